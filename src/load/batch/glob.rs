//! Names with `*`, which stands for any letters, also none.

use std::io;
use std::path::Path;

/// Whether a name fits a pattern.
pub fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = name.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    // Without a star there is one part, and it is all of the name.
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    let Some(mut rest) = rest.strip_suffix(last) else { return false };
    parts.all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// The files of a folder that fit, as the pattern names them, by name. What begins with a point is hidden.
pub fn files(base: &Path, pattern: &str) -> io::Result<Vec<String>> {
    let (folder, wanted) = parted(pattern);
    let here = base.join(folder);
    let here = if here.as_os_str().is_empty() { Path::new(".") } else { &here };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(here)? {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str()
            && !name.starts_with('.')
            && fits(wanted, name)
            && entry.path().is_file()
        {
            found.push(format!("{folder}{name}"));
        }
    }
    found.sort();
    Ok(found)
}

/// The folder with its last `/`, and the name in it.
pub fn parted(pattern: &str) -> (&str, &str) {
    let end = pattern.rfind('/').map_or(0, |at| at + 1);
    pattern.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, name) in [
            ("*", ""),
            ("*.toml", "alk.toml"),
            ("a*c*e", "abcde"),
            ("a*b*b", "abb"),
            ("**", "x"),
            ("plain", "plain"),
            ("*é*", "café au lait"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("*.toml", "alk.toml.bak"),
            ("a*b*b", "ab"),
            ("a*a", "a"),
            ("plain", "plainer"),
            ("", "x"),
            ("a*c*b*", "abc"),
        ] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }
}
