//! The letters that names and numbers are made of, set as the lines that differ from person to person are.

use super::text::{Para, Typesetter, Under, words};
use crate::diag::Report;
use crate::geom::Length;
use crate::layout::Style;
use crate::mark::{Mark, Owner};
use crate::structure::Structure;

/// What may stand in names and numbers, besides spaces: the letters of ASCII and Latin-1, and typographic signs.
const USUAL: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ‐–—‘’“”• ";
/// The letters of the other languages of Europe and of Vietnam, with signs on them.
const RARER: &str = "ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƠơƯưȘșȚțẀẁẂẃẄẅẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";
/// What fonts draw as one sign.
const JOINED: &str = "ff fi fl ffi ffl fj ft tt";

/// The letters in a style; with those that few names have, or without.
pub fn letters(typesetter: &mut Typesetter<'_>, style: &Style, rarer: bool) -> Vec<Mark> {
    let text = [USUAL, JOINED, if rarer { RARER } else { "" }].join(" ");
    // Letter by letter, so that the sign of each stands there even where it is joined to its neighbour elsewhere.
    let alone: Vec<String> = text.chars().map(|each| each.to_string()).collect();
    let inlines = words(&[text, alone.join(" ")].join(" "));
    let para = Para {
        inlines: &inlines,
        style,
        measure: Length::MAX,
        under: Under::Artifact(Owner::Decoration),
        hyphenate: false,
    };
    // A letter that no face has is one that cannot be printed; whose name has it is told.
    let lines = typesetter.lines(&mut Report::default(), &mut Structure::new(), &para);
    lines.into_iter().flat_map(|line| line.marks).collect()
}
