//! Marks of bytes: SHA-256 (FIPS 180-4), by which a file is known again.

use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

/// The SHA-256 of some bytes. Files of the same digest hold the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of texts in their order. Each is told with its length, so that no two lists run together alike.
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hasher = Sha256::new();
        for text in texts {
            hasher.update(format!("{}:", text.len()));
            hasher.update(text);
        }
        Self(hasher.finalize().into())
    }

    /// The digest of all that can be read, a piece at a time.
    pub fn of_reader(mut from: impl Read) -> io::Result<Self> {
        let mut hasher = Sha256::new();
        let mut piece = [0; 8192];
        loop {
            let length = match from.read(&mut piece) {
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            match piece.get(..length) {
                None | Some([]) => return Ok(Self(hasher.finalize().into())),
                Some(read) => hasher.update(read),
            }
        }
    }
}

/// In hexadecimal, 64 small digits.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl FromStr for Digest {
    type Err = Unreadable;

    fn from_str(written: &str) -> Result<Self, Unreadable> {
        if written.len() != 64 || !written.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Unreadable);
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            let digits = written.get(2 * place..2 * place + 2).ok_or(Unreadable)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| Unreadable)?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Unreadable};

    #[test]
    fn a_mark_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        assert_eq!(Digest::of_reader(b"abc".as_slice()).ok(), Some(Digest::of(b"abc")));
        let long = vec![7; 100_000];
        assert_eq!(Digest::of_reader(long.as_slice()).ok(), Some(Digest::of(&long)));
    }

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        let digest = Digest::of(b"");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        let cut = &digest.to_string()[1..];
        for wrong in ["", "zz", cut, &format!("é{}", &cut[1..]), &format!("{cut}00")] {
            assert_eq!(wrong.parse::<Digest>(), Err(Unreadable), "{wrong}");
        }
    }

    #[test]
    fn lists_that_would_run_together_have_marks_of_their_own() {
        assert_ne!(Digest::of_all(["ab", "c"]), Digest::of_all(["a", "bc"]));
        assert_ne!(Digest::of_all(["a", ""]), Digest::of_all(["a"]));
    }
}
