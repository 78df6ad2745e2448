//! The rules for each handout of a packet, and what only the whole packet shows.

use super::dose::{packet_fever, packet_phone};
use super::rule::Check;
use super::subject::Subject;
use super::{glyphs, rules};
use crate::diag::{Diagnostic, Report};
use crate::form::Form;
use crate::handout::{Block, BlockKind, Date, Inline};
use crate::packet::{Leaves, Packet};
use crate::source::Source;
use crate::span::Span;

/// Checks each handout as if it stood alone, then what two of them say differently; `None` if the report holds an error.
pub fn sources(report: &mut Report, packet: &Packet, today: Option<Date>) -> Option<()> {
    glyphs::check(report, &spoken(packet));
    for part in &packet.parts {
        let mark = report.mark();
        // A silence of one handout does not serve another.
        let others = std::mem::take(&mut report.silenced);
        // The report says whether it holds an error; the others are to be checked, too.
        let _ = super::source(report, &part.source, today);
        report.silenced.splice(0..0, others);
        place(report, mark, part.file);
    }
    let subjects: Vec<Subject<'_>> = packet
        .parts
        .iter()
        .map(|part| {
            let Source { handout, layout, .. } = &part.source;
            Subject::of(handout, layout.profile, &layout.settings, &report.files, today)
        })
        .collect();
    let found = [packet_fever::check(&subjects), packet_phone::check(&subjects)];
    drop(subjects);
    found.into_iter().flatten().for_each(|each| report.push(each));
    (report.errors() == 0).then_some(())
}

/// Checks the pages of each handout, then how many there are; `None` if the report holds an error.
pub fn pages(report: &mut Report, packet: &Packet, leaves: &[Leaves]) -> Option<()> {
    for piece in leaves {
        let Some(named) = piece.named else { continue };
        let mark = report.mark();
        let _ = super::pages(report, &piece.source, &piece.pages, &piece.galleys);
        place(report, mark, named);
    }
    let count: usize = leaves.iter().map(|piece| piece.pages.len()).sum();
    let most = packet.layout.settings.pages;
    match packet.layout.form {
        Form::Booklet(_) if count > most => {
            let message = format!(
                "the packet has {count} pages, and {most} fold and staple well as a booklet"
            );
            let title = packet.front.handout.title.span;
            report.push(
                Diagnostic::warning("packet-thick", message)
                    .at(title)
                    .hint("take a flat layout, or make two packets"),
            );
        }
        Form::Flat | Form::Booklet(_) | Form::Fold(_) | Form::Cut(_) => {}
    }
    (report.errors() == 0).then_some(())
}

/// What is said of a handout as a whole stands where the packet names it; what is said of the layout is said once.
fn place(report: &mut Report, mark: usize, file: Span) {
    let of_layout = |id: &str| {
        let rule = rules().find(|rule| rule.id == id);
        rule.is_some_and(|rule| matches!(rule.check, Check::Layout(_)))
    };
    report.place(mark, file, |each| !of_layout(each.rule));
}

/// The packet's own words, with what the contents call its handouts.
fn spoken(packet: &Packet) -> Source {
    let front = &packet.front;
    let mut handout = front.handout.clone();
    let listed = packet.parts.iter().filter_map(|part| part.listed.clone());
    let listed = listed.map(|text| vec![Inline::Words(text)]);
    let kind = BlockKind::Text(listed.collect());
    handout.lead.push(Block {
        id: None,
        kind,
        when: None,
        untranslated: false,
        span: handout.title.span,
    });
    Source {
        handout,
        layout: front.layout.clone(),
        partner: None,
        plain: None,
        clinic: front.clinic.clone(),
        fonts: front.fonts.clone(),
        values: front.values.clone(),
        blank: front.blank,
    }
}
