//! The fold, booklet or cut of a layout file → [`Form`], with the size of a page; and what is tried so that matter fits.

use super::at::At;
use super::layout::Meant;
use super::near::nearest;
use super::raw::{form as written, layout as raw};
use super::shipped;
use crate::form::{Booklet, Cut, Fold, Folded, Form, Panel, Part};
use crate::geom::{Length, Sides, Size};
use crate::layout::{Bilingual, Edition, Ladder, Step};

/// Text keeps this distance from a fold.
const CLEAR: Length = Length::mm(6);
/// Thirds of an inch cannot be written exactly. Panels that miss the sheet by no more than a hair, 0.1 mm, are meant to
/// fill it: the last one takes the difference.
const HAIR: Length = Length::emu(3_600);

/// The size of a page as it is held, and how pages become sheets.
pub(super) fn read(
    meant: &mut Meant<'_>,
    raw: &raw::Layout,
    paper: Size,
    margins: Sides,
    gutter: Length,
) -> (Size, Form) {
    let said = [
        raw.fold.as_ref().map(|fold| ("fold", &fold.range)),
        raw.booklet.as_ref().map(|booklet| ("booklet", &booklet.range)),
        raw.cut.as_ref().map(|cut| ("cut", &cut.range)),
    ];
    let said: Vec<_> = said.into_iter().flatten().collect();
    if let [(first, _), (second, range), ..] = said.as_slice() {
        let wrong = format!("a layout cannot have both `{first}` and `{second}`");
        let place = At { value: (), range: (*range).clone() };
        meant.wrong("form", wrong, &format!("leave out `{first}` or `{second}`"), &place);
    }
    let turned = Size::new(paper.depth.max(paper.width), paper.width.min(paper.depth));
    if raw.fold.is_some() || raw.cut.is_some() {
        fixed(meant, raw);
    }
    if let Some(fold) = &raw.fold {
        clear_of_folds(meant, raw, margins);
        return folded(meant, &fold.value, turned, margins, gutter);
    }
    if let Some(booklet) = &raw.booklet {
        clear_of_folds(meant, raw, margins);
        let page = Size::new(turned.width / 2, turned.depth);
        let creep = meant.length(&booklet.value.creep);
        return (page, Form::Booklet(Booklet { sheet: turned, creep }));
    }
    if let Some(cut) = &raw.cut {
        let sheet = if cut.value.turned { turned } else { paper };
        return cut_up(meant, &cut.value, sheet);
    }
    (paper, Form::Flat)
}

/// How two languages share the sheet.
pub(super) fn bilingual(meant: &mut Meant<'_>, raw: &raw::Layout) -> Option<Bilingual> {
    let written = raw.bilingual.as_ref()?;
    if raw.fold.is_some() || raw.booklet.is_some() || raw.cut.is_some() {
        let wrong = "two languages share flat pages only".to_owned();
        meant.wrong("layout-bilingual", wrong, "leave out `bilingual`", written);
    }
    Some(match written.value {
        raw::Bilingual::Beside => {
            if raw.columns.value != 2 {
                let wrong = "two languages beside each other are two columns".to_owned();
                meant.wrong("layout-bilingual", wrong, "write columns = 2", &raw.columns);
            }
            Bilingual::Beside
        }
        raw::Bilingual::Back => Bilingual::Back,
    })
}

/// What does not go together with a fixed number of pages.
fn fixed(meant: &mut Meant<'_>, raw: &raw::Layout) {
    if raw.columns.value != 1 {
        let wrong =
            format!("a panel or a small page has one column, not {}", raw.columns.value);
        meant.wrong("columns", wrong, "write columns = 1", &raw.columns);
    }
    if matches!(raw.references.value, raw::References::Foot) {
        let wrong =
            "a panel or a small page has no room for references at its foot".to_owned();
        meant.wrong("references", wrong, "write references = \"end\"", &raw.references);
    }
}

/// Whether the margins keep text away from the folds.
fn clear_of_folds(meant: &mut Meant<'_>, raw: &raw::Layout, margins: Sides) {
    for (side, is, written) in [
        ("left", margins.left, &raw.margins.left),
        ("right", margins.right, &raw.margins.right),
    ] {
        if is < CLEAR {
            let wrong = format!(
                "the {side} margin puts text nearer to a fold than {} mm",
                CLEAR.to_mm()
            );
            let hint = format!("write {side} = \"{}mm\" or more", CLEAR.to_mm());
            meant.wrong("fold-over-text", wrong, &hint, written);
        }
    }
}

fn folded(
    meant: &mut Meant<'_>,
    raw: &written::Fold,
    sheet: Size,
    margins: Sides,
    gutter: Length,
) -> (Size, Form) {
    let fold = match raw.kind {
        written::FoldKind::Half => Fold::Half,
        written::FoldKind::Tri => Fold::Tri,
        written::FoldKind::Accordion => Fold::Accordion,
        written::FoldKind::Roll => Fold::Roll,
        written::FoldKind::Gate => Fold::Gate,
    };
    let mut widths: Vec<Length> =
        raw.widths.value.iter().map(|width| meant.length(width)).collect();
    let sum: Length = widths.iter().copied().sum();
    let missing = sheet.width - sum;
    if missing.max(-missing) > HAIR {
        let wrong = format!(
            "the panels are {} wide together, the sheet is {}",
            shown(sum),
            shown(sheet.width)
        );
        let by = shown(missing.max(-missing));
        let how = if missing < Length::ZERO { "narrower" } else { "wider" };
        let hint = format!("make them {by} {how}");
        meant.wrong("panels", wrong, &hint, &raw.widths);
    }
    if let Some((wrong, hint)) = unfoldable(fold, &widths) {
        meant.wrong("panels", wrong, &hint, &raw.widths);
    }
    if let Some(last) = widths.last_mut() {
        *last += missing;
    }
    let count = widths.len();
    let faces = fold.faces(count);
    let narrowest = widths.iter().copied().min().unwrap_or_default();
    let measure = narrowest - margins.left - margins.right;
    let panels = (1..=faces.inside.len() + faces.outside.len())
        .map(|page| {
            let (part, name) = fold.part(page, count);
            let at = |face: &[usize]| face.iter().position(|on| *on == page);
            let place =
                at(&faces.inside).or_else(|| Some(count - 1 - at(&faces.outside)?));
            let width = place
                .and_then(|place| widths.get(place))
                .copied()
                .unwrap_or(narrowest);
            let columns = (1..=3)
                .rev()
                .find(|columns| {
                    let matter = measure * *columns + gutter * (columns - 1);
                    matter <= width - margins.left - margins.right
                })
                .unwrap_or(1);
            Panel {
                name,
                part,
                size: Size::new(width, sheet.depth),
                columns: usize::try_from(columns).unwrap_or(1),
            }
        })
        .collect();
    let page = Size::new(narrowest, sheet.depth);
    (page, Form::Fold(Folded { fold, sheet, widths, panels }))
}

/// Why paper cannot be folded so, and what to write instead.
fn unfoldable(fold: Fold, widths: &[Length]) -> Option<(String, String)> {
    let wants = |number: usize| {
        let wrong =
            format!("this fold has {number} panels on a side, not {}", widths.len());
        (widths.len() != number).then(|| (wrong, format!("write {number} widths")))
    };
    let equal = || {
        widths.windows(2).any(|pair| pair[0] != pair[1]).then(|| {
            (
                "the panels of this fold are not equally wide".to_owned(),
                "write the same width for all".to_owned(),
            )
        })
    };
    match fold {
        Fold::Half => wants(2).or_else(equal),
        Fold::Tri => wants(3).or_else(|| match *widths {
            [left, middle, right] if left != middle || right >= middle => Some((
                "the right panel folds in, so it must be narrower than the two others, which are equal".to_owned(),
                "make the right panel 1/16 in or 3 mm narrower than each of the others".to_owned(),
            )),
            _ => None,
        }),
        Fold::Accordion => equal(),
        Fold::Roll => {
            let inner = widths.windows(2).skip(1).any(|pair| pair[1] >= pair[0]);
            let outer = widths.first() != widths.get(1) || widths.len() < 3;
            (inner || outer).then(|| (
                "rolled up, each panel must be narrower than the one that is rolled around it".to_owned(),
                "make the first two panels equal, and each further one 1/16 in or 1.5 mm narrower".to_owned(),
            ))
        }
        Fold::Gate => wants(3).or_else(|| match *widths {
            [left, middle, right] if left != right || left + right > middle => Some((
                "shut, the gates are not equally wide or overlap".to_owned(),
                "make both gates equal, and together a little narrower than the middle".to_owned(),
            )),
            _ => None,
        }),
    }
}

fn cut_up(meant: &mut Meant<'_>, raw: &written::Cut, sheet: Size) -> (Size, Form) {
    let page = Size::new(meant.length(&raw.width), meant.length(&raw.height));
    let gap = meant.length(&raw.gap);
    let rows = [
        ("wide", page.width, raw.columns.value, sheet.width, &raw.width),
        ("high", page.depth, raw.rows.value, sheet.depth, &raw.height),
    ];
    for (how, each, number, most, written) in rows {
        let number = i32::from(number);
        let all = each * number + gap * (number - 1);
        if all > most {
            let wrong = format!(
                "{number} of these are {} {how}, the sheet is {}",
                shown(all),
                shown(most)
            );
            meant.wrong(
                "panels",
                wrong,
                "make them smaller, or put fewer on a sheet",
                written,
            );
        }
    }
    let count = usize::from(raw.sides.value);
    let side = |number: usize| {
        let (part, name) = match number {
            1 => (Part::Inside, "front".to_owned()),
            _ if number == count => (Part::Back, "back".to_owned()),
            _ => (Part::Inside, format!("page {number}")),
        };
        Panel { name, part, size: page, columns: 1 }
    };
    let sides = (1..=count).map(side).collect();
    let cut = Cut {
        sheet,
        columns: usize::from(raw.columns.value),
        rows: usize::from(raw.rows.value),
        gap,
        sides,
    };
    (page, Form::Cut(cut))
}

/// A length for people on both sides of the Atlantic.
fn shown(length: Length) -> String {
    let tenths = |length: Length, emu: i32| {
        let all = length.to_emu() / emu;
        format!("{}.{}", all / 10, all % 10)
    };
    let thousandths = length.to_emu() * 10 / 9_144;
    format!(
        "{}.{:03} in ({} mm)",
        thousandths / 1000,
        thousandths % 1000,
        tenths(length, 3_600)
    )
}

/// An edition as it is meant.
pub(super) const fn edition(raw: raw::Edition) -> Edition {
    match raw {
        raw::Edition::Sheet => Edition::Sheet,
        raw::Edition::Brochure => Edition::Brochure,
        raw::Edition::Flyer => Edition::Flyer,
        raw::Edition::Poster => Edition::Poster,
        raw::Edition::Card => Edition::Card,
    }
}

/// What is tried so that matter fits; no step goes under the floor.
pub(super) fn ladder(meant: &mut Meant<'_>, raw: &raw::Layout) -> Ladder {
    let Some(fit) = &raw.fit else { return Ladder::default() };
    let floor = meant.length(&fit.floor);
    let mut size = meant.length(&raw.styles.body.size);
    let mut steps = Vec::new();
    for written in &fit.steps {
        let step = &written.value;
        let smaller =
            step.smaller.as_ref().map(|by| meant.length(by)).unwrap_or_default();
        size -= smaller;
        if size < floor {
            let wrong = format!(
                "after this step running text would be {} pt, under the floor of {} pt",
                size.to_pt(),
                floor.to_pt()
            );
            let hint = "leave the step out, or take smaller steps";
            meant.wrong("fit-floor", wrong, hint, written);
        }
        let step = Step {
            space: step.space.map(i32::from),
            leading: step.leading.map(i32::from),
            smaller,
            short: step.short,
        };
        if step == Step::default() {
            let hint = "write space, leading, smaller or short, as in { space = 80 }";
            meant.wrong(
                "fit-step",
                "this step changes nothing".to_owned(),
                hint,
                written,
            );
        }
        steps.push(step);
    }
    if let Some(larger) = &fit.larger
        && !larger.value.ends_with(".toml")
        && shipped::find(&larger.value).is_none()
    {
        let wrong = format!("there is no layout `{}`", larger.value);
        let near = nearest(&larger.value, shipped::names());
        let hint = near.map_or_else(
            || "name a shipped layout, or a file beside this one".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        meant.wrong("layout-unknown", wrong, &hint, larger);
    }
    let larger = fit.larger.as_ref().map(|larger| larger.value.clone());
    Ladder { steps, floor, larger }
}
