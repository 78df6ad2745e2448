//! META-04: what is said of medicines has a source
//!
//! # What it finds
//! A text with a table of medicines that cites no work at all, an error once the handout is approved and a warning before. A section that names one of those
//! medicines and cites no work, in a text that cites others, a matter of style.
//!
//! # Why it matters
//! Sheets of good clinics contradict each other on such things as a missed dose. Only a source shows who is right.
//!
//! # Example
//! `drugs.rows = [..]` in a file without a `[[reference]]`
//!
//! # Write instead
//! `As of November 2026, 6 are approved. [@labels]`, with the work as a `[[reference]]`.
//!
//! # Source
//! Patient Information Forum, *PIF TICK* criteria, 2020 (evidence).

use super::super::index::folded;
use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{BlockKind, plain};
use std::collections::BTreeSet;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-04",
    title: "what is said of medicines has a source",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("sources.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let handout = subject.handout;
    let mut medicines = BTreeSet::new();
    for (_, block) in subject.blocks() {
        if let BlockKind::Drugs(drugs) = &block.kind {
            medicines.extend(
                drugs.rows.iter().map(|drug| plain(&drug.generic).to_lowercase()),
            );
        }
    }
    if !medicines.is_empty() && handout.works.is_empty() {
        let message = "this text tells of medicines and cites no source";
        let hint =
            "add a [[reference]] and cite it where it bears out what is said: [@id]";
        let place = handout.title.span;
        return vec![Finding::new(message).place(place).hint(hint).missing(subject)];
    }
    if handout.works.is_empty() {
        return Vec::new();
    }
    let mut claims: BTreeSet<usize> = BTreeSet::new();
    let mut cited: BTreeSet<usize> = BTreeSet::new();
    for passage in subject.passages.iter().filter(|passage| !passage.cited.is_empty()) {
        cited.extend(passage.section.filter(|_| !passage.short));
    }
    for (at, place) in subject.index.places(&medicines) {
        let passage = &subject.passages[at];
        let claim = medicines.contains(folded(passage.token(place)).as_ref());
        if claim && running(passage.kind) && !passage.short {
            claims.extend(passage.section);
        }
    }
    let bare = claims
        .difference(&cited)
        .filter_map(|section| handout.sections.get(*section));
    let found = bare.map(|section| {
        let heading = plain(&section.heading);
        let message = format!("the section `{heading}` gives facts and cites no source");
        let mut finding = Finding::new(message)
            .place(section.span)
            .hint("cite the work that bears them out: [@id]")
            .level(Severity::Info);
        finding.words = heading;
        finding
    });
    found.collect()
}

/// Whether passages of a kind are running text, in which the name of a medicine is a claim.
const fn running(kind: Kind) -> bool {
    match kind {
        Kind::Paragraph | Kind::Item | Kind::Point | Kind::Cell | Kind::Notice => true,
        Kind::Title
        | Kind::Subtitle
        | Kind::Heading
        | Kind::Subheading
        | Kind::Stem
        | Kind::CallLabel
        | Kind::Sign
        | Kind::Tick
        | Kind::Label
        | Kind::Generic
        | Kind::Brand
        | Kind::Say
        | Kind::OfDrug
        | Kind::Who
        | Kind::Hours
        | Kind::Phone
        | Kind::ScheduleRow
        | Kind::Term
        | Kind::Meaning
        | Kind::Caption
        | Kind::Alt => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, cited, drugs, found, handout, paragraph, section, work,
    };
    use super::RULE;

    #[test]
    fn medicines_need_a_source() {
        let table = || section("Which?", vec![block(drugs("alectinib"))]);
        assert_eq!(found(&RULE, &handout(vec![table()])), [""]);
        let mut sourced = handout(vec![table()]);
        sourced.works = vec![work(1)];
        assert_eq!(found(&RULE, &sourced), [""; 0]);
        let other = handout(vec![section("What is it?", vec![paragraph("Genes.")])]);
        assert_eq!(found(&RULE, &other), [""; 0]);
    }

    #[test]
    fn a_section_that_names_a_medicine_cites_a_work() {
        let mut of = handout(vec![
            section("Which?", vec![block(drugs("alectinib"))]),
            section("How?", vec![paragraph("Take Alectinib with food.")]),
            section("Why?", vec![cited("Alectinib holds it back.", 1)]),
            section("What else?", vec![paragraph("Eat well.")]),
        ]);
        of.works = vec![work(1)];
        assert_eq!(found(&RULE, &of), ["How?"]);
    }
}
