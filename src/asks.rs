//! What a handout asks for besides its own words: what its blocks hang on, the facts in its texts, what the clinic lacks.

use crate::condition::Condition;
use crate::field::CLINIC;
use crate::handout::{Answer, Block, BlockKind, Fact, Field, Handout, Inline, Text};
use crate::inline::{facts, facts_mut};
use crate::reading::{each_mut, each_of, each_of_mut};

/// What blocks and sections hang on, in reading order; also those of shorter texts.
pub fn conditions(handout: &Handout) -> impl Iterator<Item = &Condition> {
    let sections = handout.sections.iter();
    let own = sections
        .flat_map(|section| section.when.iter().chain(of_blocks(&section.blocks)));
    let shorter = handout.shorter.iter().flat_map(|shorter| shorter.blocks.iter());
    of_blocks(&handout.lead)
        .chain(own)
        .chain(shorter.flat_map(|blocks| of_blocks(blocks)))
}

fn of_blocks(blocks: &[Block]) -> impl Iterator<Item = &Condition> {
    blocks.iter().filter_map(|block| block.when.as_ref())
}

/// Leaves out the blocks and sections whose condition does not hold.
pub fn decide(handout: &mut Handout, holds: &impl Fn(&Condition) -> bool) {
    let stays = |when: &Option<Condition>| when.as_ref().is_none_or(holds);
    let of_blocks = |blocks: &mut Vec<Block>| blocks.retain(|block| stays(&block.when));
    let of_handout = |handout: &mut Handout| {
        of_blocks(&mut handout.lead);
        handout.sections.retain(|section| stays(&section.when));
        for section in &mut handout.sections {
            of_blocks(&mut section.blocks);
        }
    };
    let stay: Vec<bool> =
        handout.sections.iter().map(|section| stays(&section.when)).collect();
    of_handout(handout);
    if let Some(shorter) = &mut handout.shorter {
        of_handout(&mut shorter.whole);
        let mut stay = stay.into_iter();
        shorter.blocks.retain(|_| stay.next().unwrap_or(true));
        shorter.blocks.iter_mut().for_each(of_blocks);
    }
}

/// Calls `visit` for every fact that is asked for, also in shorter texts.
pub fn answer(handout: &mut Handout, visit: &mut impl FnMut(&mut Fact)) {
    each_mut(handout, &mut |inlines| facts_mut(inlines, visit));
    if let Some(shorter) = &mut handout.shorter {
        each_mut(&mut shorter.whole, &mut |inlines| facts_mut(inlines, visit));
        for block in shorter.blocks.iter_mut().flatten() {
            each_of_mut(&mut block.kind, &mut |inlines| facts_mut(inlines, visit));
        }
    }
}

/// The facts of the clinic that a handout asks for and the profile lacks, in reading order, then those of the shorter texts.
pub fn lacks(handout: &Handout) -> Vec<Text> {
    let mut lacks = Vec::new();
    for section in &handout.sections {
        asked(&section.heading, &mut lacks);
    }
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    let short = handout.shorter.iter().flat_map(|shorter| shorter.blocks.iter());
    for block in handout.lead.iter().chain(sections).chain(short.flatten()) {
        each_of(&block.kind, &mut |inlines| asked(inlines, &mut lacks));
        lacks.extend(lacks_of(block).into_iter().cloned());
    }
    lacks
}

/// The facts of the clinic that inlines ask for and that nobody says.
fn asked(inlines: &[Inline], lacks: &mut Vec<Text>) {
    facts(inlines, &mut |fact| {
        if let Some(path) = fact.name.strip_prefix(CLINIC)
            && !fact.known
        {
            lacks.push(Text { words: path.to_owned(), span: fact.text.span });
        }
    });
}

fn lacks_of(block: &Block) -> Vec<&Text> {
    match &block.kind {
        BlockKind::Call(call) => call
            .levels
            .iter()
            .flat_map(|level| &level.fields)
            .filter_map(lacks_here)
            .collect(),
        BlockKind::Fields(fields) => fields.items.iter().filter_map(lacks_here).collect(),
        BlockKind::Contacts(contacts) => contacts
            .items
            .iter()
            .filter_map(|contact| contact.lacks.as_ref())
            .collect(),
        BlockKind::Text(_)
        | BlockKind::Heading(_)
        | BlockKind::List(_)
        | BlockKind::Points(_)
        | BlockKind::Checklist(_)
        | BlockKind::Drugs(_)
        | BlockKind::Table(_)
        | BlockKind::Notice(_)
        | BlockKind::Figure(_)
        | BlockKind::Lines(_)
        | BlockKind::Schedule(_)
        | BlockKind::Glossary(_)
        | BlockKind::Qr(_)
        | BlockKind::PageBreak => Vec::new(),
    }
}

const fn lacks_here(field: &Field) -> Option<&Text> {
    match &field.answer {
        Answer::Lacks(fact) => Some(fact),
        Answer::Line | Answer::Phone { .. } => None,
    }
}
