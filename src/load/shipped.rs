//! The layouts that come with the program.

/// A layout that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShippedLayout {
    /// The name it is asked for by.
    pub name: &'static str,
    /// One line about it.
    pub title: String,
    /// The file.
    pub toml: &'static str,
}

const FILES: [(&str, &str); 18] = [
    ("take-home-letter", include_str!("../../layouts/take-home-letter.toml")),
    ("take-home-a4", include_str!("../../layouts/take-home-a4.toml")),
    ("large-print-letter", include_str!("../../layouts/large-print-letter.toml")),
    ("two-column-letter", include_str!("../../layouts/two-column-letter.toml")),
    ("plain-bw", include_str!("../../layouts/plain-bw.toml")),
    ("trifold-letter", include_str!("../../layouts/trifold-letter.toml")),
    ("trifold-a4", include_str!("../../layouts/trifold-a4.toml")),
    ("zfold-letter", include_str!("../../layouts/zfold-letter.toml")),
    ("half-fold-letter", include_str!("../../layouts/half-fold-letter.toml")),
    ("half-fold-a4", include_str!("../../layouts/half-fold-a4.toml")),
    ("gate-fold-letter", include_str!("../../layouts/gate-fold-letter.toml")),
    ("accordion-4-letter", include_str!("../../layouts/accordion-4-letter.toml")),
    ("booklet-half-letter", include_str!("../../layouts/booklet-half-letter.toml")),
    ("booklet-a5", include_str!("../../layouts/booklet-a5.toml")),
    ("wallet-card-letter", include_str!("../../layouts/wallet-card-letter.toml")),
    ("rack-card-letter", include_str!("../../layouts/rack-card-letter.toml")),
    ("two-up-letter", include_str!("../../layouts/two-up-letter.toml")),
    ("poster-tabloid", include_str!("../../layouts/poster-tabloid.toml")),
];

/// Layouts that set a translation together with its source.
const BILINGUAL: [(&str, &str); 2] = [
    ("bilingual-letter", include_str!("../../layouts/bilingual-letter.toml")),
    ("front-and-back-letter", include_str!("../../layouts/front-and-back-letter.toml")),
];

/// Layouts that serve the program itself and are not listed.
const OWN: [(&str, &str); 2] = [
    ("test-sheet-letter", include_str!("../../layouts/test-sheet-letter.toml")),
    ("test-sheet-a4", include_str!("../../layouts/test-sheet-a4.toml")),
];

/// A content file for the layouts `test-sheet-letter` and `test-sheet-a4`.
pub const TEST_SHEET: &str = include_str!("test-sheet.toml");

/// The layouts that come with the program for any handout; the usual one first.
pub fn layouts() -> Vec<ShippedLayout> {
    listed(&FILES)
}

/// The layouts that come with the program for a translation together with its source.
pub fn bilingual_layouts() -> Vec<ShippedLayout> {
    listed(&BILINGUAL)
}

fn listed(files: &[(&'static str, &'static str)]) -> Vec<ShippedLayout> {
    files
        .iter()
        .map(|(name, toml)| ShippedLayout { name, title: title(toml), toml })
        .collect()
}

/// The names of the shipped layouts.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().chain(&BILINGUAL).map(|(name, _)| *name)
}

/// The file of a shipped layout.
pub(super) fn find(name: &str) -> Option<&'static str> {
    FILES
        .iter()
        .chain(&BILINGUAL)
        .chain(&OWN)
        .find(|(known, _)| *known == name)
        .map(|(_, toml)| *toml)
}

fn title(toml: &str) -> String {
    let (table, _) = toml::de::DeTable::parse_recoverable(toml);
    let title = table
        .get_ref()
        .get("title")
        .and_then(|title| title.get_ref().as_str());
    title.unwrap_or_default().to_owned()
}
