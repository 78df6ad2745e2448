//! The room that margins have for what stands in them: whose sheet it is above a page, and the foot below it.

use super::super::setter::Stack;
use super::super::text::Typesetter;
use super::{Foot, Kind, Numbered, Standing, set};
use crate::diag::Report;
use crate::form::Form;
use crate::geom::Length;
use crate::source::Source;

/// What is left white where there is a choice: the paper may be drawn in a little askew.
const USUAL_EDGE: Length = Length::mm(8);

/// Whether whose sheet it is stands above a page, in its top margin: a panel says it at its foot and a cover does, and above a
/// first page there may be a letterhead, below which the title says it.
pub(super) fn is_above(source: &Source, standing: Standing) -> bool {
    let first = standing.page == 0;
    match &source.layout.form {
        Form::Flat => !(first && source.clinic.letterhead.is_some()),
        Form::Booklet(_) => !first,
        Form::Fold(_) | Form::Cut(_) => false,
    }
}

/// Whose sheet it is, if it is somebody's, as deep as it is with the white below.
pub(super) fn above(
    report: &mut Report,
    typesetter: &mut Typesetter<'_>,
    source: &Source,
    standing: Standing,
) -> Stack {
    let mut head = Foot::new(report, typesetter, source, standing.width, Kind::Full);
    head.identity();
    if !head.stack.depth.is_zero() {
        head.stack.space(head.style.leading / 2);
    }
    head.stack
}

/// So many lines more than the layout has room for may stand at the foot of a sheet.
const MORE_LINES: i32 = 6;

/// Makes the top margin deep enough for a line that says whose sheet it is, and the bottom margin for a foot that is deeper than
/// the layout reckons with: where months, the name of who reviewed it, or the words of another language are long.
pub fn make_room(source: &mut Source) {
    let standing = Standing {
        page: 1,
        pages: 2,
        numbered: Numbered::Alone,
        width: source.layout.frame().size.width,
    };
    if is_above(source, standing) && source.values.identify() {
        let mut typesetter = Typesetter::new(source);
        let stack = above(&mut Report::default(), &mut typesetter, source, standing);
        let margin = &mut source.layout.margins.top;
        *margin = (*margin).max(stack.depth + USUAL_EDGE);
    }
    let is_panel = match &source.layout.form {
        Form::Flat | Form::Booklet(_) => false,
        Form::Fold(_) | Form::Cut(_) => true,
    };
    if !is_panel {
        // The number of a page is not known yet; two digits are as wide as any.
        let standing = Standing { page: 98, pages: 99, ..standing };
        let mut typesetter = Typesetter::new(source);
        let stack = set(&mut Report::default(), &mut typesetter, source, standing);
        let most = source.layout.styles.furniture.leading * MORE_LINES;
        let margin = &mut source.layout.margins.bottom;
        *margin = (*margin).max((stack.depth + USUAL_EDGE).min(*margin + most));
    }
}
