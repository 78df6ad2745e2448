//! The foot of every page, set when the number of pages is known.
//!
//! A photocopy of one page must still say what it is a copy of, so each page says how far the handout may be used
//! (clinical-safety notes: a footer survives photocopying, a cover page does not). A flat sheet keeps its foot inside the
//! bottom margin; on a panel the foot is set first, and what it leaves is the frame.

mod room;

use super::identity;
use super::setter::{Stack, moved, rule};
use super::text::{Para, Typesetter, Under, words};
use super::translation;
use super::words as ui;
use crate::diag::{Diagnostic, Report};
use crate::form::{Form, Panel, Part};
use crate::galley::Galleys;
use crate::geom::{Length, Point};
use crate::handout::{Date, Inline, Inlines, Status};
use crate::layout::{Color, Edition, Style};
use crate::mark::Owner;
use crate::packet::Which;
use crate::page::Page;
use crate::source::Source;
use crate::structure::Structure;
use crate::words::{Word, Words};
pub use room::make_room;
use room::{above, is_above};

/// What an office printer leaves white.
const LEAST_EDGE: Length = Length::mm(5);
/// Which foot a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The title, the edition, the page, the dates, who reviewed it, how far it may be used.
    Full,
    /// The edition, the page, how far it may be used.
    Short,
    /// How far it may be used, on the ground of a cover.
    Cover,
}

/// A page among others.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Its place, from 0.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// How wide its foot may be.
    pub width: Length,
    /// How pages are numbered.
    pub numbered: Numbered,
}

/// How the pages of a handout are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// Each handout from 1.
    Alone,
    /// Through a packet: so many pages stand before these, and there are so many in all.
    Through {
        /// How many stand before.
        before: usize,
        /// How many there are.
        all: usize,
    },
    /// From 1, in a piece of a packet that says which it is.
    In(Which),
}

impl Standing {
    /// "Page 2 of 6".
    fn folio(self, words: Words) -> String {
        let Self { page, pages, .. } = self;
        match self.numbered {
            Numbered::Alone => ui::folio(words, page + 1, pages),
            Numbered::Through { before, all } => ui::folio(words, before + page + 1, all),
            Numbered::In(Which::Front) => ui::front_folio(words, page + 1, pages),
            Numbered::In(Which::Part(part)) => {
                ui::own_folio(words, &ui::part(words, part), page + 1, pages)
            }
            Numbered::In(Which::End) => {
                ui::own_folio(words, words.text(Word::References), page + 1, pages)
            }
        }
    }
}

/// Sets the foot of each page.
pub fn feet(
    report: &mut Report,
    pages: &mut [Page],
    galleys: &mut Galleys,
    source: &Source,
    numbered: Numbered,
) -> Option<()> {
    let mut typesetter = Typesetter::new(source);
    let layout = &source.layout;
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let panel = galleys.panels.as_ref().and_then(|panels| panels.pages.get(index));
        let frame = panel.map_or_else(|| layout.frame(), |panel| panel.frames.frame);
        let width = frame.size.width;
        let standing = Standing { page: index, pages: count, width, numbered };
        let stack = set(report, &mut typesetter, source, standing);
        let bottom = page.size.depth - layout.margins.bottom;
        let top = if panel.is_some() {
            bottom - stack.depth
        } else {
            let room = layout.margins.bottom - LEAST_EDGE;
            if stack.depth > room {
                report.push(no_room(source, stack.depth - room));
                return None;
            }
            bottom
        };
        let at = Point::new(frame.left(), top);
        page.marks.extend(stack.marks.into_iter().map(|mark| moved(mark, at)));
        if is_above(source, standing) {
            let stack = above(report, &mut typesetter, source, standing);
            let at = Point::new(frame.left(), frame.top() - stack.depth);
            page.marks.extend(stack.marks.into_iter().map(|mark| moved(mark, at)));
        }
    }
    galleys.personal.add(typesetter.personal);
    Some(())
}

/// Sets the foot of one page.
pub fn set(
    report: &mut Report,
    typesetter: &mut Typesetter<'_>,
    source: &Source,
    standing: Standing,
) -> Stack {
    let kind = kind(&source.layout.form, standing);
    let panels = matches!(source.layout.form, Form::Fold(_) | Form::Cut(_));
    let mut foot = Foot::new(report, typesetter, source, standing.width, kind);
    match kind {
        Kind::Full => {
            foot.rule();
            if panels {
                foot.identity();
            }
            let edition = edition(source);
            let card = source.layout.edition == Edition::Card;
            if let Some(brief) = translation::in_brief(source).filter(|_| card) {
                foot.numbered(&edition, standing);
                foot.inlines(&brief, false);
            } else {
                let short = &source.handout.short_title.words;
                let dot = source.words().text(Word::Separator);
                foot.numbered(&format!("{short}{dot}{edition}"), standing);
            }
            foot.line(&dates(source), false);
            if let Some(footer) = source.clinic.footer.as_ref().filter(|_| !card) {
                foot.line(&footer.words, false);
            }
            foot.status(Word::Sample, Word::Draft);
        }
        Kind::Short => {
            foot.rule();
            foot.identity();
            foot.numbered(&edition(source), standing);
            foot.status(Word::ShortSample, Word::ShortDraft);
        }
        Kind::Cover => {
            foot.identity();
            foot.status(Word::Sample, Word::Draft);
        }
    }
    foot.stack
}

/// A folded piece says all once, on its back or, if it has none, on its last page.
fn kind(form: &Form, standing: Standing) -> Kind {
    let cover = |first: bool| if first { Kind::Cover } else { Kind::Full };
    match form {
        Form::Flat => Kind::Full,
        Form::Booklet(_) => cover(standing.page == 0),
        Form::Fold(_) | Form::Cut(_) => {
            let panels = form.panels().unwrap_or_default();
            let part = |panel: &Panel| panel.part;
            let full = panels.iter().map(part).position(|part| part == Part::Back);
            match panels.get(standing.page).map(part) {
                Some(Part::Cover) => Kind::Cover,
                _ if standing.page == full.unwrap_or(panels.len() - 1) => Kind::Full,
                _ => Kind::Short,
            }
        }
    }
}

/// A foot in the making.
struct Foot<'a, 's> {
    report: &'a mut Report,
    typesetter: &'a mut Typesetter<'s>,
    source: &'a Source,
    style: Style,
    width: Length,
    stack: Stack,
}

impl<'a, 's> Foot<'a, 's> {
    fn new(
        report: &'a mut Report,
        typesetter: &'a mut Typesetter<'s>,
        source: &'a Source,
        width: Length,
        kind: Kind,
    ) -> Self {
        let style = source.layout.styles.furniture;
        let color: Color = match kind {
            Kind::Full | Kind::Short => style.color,
            Kind::Cover => source.layout.palette.cover.ink,
        };
        let style = Style { color, ..style };
        Self {
            report,
            typesetter,
            source,
            style,
            width,
            stack: Stack::default(),
        }
    }

    /// A rule with white above and below.
    fn rule(&mut self) {
        let layout = &self.source.layout;
        self.stack.space(self.style.leading / 3);
        let ink = rule(self.width, layout.spaces.thin, layout.palette.rule);
        self.stack
            .mark(Point::new(Length::ZERO, self.stack.depth), ink, Owner::Footer);
        self.stack.space(layout.spaces.thin + self.style.leading / 4);
    }

    fn set(&mut self, text: &str, bold: bool, measure: Length) -> Vec<super::text::Line> {
        self.set_as(&words(text), bold, measure, Owner::Footer)
    }

    fn set_as(
        &mut self,
        inlines: &[Inline],
        bold: bool,
        measure: Length,
        owner: Owner,
    ) -> Vec<super::text::Line> {
        let style = Style { bold, ..self.style };
        let under = Under::Artifact(owner);
        let para = Para {
            inlines,
            style: &style,
            measure,
            under,
            hyphenate: false,
        };
        self.typesetter.lines(self.report, &mut Structure::new(), &para)
    }

    /// A text at the left and the page's number at the right.
    fn numbered(&mut self, text: &str, standing: Standing) {
        let folio = self.set(&standing.folio(self.source.words()), false, self.width);
        let folio_width = folio.iter().map(|line| line.width).max().unwrap_or_default();
        let right = self.width - folio_width;
        let mut number = Stack::default();
        number.lines(folio, Length::ZERO);
        let top = self.stack.depth;
        let lines = self.set(text, false, right - self.style.size * 2);
        self.stack.lines(lines, Length::ZERO);
        self.stack.place(number, Point::new(right, top));
    }

    /// Whose sheet it is.
    fn identity(&mut self) {
        let source = self.source;
        let words = identity::in_the_margin(&source.values, &source.handout.language);
        if let Some(inlines) = words {
            let lines = self.set_as(&inlines, true, self.width, Owner::Identity);
            self.stack.lines(lines, Length::ZERO);
        }
    }

    fn line(&mut self, text: &str, bold: bool) {
        self.inlines(&words(text), bold);
    }

    fn inlines(&mut self, inlines: &[Inline], bold: bool) {
        let lines = self.set_as(inlines, bold, self.width, Owner::Footer);
        self.stack.lines(lines, Length::ZERO);
    }

    /// How far the handout may be used.
    fn status(&mut self, sample: Word, draft: Word) {
        let translation = translation::status(self.source);
        // Two things are said in few words each, so that they stand in one line.
        let (sample, draft) = match &translation {
            Some(_) => (Word::ShortSample, Word::ShortDraft),
            None => (sample, draft),
        };
        let status = match self.source.handout.status {
            Status::Sample => Some(sample),
            Status::Draft => Some(draft),
            Status::Approved => None,
        };
        let ui = self.source.words();
        let status = status.map(|word| translation::said(self.source, word));
        let parts: Vec<Inlines> = status.into_iter().chain(translation).collect();
        let line = parts.join(words(ui.text(Word::Separator)).as_slice());
        if !line.is_empty() {
            self.inlines(&line, true);
        }
    }
}

/// The number of the handout and its version.
fn edition(source: &Source) -> String {
    let handout = &source.handout;
    let (id, version) = (&handout.id.words, &handout.version.words);
    translation::edition(source, ui::edition(source.words(), id, version))
}

fn no_room(source: &Source, over: Length) -> Diagnostic {
    let (layout, handout) = (&source.layout, &source.handout);
    let message = format!(
        "the foot of each page is {} mm deeper than the bottom margin of layout `{}` leaves",
        over.to_mm().max(1),
        layout.name
    );
    let wrong = Diagnostic::error("foot-too-deep", message);
    match &source.clinic.footer {
        Some(footer) => wrong
            .at(footer.span)
            .hint("give a shorter `footer`, of one line, or a shorter `short-title`"),
        None => wrong.at(handout.short_title.span).hint(
            "give a shorter `short-title`, or a deeper bottom margin in the layout",
        ),
    }
}

fn dates(source: &Source) -> String {
    let (handout, words) = (&source.handout, source.words());
    let by = |word, month: Date| words.with(word, &[("month", &words.month(month))]);
    let mut facts = vec![by(Word::Checked, handout.checked)];
    if let Some(date) = handout.check_again {
        facts.push(by(Word::CheckAgain, date));
    }
    facts.push(match &handout.reviewed_by {
        Some(name) => words.with(Word::ReviewedBy, &[("name", &name.words)]),
        None => words.text(Word::NotReviewed).to_owned(),
    });
    facts.join(words.text(Word::Separator))
}
