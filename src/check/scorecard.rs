//! Two instruments for materials that patients read, as far as a program can answer them.
//!
//! PEMAT-P (Agency for Healthcare Research and Quality, 2013) asks 24 things of print, the CDC Clear Communication Index
//! (Centers for Disease Control and Prevention, 2014) 20. What is asked stands here in our own words, under the official
//! numbers. People are trained to score with them; this is a look beforehand, never the score.

use super::language::ENGLISH;
use crate::diag::Report;
use crate::handout::{BlockKind, Handout, Inline};
use crate::language;

/// An instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instrument {
    /// Patient Education Materials Assessment Tool for print.
    Pemat,
    /// Clear Communication Index.
    Index,
}

impl Instrument {
    /// Its name, with who made it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pemat => "PEMAT-P (AHRQ, 2013)",
            Self::Index => "Clear Communication Index (CDC, 2014)",
        }
    }
}

/// One thing that is asked, and what a program can say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// By which instrument.
    pub instrument: Instrument,
    /// Its official number.
    pub number: u8,
    /// What is asked.
    pub asks: &'static str,
    /// The answer.
    pub verdict: Verdict,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The program sees nothing against it.
    Yes,
    /// The program sees what speaks against it.
    No(String),
    /// Nothing in the handout is of that kind.
    None,
    /// Only a person can say.
    Person,
}

/// How an item is judged.
#[derive(Clone, Copy)]
enum How {
    /// None of these rules has found anything.
    Quiet(&'static [&'static str]),
    /// A block of such a kind is there; else what is missing.
    Has(fn(&BlockKind) -> bool, &'static str),
    /// A block of such a kind is there and these rules are quiet; without such a block it is not asked.
    OfThose(fn(&BlockKind) -> bool, &'static [&'static str]),
    /// Bold words are there.
    Bold,
    /// A key-points block stands before everything or in the first section.
    First,
    /// A person must say.
    Person,
}

use How::{Bold, First, Has, OfThose, Person, Quiet};

type Asked = (u8, &'static str, How);

const PEMAT: [Asked; 24] = [
    (1, "the purpose is evident at once", Person),
    (2, "nothing distracts from the purpose", Person),
    (3, "words are those of everyday", Quiet(&["LNG-05"])),
    (4, "medical terms are few, and each is explained", Quiet(&["LNG-06", "LNG-07"])),
    (5, "sentences are in the active voice", Quiet(&["LNG-04"])),
    (6, "numbers are clear", Quiet(&["LNG-12", "LNG-13", "LNG-14"])),
    (7, "nothing has to be calculated", Person),
    (8, "text comes in short pieces", Quiet(&["LNG-02", "LNG-03"])),
    (9, "headings say what follows", Quiet(&["LNG-09"])),
    (10, "the order makes sense to the reader", Person),
    (11, "the main points are summed up", Has(is_points, "a key-points block")),
    (12, "boxes, bullets or bold lead the eye", Bold),
    (15, "pictures are used where they help", Person),
    (16, "pictures support the text", Person),
    (17, "pictures have captions", OfThose(is_figure, &["STR-07"])),
    (18, "pictures are clear", OfThose(is_figure, &["PAG-09"])),
    (19, "tables are simple, with short headings", OfThose(is_table, &["STR-06"])),
    (
        20,
        "the reader is told at least one thing to do",
        Has(is_action, "a call box, checklist or list of steps"),
    ),
    (21, "the reader is spoken to", Quiet(&["LNG-08"])),
    (22, "what to do is broken into steps", Has(is_steps, "a numbered list")),
    (
        23,
        "there is something to fill in or tick",
        Has(is_tool, "a checklist, schedule or lines to write on"),
    ),
    (24, "calculations are explained", Person),
    (25, "it is said how to use charts and tables", Person),
    (26, "pictures help to act", Person),
];

const INDEX: [Asked; 20] = [
    (1, "there is one main message", Has(is_points, "a key-points block")),
    (2, "it stands at the top", First),
    (3, "it is set off to the eye", Has(is_points, "a key-points block")),
    (4, "a picture conveys or supports it", Has(is_figure, "a figure")),
    (
        5,
        "the reader is called to act",
        Has(is_action, "a call box, checklist or list of steps"),
    ),
    (6, "message and call are in the active voice", Quiet(&["LNG-04"])),
    (7, "words are those of the audience", Quiet(&["LNG-05", "LNG-06"])),
    (8, "facts are listed", Has(is_list, "a list")),
    (9, "text is in pieces with headings", Quiet(&["LNG-03", "LNG-09"])),
    (10, "the most important stands in the first part", First),
    (11, "it is said what is known and what is not", Person),
    (12, "a behavior is recommended", Person),
    (13, "it is said why it matters", Person),
    (14, "it is said how and how often", Person),
    (15, "numbers are of a kind the audience knows", Quiet(&["LNG-13", "LNG-14"])),
    (16, "every number is explained", Person),
    (17, "nothing has to be calculated", Person),
    (18, "the nature of the risk is explained", Person),
    (19, "risks and benefits are both told", Person),
    (20, "chances are told in numbers and in words or pictures", Person),
];

/// What a program can say about a handout; `report` holds what the rules have found.
pub fn of(handout: &Handout, report: &Report) -> Vec<Answer> {
    let lists =
        [(Instrument::Pemat, PEMAT.as_slice()), (Instrument::Index, INDEX.as_slice())];
    lists
        .into_iter()
        .flat_map(|(instrument, asked)| {
            asked.iter().map(move |&(number, asks, how)| Answer {
                instrument,
                number,
                asks,
                verdict: verdict(handout, report, how),
            })
        })
        .collect()
}

fn verdict(handout: &Handout, report: &Report, how: How) -> Verdict {
    let yes = |is: bool, missing: &str| {
        if is {
            Verdict::Yes
        } else {
            Verdict::No(format!("there is no {}", missing.trim_start_matches("a ")))
        }
    };
    match how {
        Quiet(rules) => quiet(handout, report, rules),
        Has(is, missing) => yes(blocks(handout).any(is), missing),
        OfThose(is, rules) => {
            if blocks(handout).any(is) {
                quiet(handout, report, rules)
            } else {
                Verdict::None
            }
        }
        Bold => {
            let mut bold = blocks(handout).any(is_box) || blocks(handout).any(is_list);
            crate::reading::each(handout, &mut |inlines| {
                bold |= inlines.iter().any(|inline| matches!(inline, Inline::Strong(_)));
            });
            yes(bold, "box, list or bold word")
        }
        First => {
            let lead = handout.lead.iter();
            let first =
                handout.sections.iter().take(1).flat_map(|section| &section.blocks);
            yes(
                lead.chain(first).any(|block| is_points(&block.kind)),
                "key-points block at the top",
            )
        }
        Person => Verdict::Person,
    }
}

fn quiet(handout: &Handout, report: &Report, rules: &[&str]) -> Verdict {
    let counted = ["LNG-02", "LNG-03"];
    let deaf = |rule: &&str| {
        !language::same(&handout.language, "en") && ENGLISH.contains(rule)
            || !language::parts_words(&handout.language) && counted.contains(rule)
    };
    if rules.iter().any(deaf) {
        return Verdict::Person;
    }
    let of = |rule: &&str| {
        let found = report.sorted().iter().filter(|found| found.rule == *rule).count();
        (found > 0).then(|| format!("{rule} {found} times"))
    };
    let loud: Vec<String> = rules.iter().filter_map(of).collect();
    if loud.is_empty() { Verdict::Yes } else { Verdict::No(loud.join(", ")) }
}

fn blocks(handout: &Handout) -> impl Iterator<Item = &BlockKind> {
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    handout.lead.iter().chain(sections).map(|block| &block.kind)
}

const fn is_points(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Points(_))
}

const fn is_figure(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Figure(_))
}

const fn is_table(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Table(_) | BlockKind::Drugs(_))
}

const fn is_list(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::List(_) | BlockKind::Points(_) | BlockKind::Checklist(_))
}

const fn is_box(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Points(_) | BlockKind::Call(_) | BlockKind::Notice(_))
}

fn is_action(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Call(_) | BlockKind::Checklist(_)) || is_steps(kind)
}

fn is_steps(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::List(list) if list.numbered)
}

const fn is_tool(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Checklist(_)
            | BlockKind::Schedule(_)
            | BlockKind::Lines(_)
            | BlockKind::Fields(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;
    use crate::check::try_out::handout;

    #[test]
    fn rules_that_ask_whether_the_text_is_english_answer_for_english_alone() {
        let language = rules().filter(|rule| rule.id.starts_with("LNG"));
        let asking = language.filter(|rule| rule.page.contains("subject.english()"));
        let asking: Vec<&str> = asking.map(|rule| rule.id).collect();
        assert_eq!(asking, ENGLISH);
    }

    #[test]
    fn what_no_rule_hears_in_a_language_is_left_to_a_person() {
        let mut handout = handout(vec![]);
        let answer = |handout: &Handout, number| {
            let answers = of(handout, &Report::default());
            answers
                .into_iter()
                .find(|answer| answer.number == number)
                .unwrap()
                .verdict
        };
        let said = |language: &str, handout: &mut Handout| {
            language.clone_into(&mut handout.language);
            // Words of everyday; short pieces.
            [answer(handout, 3), answer(handout, 8)]
        };
        assert_eq!(said("en-GB", &mut handout), [Verdict::Yes, Verdict::Yes]);
        assert_eq!(said("es", &mut handout), [Verdict::Person, Verdict::Yes]);
        assert_eq!(said("zh-Hans", &mut handout), [Verdict::Person, Verdict::Person]);
    }

    #[test]
    fn every_rule_that_answers_is_one() {
        let known = |id: &str| rules().any(|rule| rule.id == id);
        for (number, _, how) in PEMAT.iter().chain(&INDEX) {
            if let Quiet(rules) | OfThose(_, rules) = how {
                assert!(rules.iter().all(|id| known(id)), "item {number}");
            }
        }
    }
}
