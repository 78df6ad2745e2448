//! Small handouts to try rules on: `[[block]]` and `[[section]]` built by hand, without a file.

use super::rule::{Check, Rule};
use super::subject::Subject;
use crate::handout::{
    Block, BlockKind, Call, CallLevel, Date, Drug, Drugs, Handout, Inline, Inlines,
    Original, Purpose, Section, Status, Text, Urgency, Work, WorkId,
};
use crate::profile::{Profile, Settings};
use crate::span::{Files, Span};

/// Words at no place.
pub fn text(words: &str) -> Text {
    Text { words: words.to_owned(), span: Span::default() }
}

/// A run of plain words.
pub fn words(words: &str) -> Inlines {
    vec![Inline::Words(text(words))]
}

/// A block.
pub fn block(kind: BlockKind) -> Block {
    Block {
        id: None,
        kind,
        when: None,
        untranslated: false,
        span: Span::default(),
    }
}

/// A call box with some levels.
pub fn call(levels: &[Urgency]) -> BlockKind {
    let level = |urgency: &Urgency| CallLevel {
        urgency: *urgency,
        label: words("Call us"),
        text: Some(words("You have a fever.")),
        items: Vec::new(),
        fields: Vec::new(),
    };
    BlockKind::Call(Call {
        title: None,
        levels: levels.iter().map(level).collect(),
    })
}

/// A table of one medicine.
pub fn drugs(generic: &str) -> BlockKind {
    let drug = Drug {
        generic: words(generic),
        brand: None,
        say: None,
        food: words("Take with food"),
        common: words("Rash"),
        report: words("Yellow skin"),
        span: Span::default(),
    };
    BlockKind::Drugs(Drugs {
        caption: None,
        headings: Vec::new(),
        rows: vec![drug],
    })
}

/// A paragraph.
pub fn paragraph(text: &str) -> Block {
    block(BlockKind::Text(vec![words(text)]))
}

/// A paragraph that cites a work.
pub fn cited(text: &str, work: u16) -> Block {
    let mut inlines = words(text);
    inlines.push(Inline::Citation { works: vec![WorkId(work)], span: Span::default() });
    block(BlockKind::Text(vec![inlines]))
}

/// A work that is cited.
pub fn work(number: u16) -> Work {
    Work {
        number: WorkId(number),
        id: text("label"),
        entry: words("Prescribing information."),
        span: Span::default(),
    }
}

/// A section.
pub fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: None,
        heading: words(heading),
        part: None,
        when: None,
        blocks,
        untranslated: false,
        span: Span::default(),
    }
}

/// A handout of sections, in American English.
pub fn handout(sections: Vec<Section>) -> Handout {
    let day = Date::constant(2026, 11, 23);
    Handout {
        title: text("A title"),
        subtitle: None,
        short_title: text("A title"),
        kind: None,
        id: text("A-1"),
        version: text("1.0"),
        fields: crate::field::Fields::default(),
        language: "en-US".to_owned(),
        status: Status::Sample,
        checked: day,
        check_again: None,
        check_again_span: None,
        reviewed_by: None,
        silences: Vec::new(),
        left_out: false,
        original: None,
        translation: None,
        purpose: Purpose::Information,
        lead: Vec::new(),
        sections,
        works: Vec::new(),
        shorter: None,
    }
}

/// The words that a rule finds in a handout on a take-home sheet.
pub fn found(rule: &Rule, handout: &Handout) -> Vec<String> {
    found_in(rule, handout, Profile::TakeHome, None)
}

/// The words that a rule finds in a handout of a profile, on a day.
pub fn found_in(
    rule: &Rule,
    handout: &Handout,
    profile: Profile,
    today: Option<Date>,
) -> Vec<String> {
    let settings = Settings::of(profile);
    let files = Files::default();
    let subject = Subject::of(handout, profile, &settings, &files, today);
    match rule.check {
        Check::Words(check) => {
            check(&subject).into_iter().map(|each| each.words).collect()
        }
        Check::Layout(_) | Check::Pages(_) => {
            vec![format!("{} looks at no words", rule.id)]
        }
    }
}

/// The words that a rule finds in one paragraph.
pub fn found_in_words(rule: &Rule, words: &str) -> Vec<String> {
    found(rule, &handout(vec![section("What is it?", vec![paragraph(words)])]))
}

/// A handout as the translation of another.
pub fn translated(original: Handout, mut translation: Handout) -> Handout {
    translation.language = "es".to_owned();
    translation.original =
        Some(Box::new(Original { file: text("original.toml"), handout: original }));
    translation
}

/// The words that a rule finds in a paragraph that translates another.
pub fn found_in_translation(rule: &Rule, original: &str, words: &str) -> Vec<String> {
    let of = |words| handout(vec![section("What is it?", vec![paragraph(words)])]);
    found(rule, &translated(of(original), of(words)))
}

/// The paragraph, with each safe replacement of a rule made.
pub fn mended(rule: &Rule, words: &str) -> String {
    let mut files = Files::default();
    let file = files.add("a.toml".into(), words.to_owned());
    let whole = Text {
        words: words.to_owned(),
        span: Span::new(file, 0..words.len()),
    };
    let paragraph = block(BlockKind::Text(vec![vec![Inline::Words(whole)]]));
    let handout = handout(vec![section("What is it?", vec![paragraph])]);
    let settings = Settings::of(Profile::TakeHome);
    let subject = Subject::of(&handout, Profile::TakeHome, &settings, &files, None);
    let Check::Words(check) = rule.check else { return String::new() };
    let mut fixes: Vec<_> = check(&subject)
        .into_iter()
        .filter_map(|finding| finding.fix)
        .filter(|fix| fix.safe)
        .collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    let mut mended = words.to_owned();
    for fix in fixes {
        mended.replace_range(fix.span.range(), &fix.words);
    }
    mended
}
