//! The profile of a layout and what the layout overrides → [`Settings`].

use super::layout::Meant;
use super::raw::{check as written, layout as raw};
use crate::profile::{Frequency, Microgram, Profile, Settings};

/// A profile as it is meant.
pub(super) const fn profile(raw: raw::Profile) -> Profile {
    match raw {
        raw::Profile::Brochure => Profile::Brochure,
        raw::Profile::TakeHome => Profile::TakeHome,
        raw::Profile::LargePrint => Profile::LargePrint,
        raw::Profile::EasyRead => Profile::EasyRead,
        raw::Profile::WalletCard => Profile::WalletCard,
    }
}

/// What is asked of a handout.
pub(super) fn settings(meant: &mut Meant<'_>, layout: &raw::Layout) -> Settings {
    let of = Settings::of(profile(layout.profile));
    let Some(own) = &layout.check else { return of };
    let mut length = |written: &Option<_>, profile| {
        written.as_ref().map_or(profile, |written| meant.length(written))
    };
    let count = |written: Option<u16>, profile| written.map_or(profile, usize::from);
    let settings = Settings {
        body: length(&own.body, of.body),
        body_least: length(&own.body_least, of.body_least),
        small: length(&own.small, of.small),
        leading: own.leading.map_or(of.leading, i32::from),
        line_least: count(own.line_least, of.line_least),
        line_most: count(own.line_most, of.line_most),
        grade: own.grade.map(i32::from).or(of.grade),
        grade_most: own.grade_most.map_or(of.grade_most, i32::from),
        sentence: count(own.sentence, of.sentence),
        sentence_mean: count(own.sentence_mean, of.sentence_mean),
        list: count(own.list, of.list),
        list_sentences: count(own.list_sentences, of.list_sentences),
        words: count(own.words, of.words),
        pages: count(own.pages, of.pages),
        margin: length(&own.margin, of.margin),
        italics: count(own.italics, of.italics),
        microgram: match own.microgram {
            None => of.microgram,
            Some(written::Microgram::Mcg) => Microgram::Mcg,
            Some(written::Microgram::Full) => Microgram::Full,
        },
        small_litre: own.small_litre.unwrap_or(of.small_litre),
        frequency: match own.frequency {
            None => of.frequency,
            Some(written::Frequency::Number) => Frequency::Number,
            Some(written::Frequency::WordAndNumber) => Frequency::WordAndNumber,
        },
    };
    for (least, most, key, written) in
        [(settings.body_least, settings.body, "body-least", &own.body_least)]
    {
        if let Some(written) = written
            && least > most
        {
            let wrong = format!("`{key}` is more than `body`");
            meant.wrong(
                "check-settings",
                wrong,
                "write no more than `body` says",
                written,
            );
        }
    }
    settings
}
