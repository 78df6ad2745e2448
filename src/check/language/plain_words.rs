//! The words of LNG-05: each with what to write instead, and how it changes its form.

/// How a word changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Not at all.
    Fixed,
    /// As a verb: its first word takes -s, -ed, -ing.
    Verb,
    /// As a verb that doubles its last letter: *transmitted*.
    Doubling,
    /// As a noun: its last word takes -s.
    Noun,
}

use Form::{Doubling, Fixed, Noun, Verb};

/// A word, what to write instead, its form.
pub(super) type Word = (&'static str, &'static str, Form);

/// All forms of a word, British spelling included.
pub(super) fn forms(word: &str, form: Form) -> Vec<String> {
    let (head, tail) = match (form, word.split_once(' '), word.rsplit_once(' ')) {
        (Verb | Doubling, Some((head, rest)), _) => (("", head), format!(" {rest}")),
        (Noun, _, Some((rest, last))) => ((rest, last), String::new()),
        (Fixed | Verb | Doubling | Noun, _, _) => (("", word), String::new()),
    };
    let (before, stem) = head;
    let before = if before.is_empty() { String::new() } else { format!("{before} ") };
    let british = stem.strip_suffix("ize").map(|stem| format!("{stem}ise"));
    let stems = [Some(stem.to_owned()), british].into_iter().flatten();
    let changed = stems.flat_map(|stem| {
        let mut all = vec![stem.clone()];
        match form {
            Fixed => {}
            Noun => all.push(plural(&stem)),
            Verb | Doubling => {
                let past = stem.trim_end_matches('e');
                let double = if form == Doubling { &stem[stem.len() - 1..] } else { "" };
                all.push(plural(&stem));
                all.push(match consonant_y(&stem) {
                    Some(stem) => format!("{stem}ied"),
                    None => format!("{past}{double}ed"),
                });
                all.push(format!("{past}{double}ing"));
            }
        }
        all
    });
    changed.map(|each| format!("{before}{each}{tail}")).collect()
}

/// The letters that all forms of a word begin with.
pub(super) fn stem(word: &str) -> &str {
    let first = word.split([' ', '-']).next().unwrap_or(word);
    first
        .strip_suffix("ize")
        .unwrap_or(first)
        .trim_end_matches(['e', 'y'])
}

fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'o', 'u'])).then_some(stem)
}

fn plural(word: &str) -> String {
    match consonant_y(word) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x', 'z'])
            || word.ends_with("sh")
            || word.ends_with("ch") =>
        {
            format!("{word}es")
        }
        None => format!("{word}s"),
    }
}

/// Words of officials.
pub(super) const WORDS: &[Word] = &[
    ("a large number of", "many", Fixed),
    ("a majority of", "most", Fixed),
    ("a sufficient amount of", "enough", Fixed),
    ("accompany", "go with", Verb),
    ("accomplish", "do", Verb),
    ("additional", "more, or extra", Fixed),
    ("additionally", "also", Fixed),
    ("adhere to", "follow, or stick to", Verb),
    ("adjacent to", "next to", Fixed),
    ("administer", "give", Verb),
    ("adverse drug reaction", "side effect", Noun),
    ("adverse effect", "side effect", Noun),
    ("adverse event", "side effect", Noun),
    ("adverse reaction", "side effect", Noun),
    ("alleviate", "ease", Verb),
    ("ambulate", "walk", Verb),
    ("approximately", "about", Fixed),
    ("are able to", "can", Fixed),
    ("ascertain", "find out", Verb),
    ("assist", "help", Verb),
    ("at all times", "always", Fixed),
    ("at the present time", "now", Fixed),
    ("at this point in time", "now", Fixed),
    ("attain", "reach", Verb),
    ("attempt", "try", Verb),
    ("beneficial", "helpful", Fixed),
    ("beverage", "drink", Noun),
    ("cease", "stop", Verb),
    ("commence", "start", Verb),
    ("comply with", "follow", Verb),
    ("component", "part", Noun),
    ("comprised of", "made up of", Fixed),
    ("consequently", "so", Fixed),
    ("consume", "eat or drink", Verb),
    ("currently", "now", Fixed),
    ("demonstrate", "show", Verb),
    ("detrimental", "harmful", Fixed),
    ("difficulty in breathing", "trouble breathing", Noun),
    ("diminish", "get less", Verb),
    ("disclose", "tell", Verb),
    ("discontinue", "stop", Verb),
    ("disseminate", "spread", Verb),
    ("due to the fact that", "because", Fixed),
    ("elevated", "high, or raised", Fixed),
    ("eliminate", "get rid of", Verb),
    ("endeavor", "try", Verb),
    ("ensure", "make sure", Verb),
    ("evaluate", "check", Verb),
    ("exacerbate", "make worse", Verb),
    ("excessive", "too much, or too many", Fixed),
    ("excessively", "too much", Fixed),
    ("exhibit", "show", Verb),
    ("expedite", "speed up", Verb),
    ("facilitate", "help", Verb),
    ("feasible", "can be done", Fixed),
    ("finalize", "finish", Verb),
    ("for the duration of", "during", Fixed),
    ("for the purpose of", "for", Fixed),
    ("frequently", "often", Fixed),
    ("furthermore", "also", Fixed),
    ("has the ability to", "can", Fixed),
    ("have the ability to", "can", Fixed),
    ("hence", "so", Fixed),
    ("identical", "the same", Fixed),
    ("impair", "harm", Verb),
    ("implement", "carry out", Verb),
    ("in accordance with", "following", Fixed),
    ("in an effort to", "to", Fixed),
    ("in conjunction with", "with", Fixed),
    ("in excess of", "more than", Fixed),
    ("in lieu of", "instead of", Fixed),
    ("in order to", "to", Fixed),
    ("in regard to", "about", Fixed),
    ("in regards to", "about", Fixed),
    ("in relation to", "about", Fixed),
    ("in the absence of", "without", Fixed),
    ("in the event of", "if there is", Fixed),
    ("in the event that", "if", Fixed),
    ("in the near future", "soon", Fixed),
    ("inadequate", "not enough, or poor", Fixed),
    ("indicate", "show", Verb),
    ("inform", "tell", Verb),
    ("ingest", "eat, drink or swallow", Verb),
    ("inhibit", "slow, or stop", Verb),
    ("initial", "first", Fixed),
    ("initially", "at first", Fixed),
    ("initiate", "start", Verb),
    ("inquire", "ask", Verb),
    ("insufficient", "not enough", Fixed),
    ("is able to", "can", Fixed),
    ("maintain", "keep", Verb),
    ("medical practitioner", "doctor", Noun),
    ("modify", "change", Verb),
    ("monitor your", "check your", Fixed),
    ("moreover", "also", Fixed),
    ("necessitate", "need", Verb),
    ("notify", "tell", Verb),
    ("notwithstanding", "in spite of", Fixed),
    ("numerous", "many", Fixed),
    ("observe", "watch", Verb),
    ("obtain", "get", Verb),
    ("on a daily basis", "every day", Fixed),
    ("on a monthly basis", "every month", Fixed),
    ("on a weekly basis", "every week", Fixed),
    ("optimal", "best", Fixed),
    ("optimum", "best", Fixed),
    ("owing to the fact that", "because", Fixed),
    ("participate", "take part", Verb),
    ("per annum", "a year", Fixed),
    ("permitted", "allowed", Fixed),
    ("persist", "go on, or last", Verb),
    ("pertaining to", "about", Fixed),
    ("physician", "doctor", Noun),
    ("portion", "part", Noun),
    ("possess", "have", Verb),
    ("prerequisite", "need", Noun),
    ("presently", "now", Fixed),
    ("previously", "before", Fixed),
    ("prior to", "before", Fixed),
    ("procure", "get", Verb),
    ("promptly", "right away", Fixed),
    ("provided that", "if", Fixed),
    ("purchase", "buy", Verb),
    ("refrain from", "do not", Verb),
    ("regarding", "about", Fixed),
    ("render", "make, or give", Verb),
    ("require", "need", Verb),
    ("requirement", "need", Noun),
    ("reside", "live", Verb),
    ("residence", "home", Noun),
    ("select", "choose", Verb),
    ("solely", "only", Fixed),
    ("subsequent", "next, or later", Fixed),
    ("subsequent to", "after", Fixed),
    ("subsequently", "then, or later", Fixed),
    ("substantial", "large", Fixed),
    ("sufficient", "enough", Fixed),
    ("sufficiently", "enough", Fixed),
    ("terminate", "stop, or end", Verb),
    ("the majority of", "most", Fixed),
    ("thereafter", "after that", Fixed),
    ("therefore", "so", Fixed),
    ("transmit", "pass on", Doubling),
    ("until such time as", "until", Fixed),
    ("upon", "on, or when", Fixed),
    ("utilisation", "use", Fixed),
    ("utilization", "use", Fixed),
    ("utilize", "use", Verb),
    ("whereas", "but", Fixed),
    ("whilst", "while", Fixed),
    ("with regard to", "about", Fixed),
    ("with regards to", "about", Fixed),
    ("with respect to", "about", Fixed),
    ("with the exception of", "except for", Fixed),
];

/// Words of medicine.
pub(super) const MEDICAL: &[Word] = &[
    ("abdomen", "belly", Noun),
    ("abdominal", "belly", Fixed),
    ("alopecia", "hair loss", Fixed),
    ("ambulatory", "able to walk", Fixed),
    ("analgesic", "pain medicine", Noun),
    ("antipyretic", "fever medicine", Noun),
    ("arthralgia", "joint pain", Noun),
    ("bradycardia", "slow heartbeat", Fixed),
    ("cerebrovascular accident", "stroke", Noun),
    ("contusion", "bruise", Noun),
    ("cutaneous", "skin", Fixed),
    ("dysphagia", "trouble swallowing", Fixed),
    ("dyspnea", "shortness of breath", Fixed),
    ("dyspnoea", "shortness of breath", Fixed),
    ("edema", "swelling", Fixed),
    ("emesis", "vomiting", Fixed),
    ("epistaxis", "nosebleed", Fixed),
    ("erythema", "redness", Fixed),
    ("fatigue", "tiredness", Fixed),
    ("febrile", "with a fever", Fixed),
    ("gastrointestinal", "stomach and bowel", Fixed),
    ("hematuria", "blood in the urine", Fixed),
    ("hepatic", "liver", Fixed),
    ("hypertension", "high blood pressure", Fixed),
    ("hypotension", "low blood pressure", Fixed),
    ("incision", "cut", Noun),
    ("inoculation", "shot", Noun),
    ("insomnia", "trouble sleeping", Fixed),
    ("intravenous", "into a vein", Fixed),
    ("intravenously", "into a vein", Fixed),
    ("laceration", "cut", Noun),
    ("myalgia", "muscle pain", Noun),
    ("myocardial infarction", "heart attack", Noun),
    ("neoplasm", "tumor", Noun),
    ("ocular", "eye", Fixed),
    ("oedema", "swelling", Fixed),
    ("orally", "by mouth", Fixed),
    ("orthostatic hypotension", "low blood pressure when you stand up", Fixed),
    ("paresthesia", "tingling, or numbness", Fixed),
    ("perioral", "around the mouth", Fixed),
    ("portal hypertension", "high pressure in the veins of the liver", Fixed),
    ("pruritus", "itching", Fixed),
    ("pulmonary hypertension", "high pressure in the blood vessels of the lungs", Fixed),
    ("pyrexia", "fever", Fixed),
    ("renal", "kidney", Fixed),
    ("somnolence", "sleepiness", Fixed),
    ("subcutaneous", "under the skin", Fixed),
    ("subcutaneously", "under the skin", Fixed),
    ("sublingual", "under the tongue", Fixed),
    ("sublingually", "under the tongue", Fixed),
    ("syncopal episode", "faint", Noun),
    ("tachycardia", "fast heartbeat", Fixed),
    ("topically", "on the skin", Fixed),
    ("xerostomia", "dry mouth", Fixed),
];

/// Phrases that hold such a word and have no everyday one.
pub(super) const KEPT: [&str; 17] = [
    "assisted living",
    "by initial",
    "chronic fatigue syndrome",
    "identical twin",
    "identical twins",
    "informed consent",
    "initial here",
    "physician assistant",
    "physician assistants",
    "physician's assistant",
    "portion control",
    "portion size",
    "portion sizes",
    "renal cell cancer",
    "renal cell carcinoma",
    "suicide attempt",
    "suicide attempts",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_as_they_do() {
        let all = |word, form| forms(word, form).join(" ");
        assert_eq!(all("notify", Verb), "notify notifies notified notifying");
        assert_eq!(
            all("utilize", Verb),
            "utilize utilizes utilized utilizing utilise utilises utilised utilising"
        );
        assert_eq!(
            all("transmit", Doubling),
            "transmit transmits transmitted transmitting"
        );
        assert_eq!(
            all("comply with", Verb),
            "comply with complies with complied with complying with"
        );
        assert_eq!(all("adverse reaction", Noun), "adverse reaction adverse reactions");
        assert_eq!(all("prior to", Fixed), "prior to");
    }

    #[test]
    fn all_forms_of_a_word_begin_with_its_stem() {
        for (word, _, form) in WORDS.iter().chain(MEDICAL) {
            for each in forms(word, *form) {
                assert!(each.starts_with(stem(word)), "{each}");
            }
        }
        assert_eq!(stem("utilize"), "util");
        assert_eq!(stem("comply with"), "compl");
    }

    #[test]
    fn the_list_is_long_in_order_and_says_nothing_twice() {
        assert!(WORDS.len() + MEDICAL.len() >= 120);
        for list in [WORDS, MEDICAL] {
            for pair in list.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{}", pair[1].0);
            }
        }
        assert!(KEPT.is_sorted());
        for (word, _, _) in WORDS {
            assert!(MEDICAL.iter().all(|(other, _, _)| other != word), "{word}");
        }
    }
}
