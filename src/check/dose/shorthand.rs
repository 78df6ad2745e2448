//! MED-10: no shorthand for units, ways into the body or times
//!
//! # What it finds
//! The abbreviations of two official lists: times (`QD`, `BID`, `q4h`, `prn`, `qhs`), ways into the body (`PO`, `SC`,
//! `AU`), units (`gr`, `gtt`, `10K units`), Roman numerals before tablets, and others (`D/C`, `x3d`). Letters that can be a
//! word, a school or a country (`AS`, `IN`, `OD`, `HS`, `IT`) count only right after an amount of medicine; `po`, `im`, `iv`
//! and `sl` in small letters also after "by" or "take". "By mouth (PO)" is explained, and fine.
//!
//! # Why it matters
//! Shorthand is written for colleagues, and even they misread it: QD as QID, four times the dose. At home nobody knows it.
//!
//! # Example
//! `Take 1 tablet PO BID prn.`
//!
//! # Write instead
//! `Take 1 tablet in the morning and 1 tablet in the evening if you have pain.`
//!
//! # Source
//! The Joint Commission, official "Do Not Use" list, 2004, last reviewed 2024; ISMP, list of error-prone abbreviations,
//! symbols and dose designations, 2024. That ways and times a patient cannot know are written in full: this program's own
//! judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::abbreviations::{self, Abbreviation, Place, UNKNOWN};
use super::context::{
    self, after_dose, before, joined, literal, near_dose, next, shouted,
};
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-10",
    title: "no shorthand for units, ways into the body or times",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("shorthand.rs"),
    check: Check::Words(check),
};

/// What shorthand begins with that is known by its shape.
const SHAPED: [&str; 2] = ["q", "x"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    let list = abbreviations::all().flat_map(|each| {
        each.written.iter().map(move |words| (*words, Some((*words, each))))
    });
    // What is known by its shape comes before what is listed.
    let list = SHAPED.into_iter().map(|letter| (letter, None)).chain(list);
    let mut free = (0, 0);
    for (at, place, listed) in subject.index.listed(list) {
        let passage = &subject.passages[at];
        if matches!(passage.kind, Kind::Say | Kind::Phone) || (at, place) < free {
            continue;
        }
        let (last, finding) = match listed {
            None => {
                let Some((last, write)) = shaped(passage, place) else { continue };
                let range = passage.bytes(place, last);
                let message = format!("`{}` is shorthand", &passage.text[range.clone()]);
                (last, Finding::at(subject, passage, range, message).hint(write))
            }
            Some((words, each)) => {
                // The `K` of `10K`.
                let apart = each.place == Place::AfterNumber || !joined(passage, place);
                let last = literal(passage, place, words)
                    .filter(|last| apart && stands(passage, place, *last, each));
                let Some(last) = last else { continue };
                (last, told(subject, passage, place, last, each))
            }
        };
        found.push(finding);
        free = (at, last + 1);
    }
    found
}

fn told(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    place: usize,
    last: usize,
    each: &Abbreviation,
) -> Finding {
    let range = passage.bytes(place, last);
    let words = &passage.text[range.clone()];
    let message = if each.misread == UNKNOWN {
        format!("`{words}` ({}) is shorthand that patients do not know", each.meant)
    } else {
        format!("`{words}` ({}) can be read as {}", each.meant, each.misread)
    };
    Finding::at(subject, passage, range, message).hint(format!("write {}", each.write))
}

/// Whether letters stand for what the list says.
fn stands(passage: &Passage<'_>, place: usize, last: usize, each: &Abbreviation) -> bool {
    let behind = next(passage, last);
    // `IV (into a vein)` is explained.
    let known = each.misread == UNKNOWN || each.meant == "under the skin";
    if known && (passage.token(behind) == "(" || explained(passage, place, last, each)) {
        return false;
    }
    match each.place {
        Place::Everywhere => !shouted(passage, place) && !named(passage, place, last),
        Place::NearDose => {
            let address = passage.token(behind) == "Box";
            !address && !shouted(passage, place) && near_dose(passage, place)
        }
        Place::AfterDose => !shouted(passage, place) && after_dose(passage, place),
        Place::AfterDoseOrBy => {
            let by = before(passage, place)
                .is_some_and(|earlier| context::is(passage, earlier, &["by", "take"]));
            !named(passage, place, last)
                && (after_dose(passage, place) || by && near_dose(passage, place))
        }
        Place::AfterNumber => after_number(passage, place, last, each.meant),
        Place::Insulin => {
            let range = context::sentence(passage, place);
            context::word(passage, range, &["insulin"]).is_some()
        }
        Place::BeforeForm => {
            let kinds = [
                "type", "stage", "phase", "grade", "class", "part", "step", "schedule",
                "level", "chapter",
            ];
            let named = before(passage, place)
                .is_some_and(|earlier| context::is(passage, earlier, &kinds));
            let form = units::named(passage.token(behind));
            !named && form.is_some_and(|form| form.form)
        }
    }
}

/// Whether letters stand in brackets behind what they mean: `by mouth (PO)`.
fn explained(
    passage: &Passage<'_>,
    place: usize,
    last: usize,
    each: &Abbreviation,
) -> bool {
    let open = place.checked_sub(1).filter(|at| passage.token(*at) == "(");
    let word = open.and_then(|open| before(passage, open));
    let meant = each.meant.split(' ').next_back().unwrap_or_default();
    passage.token(last + 1) == ")"
        && word.is_some_and(|at| passage.token(at).eq_ignore_ascii_case(meant))
}

/// Whether letters belong to a longer name: `prn-1`, `@QD`, `Washington D/C`.
fn named(passage: &Passage<'_>, place: usize, last: usize) -> bool {
    let sign = |at: usize| matches!(passage.token(at), "-" | "_" | "@" | "/" | "&");
    let begins = place > 0 && sign(place - 1);
    let goes_on = sign(last + 1)
        && passage.token(last + 1) != "/"
        && matches!(passage.sort(last + 2), Sort::Word | Sort::Number);
    let city = before(passage, place)
        .map(|at| {
            if passage.token(at) == "," { before(passage, at).unwrap_or(at) } else { at }
        })
        .is_some_and(|at| passage.token(at) == "Washington");
    begins && passage.token(place - 1) != "/" || goes_on || city
}

/// Whether letters are the unit of a number; thousands and millions only before a unit.
fn after_number(passage: &Passage<'_>, place: usize, last: usize, meant: &str) -> bool {
    let number = if joined(passage, place) {
        place.checked_sub(1)
    } else {
        before(passage, place)
    };
    if number.is_none_or(|number| passage.sort(number) != Sort::Number) {
        return false;
    }
    let counts = meant.starts_with("thousand") || meant.starts_with("million");
    if counts {
        return units::named(passage.token(next(passage, last)))
            .is_some_and(|unit| unit.dose);
    }
    !units::is_result(passage, last)
}

/// Shorthand that is known by its shape: `q4h`, `q 12 hrs`, `q6PM`, `q1d`, `x3d`, `x 5 days`.
fn shaped(passage: &Passage<'_>, place: usize) -> Option<(usize, &'static str)> {
    let letter = passage.token(place);
    if joined(passage, place) {
        return None;
    }
    let number = if matches!(letter, "q" | "Q" | "x") {
        next(passage, place)
    } else {
        return None;
    };
    if passage.sort(number) != Sort::Number {
        return None;
    }
    // Up to another end: `q4-6h`.
    let mut end = number;
    if matches!(passage.token(end + 1), "-" | "–")
        && passage.sort(end + 2) == Sort::Number
    {
        end += 2;
    }
    let unit = next(passage, end);
    if letter == "x" {
        let glued = passage.sort(place + 1) == Sort::Number;
        let days = passage.token(unit) == "d" && glued
            || context::is(passage, unit, &["days", "weeks", "doses", "wk"])
                && before(passage, place)
                    .is_none_or(|at| passage.sort(at) != Sort::Number);
        return days.then_some((unit, "write how many days, such as `for 3 days`"));
    }
    let times = [
        "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "wk", "weeks", "pm", "am",
        "min", "mo",
    ];
    context::is(passage, unit, &times).then_some((
        unit,
        "write the times, such as `at 8 a.m. and 8 p.m.`, or `every 4 hours`",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    fn finds(words: &str, found: &[&str]) {
        assert_eq!(found_in_words(&RULE, words), found, "{words}");
    }

    #[test]
    fn times_are_words() {
        finds("QD", &["QD"]);
        finds("q.o.d.", &["q.o.d."]);
        finds("1-2 tabs BID prn", &["BID", "prn"]);
        finds(
            "Take 5 mg q4h, q 12 hrs, q4-6h, or q6PM.",
            &["q4h", "q 12 hrs", "q4-6h", "q6PM"],
        );
        finds("Take 1 tablet HS for x3d.", &["HS", "x3d"]);
        finds("Take 5 mg OD, then tiw.", &["OD", "tiw"]);
    }

    #[test]
    fn ways_are_words() {
        finds("Take 5 mg PO. Inject 10 mg sub q.", &["PO", "sub q"]);
        finds("2 drops AU", &["AU"]);
        finds("1 spray IN daily", &["IN"]);
        finds("12 mg IT", &["IT"]);
        finds("4 mg IV twice", &["IV"]);
        finds("Take 5 mg po bid, or 2 mg im.", &["po", "bid", "im"]);
        finds("10 mg iv; 1 tablet sl; 5 mg sq", &["iv", "sl", "sq"]);
        finds("Take po 5 mg. Take 5 mg twice, by po.", &["po", "po"]);
        finds("Take 1 tablet (PO).", &["PO"]);
    }

    #[test]
    fn units_are_words() {
        finds("Take 5 gr, 2 gtt, or 3 ng.", &["gr", "gtt", "ng"]);
        finds("Inject 10K units.", &["K"]);
        finds("Take ii tablets or X pills.", &["ii", "X"]);
        finds("D/C it", &["D/C"]);
        finds("Use SSI for insulin.", &["SSI"]);
    }

    #[test]
    fn words_schools_and_countries_are_left_alone() {
        for words in [
            "as needed, in the morning",
            "TAKE 2 TABLETS AS DIRECTED BY MOUTH",
            "Take 2 tablets IN THE morning",
            "Take 5 mg. IT is run by us.",
            "If you take 5 mg, AS may ease.",
            "Take 5 mg and see IT. Take 5 mg for AS.",
            "Dr. OD Smith, an OD, took a bid.",
            "US and U.S.",
            "You have MS. The T3 test. HS students.",
            "Washington, D/C and Washington, D.C.",
            "A font such as l or V",
            "Vitamin B12, COVID-19, CT scan, IV line, Type IV",
            "stage IV (4), grade III tablets, Schedule II tablets",
            "Your PSA was 4 ng/mL. It is 5K long. M. K. said so.",
            "You get an SSRI for your mood.",
            "See prn-1 and me@QD",
            "I take 5 pills. I tablet-sit.",
            "Give 5 mg IV (into a vein).",
            "Take 5 mg by mouth (PO), or 1 tablet under the tongue (SL).",
            "Inject 10 mg under the skin (SC). Take 5 mg po (by mouth).",
            "Take it by iv line. The river Po. By im or post. Take 5 mg at po-1.",
            "Send 5 mg to PO Box 12.",
            "His partial response (PR) to 5 mg was good.",
            "al-EK-ti-nib",
            "an x 3 times as long",
        ] {
            finds(words, &[]);
        }
    }
}
