//! `{lang.en|chest X-ray}` → words in another language than those around them.

use crate::language::is_tag;

/// A language and words in it, or what is wrong and what to write instead.
pub type Found<'w> = Result<(&'w str, &'w str), (&'static str, &'static str)>;

/// Reads words in another language, with their braces; `None` if they are something else.
pub fn read(written: &str) -> Option<Found<'_>> {
    const HINT: &str =
        "name the language and write the words after a bar: {lang.en|chest X-ray}";
    let inner = written.strip_prefix('{')?.strip_suffix('}')?.trim_start();
    let inner = inner.strip_prefix("lang.")?;
    let Some((language, words)) = inner.split_once('|') else {
        return Some(Err(("words in another language are missing", HINT)));
    };
    let (language, words) = (language.trim(), words.trim());
    Some(if !is_tag(language) {
        Err(("this is no language tag", HINT))
    } else if words.is_empty() {
        Err(("words in another language are missing", HINT))
    } else {
        Ok((language, words))
    })
}
