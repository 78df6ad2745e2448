//! LNG-02: short sentences
//!
//! # What it finds
//! A sentence of more words than the profile allows: 20 on a sheet, 15 in large print, brochures and Easy Read, 12 on a
//! card. A colon or semicolon lets the reader rest and ends the count; in a list of signs without a full stop a comma
//! does, too. Where grade 4 is asked for, as in Easy Read, it is an error. It also tells when sentences are too long on
//! average. Lists of side effects in a table of medicines are no sentences.
//!
//! # Why it matters
//! At the end of a long sentence a tired reader has lost its beginning.
//!
//! # Example
//! `If you take your pills late and then feel dizzy or sick, or have a headache that does not go away, call us.`
//!
//! # Write instead
//! `Call us if you feel dizzy or sick after a late pill. Call us also about a headache that does not go away.`
//!
//! # Source
//! Texas Department of Insurance, *Plain language checklist* (20 words); PIF, *Easy Read matters* (15 words); both as
//! read in 2026. Flesch, *The Art of Readable Writing*, 1949 (colons and semicolons). Average of 15 words: plain-language practice, this program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::sentences::{self, Sentence, Word};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-02",
    title: "short sentences",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("long_sentence.rs"),
    check: Check::Words(check),
};

/// The grade of Easy Read.
const EASY_READ: i32 = 4;
/// An average of fewer sentences says nothing.
const LEAST: usize = 10;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let settings = subject.settings;
    if !subject.parts_words() {
        return Vec::new();
    }
    let strict = settings.grade.is_some_and(|grade| grade <= EASY_READ);
    let level = if strict { Severity::Error } else { Severity::Warning };
    let mut found = Vec::new();
    let (mut words, mut count) = (0, 0);
    for passage in &subject.passages {
        let cell = passage.kind == Kind::Cell;
        if !cell && !sentences::running(passage.kind) {
            continue;
        }
        for sentence in passage.sentences() {
            let text = passage.text.get(sentence.bytes.clone()).unwrap_or_default();
            let whole = sentences::is_whole(text);
            if cell && !whole {
                continue;
            }
            if !passage.short && whole {
                words += sentence.length();
                count += 1;
            }
            let length = longest(passage, sentence, whole);
            if length > settings.sentence {
                let message = format!(
                    "this sentence has {length} words without a rest, more than {}",
                    settings.sentence
                );
                found.push(
                    Finding::at(subject, passage, sentence.bytes.clone(), message)
                        .level(level)
                        .hint("make two sentences of it, or a list")
                        .hint("leave out what the reader need not know to act"),
                );
            }
        }
    }
    if count >= LEAST && words > settings.sentence_mean * count {
        let message = format!(
            "sentences have {} words on average, more than {}",
            words.div_ceil(count),
            settings.sentence_mean
        );
        found.push(
            Finding::new(message)
                .level(Severity::Info)
                .hint("write one thought in each sentence"),
        );
    }
    found
}

/// The words of the longest stretch between rests. A list of signs, which has no full stop, rests at commas.
fn longest(passage: &Passage<'_>, sentence: &Sentence, whole: bool) -> usize {
    let between = |from: usize, to: usize| passage.text.get(from..to).unwrap_or_default();
    let commas = passage.text.get(sentence.bytes.clone()).unwrap_or_default();
    let is_list = [", ", "، "].iter().any(|comma| commas.matches(comma).count() > 1);
    let list = !whole && is_list;
    let (mut longest, mut length) = (0, 0);
    let mut end = sentence.bytes.start;
    for Word { bytes, aside, .. } in &sentence.words {
        let between = between(end, bytes.start);
        end = bytes.end;
        if between.contains([':', ';', '؛']) || list && between.contains([',', '،']) {
            length = 0;
        }
        length += usize::from(!aside);
        longest = longest.max(length);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        found_in, found_in_words, handout, paragraph, section,
    };
    use super::*;
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    const TWENTY: &str = "One two three four five six seven eight nine ten one two three four five six seven eight nine ten";

    #[test]
    fn words_are_counted_where_they_stand_apart() {
        let long = "palabra ".repeat(21) + "fin.";
        for (language, times) in [("es", 1), ("ar", 1), ("vi", 0), ("zh-Hans", 0)] {
            let mut handout = handout(vec![section("?", vec![paragraph(&long)])]);
            language.clone_into(&mut handout.language);
            assert_eq!(found_in(&RULE, &handout, Profile::TakeHome, None).len(), times);
        }
    }

    #[test]
    fn twenty_words_are_enough() {
        assert_eq!(found_in_words(&RULE, &format!("{TWENTY}. And again.")), [""; 0]);
        let long = format!("{TWENTY} more.");
        assert_eq!(found_in_words(&RULE, &format!("Short. {long}")), [long]);
    }

    #[test]
    fn points_inside_a_number_part_no_sentence() {
        let words = "Call us today, at any hour of the day or night, if your temperature rises to 100.4 °F or more than that.";
        assert_eq!(found_in_words(&RULE, words), [words]);
    }

    #[test]
    fn the_reader_rests_at_a_colon_and_in_a_list_at_commas() {
        assert_eq!(
            found_in_words(&RULE, &format!("{TWENTY}: {TWENTY}; {TWENTY}.")),
            [""; 0]
        );
        assert_eq!(found_in_words(&RULE, &format!("{TWENTY}, {TWENTY}, rash")), [""; 0]);
        let sentence = format!("{TWENTY}, {TWENTY}, rash.");
        assert_eq!(found_in_words(&RULE, &sentence), [sentence]);
    }

    #[test]
    fn the_profile_decides() {
        let handout = handout(vec![section("Which?", vec![paragraph(TWENTY)])]);
        assert_eq!(found_in(&RULE, &handout, Profile::TakeHome, None), [""; 0]);
        assert_eq!(found_in(&RULE, &handout, Profile::LargePrint, None), [TWENTY]);
    }

    #[test]
    fn easy_read_stops_at_a_long_sentence() {
        let handout = handout(vec![section("Which?", vec![paragraph(TWENTY)])]);
        for (profile, level) in
            [(Profile::EasyRead, Severity::Error), (Profile::Brochure, Severity::Warning)]
        {
            let (settings, files) = (Settings::of(profile), Files::default());
            let found = check(&Subject::of(&handout, profile, &settings, &files, None));
            assert_eq!(found[0].level, Some(level), "{profile:?}");
        }
    }

    #[test]
    fn the_average_is_told() {
        let sixteen = "One two three four five six seven eight nine ten one two three four five six. ";
        assert_eq!(found_in_words(&RULE, &sixteen.repeat(9)), [""; 0]);
        assert_eq!(found_in_words(&RULE, &sixteen.repeat(10)), [""]);
    }
}
