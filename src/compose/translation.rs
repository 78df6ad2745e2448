//! What a translated sheet says of itself: in which language it is, what it translates, and that nobody has reviewed it yet.
//!
//! Who hands a sheet out may not read it. So its first page says in the language of the source, too, which sheet it is.

use super::keep;
use super::setter::{Setter, Slot};
use super::text::words;
use super::words as ui;
use crate::handout::{Inline, Inlines, Translation};
use crate::language;
use crate::layout::{Edition, Style};
use crate::source::Source;
use crate::structure::{NodeId, Role, Structure};
use crate::words::{Word, Words};

/// The translation that stands on a sheet, alone or beside its source, and the other language of the sheet.
fn on_the_sheet(source: &Source) -> Option<(&Translation, &str)> {
    let own = source.handout.translation.as_deref();
    let beside = source.partner.as_deref();
    own.map(|translation| (translation, translation.from.as_str()))
        .or_else(|| {
            let partner = beside?;
            Some((partner.translation.as_deref()?, partner.language.as_str()))
        })
}

/// The same, if nobody has compared the translation with its source.
fn draft(source: &Source) -> Option<(&Translation, &str)> {
    on_the_sheet(source).filter(|(translation, _)| translation.reviewer.is_none())
}

/// A word of the program in the first language of the sheet and in its other, once if the two are the same.
fn in_both(source: &Source, other: &str, word: Word) -> Inlines {
    let own = Words::of(&source.handout.language);
    let theirs = Words::of(other);
    let mut inlines = ui::set(own, word);
    if own.language() != theirs.language() {
        inlines.extend(words(" / "));
        inlines.push(tagged(theirs.language(), words(theirs.text(word))));
    }
    inlines
}

/// A word of the program as it is set: in a translation also in the language of the source, for those who hand it out.
pub fn said(source: &Source, word: Word) -> Inlines {
    match on_the_sheet(source) {
        Some((_, other)) if !is_card(source) => in_both(source, other, word),
        Some(_) | None => ui::set(source.words(), word),
    }
}

fn tagged(language: &str, inlines: Inlines) -> Inline {
    Inline::Foreign { language: language.to_owned(), inlines }
}

/// What stands at the foot of every page, as long as nobody has reviewed the translation. On a card it is parted, so that
/// no line is added: the words in the language of the source stand beside the [`edition`].
pub fn status(source: &Source) -> Option<Inlines> {
    let (_, other) = draft(source)?;
    Some(match is_card(source) {
        true => ui::set(Words::of(&source.handout.language), Word::ShortDraftTranslation),
        false => in_both(source, other, Word::ShortDraftTranslation),
    })
}

/// The number of the handout and its version, which a translation has from its source: the language tells them apart.
pub fn edition(source: &Source, edition: String) -> String {
    let ui = Words::of(&source.handout.language);
    let own = &source.handout.language;
    let edition = match &source.partner {
        Some(partner) => format!("{edition} ({own}, {})", partner.language),
        None if source.handout.translation.is_some() => format!("{edition} ({own})"),
        None => return edition,
    };
    let theirs = draft(source).map(|(_, other)| Words::of(other));
    match theirs.filter(|theirs| is_card(source) && theirs.language() != ui.language()) {
        Some(theirs) => {
            let short = theirs.text(Word::ShortDraftTranslation);
            format!("{edition}{}{short}", ui.text(Word::Separator))
        }
        None => edition,
    }
}

fn is_card(source: &Source) -> bool {
    source.layout.edition == Edition::Card
}

/// Sets below the title what the sheet is a translation of: one small paragraph, because the room below is for what to do.
pub fn below_the_title(setter: &mut Setter<'_>, slot: Slot) {
    let source = setter.source;
    let Some(translation) = source.handout.translation.as_deref() else { return };
    let ui = Words::of(&source.handout.language);
    let dot = || words(ui.text(Word::Separator));
    let mut inlines = Vec::new();
    let brief = match setter.layout().edition {
        // Every line of a card counts: it is said at its foot.
        Edition::Card => return,
        // It is read from afar, and its foot says that it is a draft.
        Edition::Poster => true,
        Edition::Sheet | Edition::Brochure | Edition::Flyer => false,
    };
    if let Some((translation, _)) = draft(source).filter(|_| !brief) {
        inlines.push(Inline::Strong(warning(ui, translation)));
        inlines.extend(dot());
    }
    inlines.extend(names(&source.handout.language));
    inlines.extend(dot());
    inlines.extend(title(ui, translation, brief));
    if !brief {
        inlines.extend(dot());
        inlines.extend(made(ui, translation));
    }
    let layout = setter.layout();
    setter.flow.space(layout.spaces.after_subheading);
    let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
    // Thin light letters fill up on a dark ground.
    let bold = setter.is_on_cover() || layout.styles.note.bold;
    let style = Style { bold, ..layout.styles.note };
    setter.holding(&inlines, &style, slot, node);
}

/// The same in a few words, for the foot of a card: there it takes the place of the short title.
pub fn in_brief(source: &Source) -> Option<Inlines> {
    let translation = source.handout.translation.as_deref()?;
    let ui = Words::of(&source.handout.language);
    let mut inlines = names(&source.handout.language);
    inlines.extend(words(ui.text(Word::Separator)));
    inlines.extend(title(ui, translation, true));
    Some(inlines)
}

/// That it is a draft, and what that means; in the language of the source, that it is one.
fn warning(ui: Words, translation: &Translation) -> Inlines {
    let mut warning = ui::set(ui, Word::DraftTranslation);
    let theirs = Words::of(&translation.from);
    if ui.language() != theirs.language() {
        let short = words(theirs.text(Word::ShortDraftTranslation));
        warning.extend(words(" / "));
        warning.push(tagged(theirs.language(), short));
    }
    warning
}

/// "Spanish / Español".
fn names(tag: &str) -> Inlines {
    let (english, own) = (language::english_name(tag), language::own_name(tag));
    let mut inlines = vec![tagged("en", words(english))];
    if own != english {
        inlines.extend(words(&format!(" / {own}")));
    }
    inlines
}

/// "Título en inglés: Asthma"; in brief, the title alone.
fn title(ui: Words, translation: &Translation, brief: bool) -> Inlines {
    const TITLE: &str = "{title}";
    let from = translation.from.as_str();
    let title = tagged(from, vec![Inline::Words(translation.title.clone())]);
    if brief {
        return vec![title];
    }
    if !language::same(from, "en") {
        let name = format!("{}: ", language::own_name(from));
        return vec![tagged(from, words(&name)), title];
    }
    let said = ui.with(Word::EnglishTitle, &[("title", TITLE)]);
    let (before, after) = said.split_once(TITLE).unwrap_or((&said, ""));
    let mut inlines = words(before);
    inlines.push(title);
    inlines.extend(words(after));
    inlines
}

/// When it was translated, by whom, and who reviewed it.
fn made(ui: Words, translation: &Translation) -> Inlines {
    let by = |word, name: &str| ui.with(word, &[("name", name)]);
    let mut facts = vec![ui.with(Word::Translated, &[("day", &ui.day(translation.day))])];
    if let Some(name) = &translation.translator {
        facts.push(by(Word::TranslatedBy, &name.words));
    }
    if let Some(name) = &translation.reviewer {
        facts.push(by(Word::TranslationReviewed, &name.words));
    }
    ui::tagged(ui, &facts.join(ui.text(Word::Separator)))
}

/// Says above a text that it stands in the language of the source, for want of a translation.
pub fn wanting(setter: &mut Setter<'_>, slot: Slot, parent: NodeId) {
    let source = setter.source;
    let Some(translation) = source.handout.translation.as_deref() else { return };
    let layout = setter.layout();
    let words = in_both(source, &translation.from, Word::NotTranslated);
    let node = setter.structure.add(parent, Role::Paragraph);
    setter.flow.price(keep::BETWEEN_BLOCKS);
    setter.holding(&[Inline::Emphasis(words)], &layout.styles.note, slot, node);
}
