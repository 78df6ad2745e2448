//! STR-07: each picture says what it shows
//!
//! # What it finds
//! A picture without a caption, a warning; a picture whose words for those who cannot see it are only the name of a file
//! or a word such as "picture", an error.
//!
//! # Why it matters
//! Whoever listens to the page hears these words instead of the picture. Whoever sees it learns from the caption why it is
//! there.
//!
//! # Example
//! `figure.alt = "lung.png"`
//!
//! # Write instead
//! `figure.alt = "Two lungs, with a spot in the left one"`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, item 17; ISO 14289-1 (PDF/UA-1), 2014, 7.3.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{BlockKind, Figure};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-07",
    title: "each picture says what it shows",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("picture.rs"),
    check: Check::Words(check),
};

/// Words that say nothing of a picture.
const EMPTY: [&str; 12] = [
    "alt",
    "diagram",
    "drawing",
    "figure",
    "graphic",
    "icon",
    "illustration",
    "image",
    "photo",
    "photograph",
    "picture",
    "untitled",
];
/// How files of pictures end.
const FILES: [&str; 5] = [".png", ".jpg", ".jpeg", ".svg", ".gif"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, block) in subject.blocks() {
        let BlockKind::Figure(figure) = &block.kind else { continue };
        if says_nothing(figure) {
            let message =
                format!("`{}` does not say what the picture shows", figure.alt.words);
            let mut finding = Finding::new(message)
                .place(figure.alt.span)
                .hint("say in `alt` what one sees, for somebody who cannot see it");
            finding.words.clone_from(&figure.alt.words);
            found.push(finding);
        }
        if figure.caption.is_none() {
            found.push(
                Finding::new("this picture has no caption")
                    .place(figure.image.span)
                    .hint("say in `caption` what the reader learns from it")
                    .level(Severity::Warning),
            );
        }
    }
    found
}

fn says_nothing(figure: &Figure) -> bool {
    let alt = figure.alt.words.trim().to_lowercase();
    let alt = alt.trim_end_matches('.');
    let file = !alt.contains(' ') && FILES.iter().any(|end| alt.ends_with(end));
    let stem = figure.picture.path.file_stem().and_then(|stem| stem.to_str());
    // A file called `lung` may well be a picture of one.
    let named = stem.is_some_and(|stem| {
        stem.to_lowercase() == alt && stem.contains(|each: char| !each.is_alphabetic())
    });
    EMPTY.contains(&alt) || file || named
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, section, text, words};
    use super::RULE;
    use crate::handout::{BlockKind, Figure, Picture, PictureData};

    fn of(alt: &str, caption: Option<&str>) -> Vec<String> {
        let picture = Picture {
            path: "pictures/IMG_0042.png".into(),
            width: 1,
            height: 1,
            data: PictureData::Rgb { pixels: vec![0, 0, 0], opacity: None },
        };
        let figure = Figure {
            image: text("pictures/IMG_0042.png"),
            picture,
            alt: text(alt),
            caption: caption.map(words),
            width: 60,
        };
        let blocks = vec![block(BlockKind::Figure(figure))];
        found(&RULE, &handout(vec![section("Where?", blocks)]))
    }

    #[test]
    fn words_that_say_nothing_are_found() {
        let spot = Some("A spot in the lung");
        assert_eq!(of("lung.png", spot), ["lung.png"]);
        assert_eq!(of("Picture", spot), ["Picture"]);
        assert_eq!(of("IMG_0042", spot), ["IMG_0042"]);
        assert_eq!(of("Two lungs, with a spot in the left one", spot), [""; 0]);
        assert_eq!(of("Two lungs", None), [""], "no caption");
    }
}
