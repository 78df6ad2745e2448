//! How hard a handout is to read: what is counted, and what the formulas make of it, for all text and without its terms.
//!
//! Counted is what a person reads: title, headings, paragraphs, bullets, cells, each with a sentence end. Never counted are
//! works cited, telephones, addresses, the words beside a code, labels of write-on lines and columns, and how a word is
//! said. Shorter texts that stand in for others are not counted with them.

use super::super::index::folded;
use super::super::passages::{Kind, Passage};
use super::super::subject::Subject;
use super::counts::{and, of_word};
use super::sentences::{self, Sentence};
use super::terms::Terms;
use crate::handout::BlockKind;
use crate::language::primary;

pub use super::counts::Counts;
pub use super::formulas::Formula;

/// Fewer words give no grade.
pub const FEWEST_WORDS: usize = 100;
/// SMOG is made for so many sentences; from fewer it is an estimate.
pub const SMOG_SENTENCES: usize = 30;
/// So many of the hardest sentences are shown.
const WORST: usize = 3;
/// A sentence of fewer words is no measure of anything.
const LEAST_SENTENCE: usize = 8;

/// How hard a handout is to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// What is counted in all of its text.
    pub all: Counts,
    /// The same without the names of medicines and the words it explains.
    pub plain: Counts,
    /// What each formula for the language makes of both, in thousandths, the formula that is judged first. Empty if there
    /// is no accepted formula for the language, or fewer than [`FEWEST_WORDS`] words.
    pub values: Vec<Value>,
    /// The hardest sentences, the hardest first.
    pub worst: Vec<Hard>,
}

/// What one formula says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// The formula.
    pub formula: Formula,
    /// Of all text, in thousandths.
    pub all: i64,
    /// Of the text without medical terms, in thousandths.
    pub plain: i64,
    /// It is an estimate: SMOG of fewer than [`SMOG_SENTENCES`] sentences.
    pub estimate: bool,
}

/// A sentence that is hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hard {
    /// The sentence.
    pub text: String,
    /// How many words it has.
    pub words: usize,
    /// What the formula that is judged makes of it alone, in thousandths.
    pub value: i64,
}

impl Value {
    /// A value as it is printed: one decimal; a grade under 1 is "below grade 1".
    pub fn told(self, thousandths: i64) -> String {
        if self.formula.grade() && thousandths < 1000 {
            return "below grade 1".to_owned();
        }
        let sign = if thousandths < -49 { "−" } else { "" };
        let tenths = (thousandths.unsigned_abs() + 50) / 100;
        format!("{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

/// Whether there is an accepted formula for a language.
pub fn is_graded(tag: &str) -> bool {
    !Formula::of(&primary(tag).to_ascii_lowercase()).is_empty()
}

/// How hard a handout is to read.
pub fn score(subject: &Subject<'_>) -> Score {
    let language = subject.language();
    let formulas = Formula::of(&language);
    let terms = Terms::of(&subject.passages);
    let mut score = Score {
        all: Counts::default(),
        plain: Counts::default(),
        values: Vec::new(),
        worst: Vec::new(),
    };
    for passage in subject.passages.iter().filter(|passage| counted(passage)) {
        for sentence in passage.sentences() {
            let mut own = Counts::default();
            let mut plain = Counts::default();
            for (place, word) in sentence.words.iter().enumerate() {
                let start = word.bytes.start;
                let foreign = passage.foreign.iter().any(|range| range.contains(&start));
                // No formula of this language reads words of another.
                if word.aside || foreign {
                    continue;
                }
                let counts = of_word(passage, sentence, place, &language);
                own = and(own, counts);
                let text = passage.text.get(word.bytes.clone()).unwrap_or_default();
                if !terms.has(&folded(text)) {
                    plain = and(plain, counts);
                }
            }
            own.sentences = usize::from(own.words > 0);
            plain.sentences = usize::from(plain.words > 0);
            score.all = and(score.all, own);
            score.plain = and(score.plain, plain);
            if let Some(&formula) = formulas.first()
                && sentences::running(passage.kind)
            {
                hardest(&mut score.worst, passage, sentence, own, formula);
            }
        }
    }
    if score.all.words >= FEWEST_WORDS {
        let values = formulas.iter().filter_map(|&formula| {
            let all = formula.value(score.all)?;
            let plain = formula.value(score.plain).unwrap_or(all);
            let estimate =
                formula == Formula::Smog && score.all.sentences < SMOG_SENTENCES;
            Some(Value { formula, all, plain, estimate })
        });
        score.values = values.collect();
    }
    score
}

/// Keeps the hardest sentences.
fn hardest(
    worst: &mut Vec<Hard>,
    passage: &Passage<'_>,
    sentence: &Sentence,
    counts: Counts,
    formula: Formula,
) {
    let Some(value) = formula.value(counts).filter(|_| counts.words >= LEAST_SENTENCE)
    else {
        return;
    };
    let harder = |than: &Hard| {
        if formula.grade() { value > than.value } else { value < than.value }
    };
    let at = worst.iter().position(harder).unwrap_or(worst.len());
    let text = passage.text.get(sentence.bytes.clone()).unwrap_or_default();
    if at < WORST && worst.iter().all(|hard| hard.text != text) {
        worst.insert(at, Hard { text: text.to_owned(), words: counts.words, value });
        worst.truncate(WORST);
    }
}

/// Whether the words of a passage count.
pub(super) fn counted(passage: &Passage<'_>) -> bool {
    let of_code = passage
        .block
        .is_some_and(|block| matches!(block.kind, BlockKind::Qr(_)));
    let kind = match passage.kind {
        Kind::Title
        | Kind::Subtitle
        | Kind::Heading
        | Kind::Subheading
        | Kind::Paragraph
        | Kind::Stem
        | Kind::Item
        | Kind::Point
        | Kind::CallLabel
        | Kind::Sign
        | Kind::Tick
        | Kind::Cell
        | Kind::Generic
        | Kind::Brand
        | Kind::OfDrug
        | Kind::Notice
        | Kind::ScheduleRow
        | Kind::Term
        | Kind::Meaning
        | Kind::Caption => true,
        Kind::Label | Kind::Say | Kind::Who | Kind::Hours | Kind::Phone | Kind::Alt => {
            false
        }
    };
    kind && !of_code && !passage.short
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, handout, paragraph, section, words};
    use super::*;
    use crate::handout::{Block, Glossary, Handout, Inline, Inlines, Term};
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    fn scored(handout: &Handout) -> Score {
        let settings = Settings::of(Profile::TakeHome);
        let files = Files::default();
        score(&Subject::of(handout, Profile::TakeHome, &settings, &files, None))
    }

    fn text(passage: &Inlines) -> Block {
        block(BlockKind::Text(vec![passage.clone()]))
    }

    /// The counts of one text alone: its heading and title are taken off.
    fn counts(language: &str, text: &str) -> Counts {
        let mut handout = handout(vec![section("-", vec![paragraph(text)])]);
        language.clone_into(&mut handout.language);
        "-".clone_into(&mut handout.title.words);
        scored(&handout).all
    }

    fn values(counts: Counts, formulas: &[Formula]) -> Vec<i64> {
        formulas.iter().filter_map(|formula| formula.value(counts)).collect()
    }

    #[test]
    fn the_english_vectors_are_counted_and_graded() {
        let vectors = [
            (
                "The cat sat on the mat. The dog ran to me.",
                [11, 2, 11, 0, 30],
                [-1_645, 116_653, 3_129, 2_200, -5_145],
            ),
            (
                "Take two tablets in the morning. Take two tablets at night.",
                [11, 2, 14, 0, 47],
                [1_573, 93_580, 3_129, 2_200, 3_942],
            ),
            (
                "Call us at once if you have a fever. Do not wait.",
                [12, 2, 13, 0, 36],
                [-467, 109_095, 3_129, 2_400, -3_093],
            ),
            (
                "Wash your hands before you touch the pills. Keep the pills in a cool, dry place. Do not share them with \
                 others.",
                [22, 3, 24, 0, 86],
                [143, 107_101, 3_129, 2_933, 3_149],
            ),
        ];
        for (text, told, graded) in vectors {
            let counts = counts("en-US", text);
            let Counts { words, sentences, syllables, long, letters, .. } = counts;
            assert_eq!([words, sentences, syllables, long, letters], told, "{text}");
            let formulas = [
                Formula::FleschKincaid,
                Formula::FleschEase,
                Formula::Smog,
                Formula::Fog,
                Formula::ColemanLiau,
            ];
            assert_eq!(values(counts, &formulas), graded, "{text}");
        }
        let hard = counts(
            "en-US",
            "Chemotherapy medications frequently precipitate immunosuppression. Immediately communicate temperature \
             elevations.",
        );
        let Counts { words, sentences, syllables, long, letters, .. } = hard;
        assert_eq!([words, sentences, syllables, long, letters], [9, 2, 39, 9, 104]);
        let formulas =
            [Formula::FleschKincaid, Formula::FleschEase, Formula::Smog, Formula::Fog];
        assert_eq!(values(hard, &formulas), [37_298, -164_332, 15_248, 41_800]);
    }

    #[test]
    fn the_spanish_and_german_vectors_are_counted_and_scored() {
        let spanish =
            counts("es", "Tome dos tabletas en la mañana. Llame si tiene fiebre.");
        assert_eq!([spanish.words, spanish.sentences, spanish.syllables], [10, 2, 18]);
        assert_eq!(values(spanish, Formula::of("es")), [89_695, 93_740]);
        let german = counts(
            "de-AT",
            "Nehmen Sie morgens zwei Tabletten. Rufen Sie uns an, wenn Sie Fieber haben.",
        );
        assert_eq!([german.words, german.sentences, german.syllables], [13, 2, 20]);
        assert_eq!(values(german, Formula::of("de")), [1_935, 83_500]);
    }

    #[test]
    fn the_hardest_sentences_are_kept_once() {
        let easy = "Call us if you feel sick or hot. ";
        let hard = "Immediately communicate temperature elevations to us at home. ";
        let text = [easy, hard, hard, easy].concat();
        let score = scored(&handout(vec![section("What?", vec![paragraph(&text)])]));
        let worst: Vec<&str> =
            score.worst.iter().map(|hard| hard.text.as_str()).collect();
        assert_eq!(worst, [hard.trim_end(), easy.trim_end()]);
    }

    #[test]
    fn few_words_and_other_languages_get_no_grade() {
        let text = "Call us if you feel ill. ".repeat(16);
        let short = handout(vec![section("What?", vec![paragraph(&text)])]);
        assert_eq!(scored(&short).all.words, 16 * 6 + 1 + 2);
        assert_eq!(scored(&short).values, []);
        let text = text + "Please.";
        let mut enough = handout(vec![section("What?", vec![paragraph(&text)])]);
        assert_eq!(scored(&enough).values.len(), 5);
        assert!(scored(&enough).values[1].estimate);
        "vi".clone_into(&mut enough.language);
        assert_eq!(scored(&enough).values, []);
    }

    #[test]
    fn how_a_word_is_said_is_no_word() {
        let said = counts(
            "en-US",
            "It is an inhibitor (in-HIB-ih-ter), ALK-positive (BRCA-positive).",
        );
        assert_eq!(said.words, 6);
    }

    #[test]
    fn no_formula_reads_words_of_another_language() {
        let mut passage = words("Tome dos tabletas. ");
        let own = scored(&handout(vec![section("-", vec![text(&passage)])])).all;
        passage.push(Inline::Foreign {
            language: "en".to_owned(),
            inlines: words("Immediately."),
        });
        let both = scored(&handout(vec![section("-", vec![text(&passage)])])).all;
        assert_eq!(both, own);
    }

    #[test]
    fn terms_are_left_out_of_the_second_counts_only() {
        let meaning = Term {
            term: words("Metastatic"),
            say: None,
            meaning: words("Spread"),
        };
        let glossary = block(BlockKind::Glossary(Glossary { items: vec![meaning] }));
        let handout = handout(vec![section(
            "What?",
            vec![paragraph("These are metastases. See cancer.gov or call."), glossary],
        )]);
        let score = scored(&handout);
        // The address is no word; title, heading, term and meaning are sentences.
        assert_eq!([score.all.words, score.all.sentences], [11, 6]);
        assert_eq!([score.plain.words, score.plain.sentences], [9, 5]);
    }

    #[test]
    fn grades_are_told_with_one_decimal() {
        let value = Value {
            formula: Formula::Smog,
            all: 0,
            plain: 0,
            estimate: false,
        };
        assert_eq!(value.told(5_449), "5.4");
        assert_eq!(value.told(5_450), "5.5");
        assert_eq!(value.told(-1_645), "below grade 1");
        let ease = Value { formula: Formula::Inflesz, ..value };
        assert_eq!(ease.told(-164_332), "−164.3");
    }
}
