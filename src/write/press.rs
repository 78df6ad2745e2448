//! Streams → pressed streams, two at a time: none needs to know another.

use super::object::name;
use flate2::{Compress, Compression, FlushCompress};
use lopdf::Dictionary;
use std::cmp::Reverse;
use std::thread;

/// How hard streams are pressed. 9 saves one byte in 300 more and costs a fifth more than 7; 6 saves as much time again and costs
/// one byte in 100.
const LEVEL: u32 = 7;

/// What compresses. One serves all streams: a new one clears a quarter of a megabyte.
pub(super) fn new() -> Compress {
    Compress::new(Compression::new(LEVEL), true)
}

/// A stream that is to be written (ISO 32000-1, 7.3.8).
#[derive(Debug)]
pub(super) struct Stream {
    /// The number of the object in the file.
    pub number: usize,
    /// Its entries, but for its length.
    pub dictionary: Dictionary,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Stream {
    fn is_pressed(&self) -> bool {
        self.dictionary.has(b"Filter")
    }

    /// Deflates its bytes.
    pub(super) fn press(&mut self, press: &mut Compress) {
        self.dictionary.set("Filter", name("FlateDecode"));
        self.content = deflated(press, &self.content);
    }
}

/// To press less than so many bytes takes no longer than to call somebody else.
const ALONE: usize = 16 * 1024;

/// Presses streams, each by itself, so that it does not matter who presses which: the largest first, each by whoever has less
/// to press so far.
pub(super) fn all(streams: &mut [Stream], press: &mut Compress) {
    let mut waiting: Vec<&mut Stream> =
        streams.iter_mut().filter(|stream| !stream.is_pressed()).collect();
    waiting.sort_by_key(|stream| Reverse(stream.content.len()));
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    let (mut own, mut other) = (0, 0);
    for stream in waiting {
        let bytes = stream.content.len();
        if own <= other + ALONE {
            own += bytes;
            mine.push(stream);
        } else {
            other += bytes;
            theirs.push(stream);
        }
    }
    thread::scope(|scope| {
        if !theirs.is_empty() {
            scope.spawn(|| {
                let mut press = new();
                theirs.into_iter().for_each(|stream| stream.press(&mut press));
            });
        }
        mine.into_iter().for_each(|stream| stream.press(press));
    });
}

/// The bytes, deflated.
fn deflated(press: &mut Compress, content: &[u8]) -> Vec<u8> {
    press.reset();
    let mut pressed = Vec::with_capacity(content.len() / 2 + 64);
    loop {
        let taken = usize::try_from(press.total_in()).unwrap_or(usize::MAX);
        let rest = content.get(taken..).unwrap_or_default();
        // Deflating knows no error but a call out of turn.
        let status = press.compress_vec(rest, &mut pressed, FlushCompress::Finish);
        match status {
            Ok(flate2::Status::StreamEnd) | Err(_) => break,
            Ok(flate2::Status::Ok | flate2::Status::BufError) => {
                pressed.reserve(content.len() / 4 + 64);
            }
        }
    }
    // A last byte that is a line end runs together with the one before `endstream`, and readers disagree on the length
    // (ISO 19005-2, 6.1.7.1). What follows the end of the deflated data is not read.
    if pressed.last().is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
        pressed.push(0);
    }
    pressed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn streams() -> Vec<Stream> {
        let words = "Call us if you have a fever of 100.4 °F or more. ";
        let content = |times: usize| words.repeat(times).into_bytes();
        (1..30)
            .map(|number| {
                let content = content(number * number % 17 * 90);
                Stream { number, dictionary: Dictionary::new(), content }
            })
            .collect()
    }

    #[test]
    fn it_does_not_matter_who_presses() {
        let (mut together, mut alone) = (streams(), streams());
        assert!(
            alone.iter().map(|stream| stream.content.len()).sum::<usize>() > 8 * ALONE
        );
        // What is pressed already is left as it is.
        together[3].dictionary.set("Filter", name("DCTDecode"));
        alone[3].dictionary.set("Filter", name("DCTDecode"));
        all(&mut together, &mut new());
        for stream in alone.iter_mut().filter(|stream| !stream.is_pressed()) {
            stream.press(&mut new());
        }
        for (one, other) in together.iter().zip(&alone) {
            assert_eq!((one.number, &one.content), (other.number, &other.content));
            assert_eq!(one.dictionary, other.dictionary);
        }
    }
}
