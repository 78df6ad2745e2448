//! Every character has a glyph.
//!
//! # What it finds
//! A character that no face of the layout's families has (`missing-glyph`). Each is told once, at its first place; of a
//! script that no face has, all letters together.
//!
//! # Why it matters
//! Without a glyph a box or nothing at all is printed: a dose without its sign, a name without a letter. A screen
//! reader would still read it, so nobody who proofreads by ear would notice.
//!
//! # Example
//! `text = "Keep at ≤ 25 ℃"` in a family without the sign for degrees Celsius.
//!
//! # Write instead
//! A character that the fonts have: `25 °C`. For another script, name the folder of its fonts on the command line:
//! `--font-dir fonts/packs/thai`.
//!
//! # Source
//! ISO 14289-1, 7.21.7 and 7.21.8: no reference to the .notdef glyph.

use crate::clinic::Clinic;
use crate::diag::{Diagnostic, Report};
use crate::font::is_unseen;
use crate::handout::{Block, BlockKind, Fact, Field, Handout, Inline, Text};
use crate::reading;
use crate::scripts::{self, Origin, Script};
use crate::source::Source;
use crate::span::{Files, Span};
use std::collections::BTreeMap;

/// So many characters are told one by one; more mean that the wrong font was chosen.
const TOLD: usize = 12;

/// Reports characters without a glyph.
pub fn check(report: &mut Report, source: &Source) {
    let mut missing: BTreeMap<String, (Text, usize)> = BTreeMap::new();
    let mut covered: BTreeMap<&str, bool> = BTreeMap::new();
    let has = |cluster: &str| {
        let families = &source.layout.families;
        source.fonts.pick(families, false, false, cluster).is_some()
    };
    // Most texts hold nothing but these and are done with at a glance.
    let plain: Vec<bool> = (0..128)
        .map(|byte| has(char::from(byte).encode_utf8(&mut [0; 4])))
        .collect();
    let mut turning: Option<(Text, char)> = None;
    each_text(source, &mut |text| {
        let mut bytes = text.words.bytes();
        if bytes.all(|byte| plain.get(usize::from(byte)).is_some_and(|has| *has)) {
            return;
        }
        if turning.is_none() {
            turning = text
                .words
                .chars()
                .find(|each| turns(*each))
                .map(|each| (text.clone(), each));
        }
        for cluster in clusters(&text.words) {
            if !*covered.entry(cluster).or_insert_with(|| has(cluster)) {
                let (_, count) = missing
                    .entry(cluster.to_owned())
                    .or_insert_with(|| (text.clone(), 0));
                *count += 1;
            }
        }
    });
    if let Some((text, sign)) = turning {
        let here = place(&report.files, &text, sign.encode_utf8(&mut [0; 4]));
        report.push(turned(sign).at(here));
    }
    let language = &source.handout.language;
    // Any font has some Latin letters, so there it is one letter that is missing.
    let met = |cluster: &str| {
        cluster
            .chars()
            .find_map(|each| scripts::of(each, language))
            .filter(|script| script.tag != "Latn")
    };
    let known: Vec<&Script> = covered
        .iter()
        .filter(|(_, has)| **has)
        .filter_map(|(cluster, _)| met(cluster))
        .collect();
    let mut unknown: BTreeMap<&str, (Span, &Script)> = BTreeMap::new();
    missing.retain(|cluster, (text, _)| {
        let Some(script) = met(cluster).filter(|script| !known.contains(script)) else {
            return true;
        };
        let here = place(&report.files, text, cluster);
        let (first, _) = unknown.entry(script.tag).or_insert((here, script));
        *first = here.min(*first);
        false
    });
    let mut unknown: Vec<(Span, &Script)> = unknown.into_values().collect();
    unknown.sort_by_key(|(place, _)| *place);
    unknown
        .into_iter()
        .for_each(|(place, script)| report.push(unset(script).at(place)));
    let others = missing.len().saturating_sub(TOLD);
    let mut first: Vec<(Span, String, usize)> = missing
        .into_iter()
        .map(|(cluster, (text, count))| {
            (place(&report.files, &text, &cluster), cluster, count)
        })
        .collect();
    first.sort();
    for (place, cluster, count) in first.into_iter().take(TOLD) {
        let times = if count > 1 {
            match count - 1 {
                1 => ", here and once more".to_owned(),
                more => format!(", here and {more} times more"),
            }
        } else {
            String::new()
        };
        let message = format!("no font of this layout has {}{times}", named(&cluster));
        let hint = match met(&cluster) {
            Some(Script { family: Some(family), .. }) => format!(
                "write another character, or put the whole font {family} into a folder and name it with `--font-dir`"
            ),
            Some(_) | None => "write another character, or name a font that has it in the layout's `families`".to_owned(),
        };
        report.push(Diagnostic::error("missing-glyph", message).at(place).hint(hint));
    }
    if others > 0 {
        let characters = if others == 1 { "character" } else { "characters" };
        let message =
            format!("no font of this layout has {others} other {characters} either");
        report.push(
            Diagnostic::error("missing-glyph", message)
                .hint("name a font for this script in the layout's `families`"),
        );
    }
}

/// That no font has letters of a script, and where there are some.
fn unset(script: &Script) -> Diagnostic {
    let Script { name, family, origin, .. } = *script;
    let error = |message| Diagnostic::error("missing-glyph", message);
    let nowhere = || error(format!("no font here has {name}"));
    let family = family.unwrap_or(scripts::BUILT_IN);
    match origin {
        Origin::BuiltIn => error(format!("no font of this layout has {name}"))
            .hint(format!("name \"{family}\" last in the layout's `families`")),
        Origin::Pack(pack) => nowhere().hint(format!(
            "add `--font-dir fonts/packs/{pack}`, or build the program with the feature `pack-{pack}`"
        )),
        Origin::Elsewhere => nowhere().hint(format!(
            "no pack has them; put a font that has, such as {family}, into a folder and name it with `--font-dir`"
        )),
    }
}

/// A character with the marks that stand on it; one face must have them all.
fn clusters(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices();
        characters.next()?;
        let end = characters
            .find(|(_, each)| !is_mark(*each))
            .map_or(rest.len(), |(end, _)| end);
        let (cluster, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(cluster)
    })
    .filter(|cluster| !cluster.chars().all(|each| is_unseen(each) || each == ' '))
}

fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Whether a sign turns the letters after it round (UAX 9, 2.1 to 2.3): what is seen is then not what is read aloud or copied.
const fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn turned(sign: char) -> Diagnostic {
    let message = format!(
        "an invisible sign, U+{:04X}, turns the letters after it round",
        u32::from(sign)
    );
    Diagnostic::error("turning-sign", message).hint(
        "leave it out: numbers, names and words in another language keep their order without it; write {lang.ar|...} for words in another language",
    )
}

/// Where a cluster of a text stands; the text, if the file spells it otherwise.
fn place(files: &Files, text: &Text, cluster: &str) -> Span {
    let written = files.text(text.span);
    let (Some(at), true) =
        (written.find(cluster), clusters(written).any(|each| each == cluster))
    else {
        return text.span;
    };
    let start = text.span.range().start + at;
    Span::new(text.span.file, start..start + cluster.len())
}

/// `丁 (U+4E01, CJK UNIFIED IDEOGRAPH-4E01)`.
fn named(cluster: &str) -> String {
    let names: Vec<String> = cluster
        .chars()
        .map(|each| {
            let code = format!("U+{:04X}", u32::from(each));
            unicode_names2::name(each)
                .map_or(code.clone(), |name| format!("{code} {name}"))
        })
        .collect();
    let shown: String = cluster.chars().filter(|each| !each.is_control()).collect();
    if shown.is_empty() {
        names.join(", ")
    } else {
        format!("`{shown}` ({})", names.join(", "))
    }
}

/// Everything that is printed, and the title, which is also shown.
fn each_text<'s>(source: &'s Source, visit: &mut impl FnMut(&'s Text)) {
    let Handout {
        title,
        subtitle,
        short_title,
        kind,
        id,
        version,
        reviewed_by,
        ..
    } = &source.handout;
    let Clinic {
        name,
        department,
        address,
        web,
        phones,
        emergency,
        footer,
        ..
    } = &source.clinic;
    let optional =
        [subtitle, kind, reviewed_by, name, department, address, web, emergency, footer];
    for text in [title, short_title, id, version]
        .into_iter()
        .chain(optional.into_iter().flatten())
        .chain(phones.iter().map(|phone| &phone.number))
    {
        visit(text);
    }
    let handout = &source.handout;
    if let Some(translation) = &handout.translation {
        let people = translation.translator.iter().chain(&translation.reviewer);
        people.chain([&translation.title]).for_each(&mut *visit);
    }
    reading::each(handout, &mut |inlines| each_word(inlines, visit));
    let short = handout
        .shorter
        .iter()
        .flat_map(|shorter| shorter.blocks.iter().flatten());
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    for block in handout.lead.iter().chain(sections).chain(short.clone()) {
        plain(block, visit);
    }
    for block in short {
        reading::each_of(&block.kind, &mut |inlines| each_word(inlines, visit));
    }
    let works = handout
        .shorter
        .as_ref()
        .map_or(&handout.works, |each| &each.whole.works);
    for work in works {
        each_word(&work.entry, visit);
    }
}

/// What a block prints besides inlines.
fn plain<'s>(block: &'s Block, visit: &mut impl FnMut(&'s Text)) {
    match &block.kind {
        BlockKind::Qr(qr) => visit(&qr.url),
        BlockKind::Contacts(contacts) => {
            contacts
                .items
                .iter()
                .filter_map(|each| each.phone.as_ref())
                .for_each(&mut *visit);
        }
        BlockKind::Call(call) => {
            let fields = call.levels.iter().flat_map(|level| &level.fields);
            fields.filter_map(Field::phone).for_each(|(number, _)| visit(number));
        }
        BlockKind::Fields(fields) => {
            let phones = fields.items.iter().filter_map(Field::phone);
            phones.for_each(|(number, _)| visit(number));
        }
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
        | BlockKind::PageBreak => {}
    }
}

fn each_word<'s>(inlines: &'s [Inline], visit: &mut impl FnMut(&'s Text)) {
    for inline in inlines {
        match inline {
            Inline::Words(text) | Inline::Fact(Fact { text, .. }) => visit(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) => each_word(inner, visit),
            Inline::Link { inlines, url: _ }
            | Inline::Foreign { inlines, language: _ } => {
                each_word(inlines, visit);
            }
            Inline::Citation { works: _, span: _ } => {}
        }
    }
}
