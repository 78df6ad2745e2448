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

const FILES: [(&str, &str); 5] = [
    ("take-home-letter", include_str!("../../layouts/take-home-letter.toml")),
    ("take-home-a4", include_str!("../../layouts/take-home-a4.toml")),
    ("large-print-letter", include_str!("../../layouts/large-print-letter.toml")),
    ("two-column-letter", include_str!("../../layouts/two-column-letter.toml")),
    ("plain-bw", include_str!("../../layouts/plain-bw.toml")),
];

/// The layouts that come with the program; the usual one first.
pub fn layouts() -> Vec<ShippedLayout> {
    FILES
        .iter()
        .map(|(name, toml)| ShippedLayout { name, title: title(toml), toml })
        .collect()
}

/// The names of the shipped layouts.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// The file of a shipped layout.
pub(super) fn find(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, toml)| *toml)
}

fn title(toml: &str) -> String {
    let (table, _) = toml::de::DeTable::parse_recoverable(toml);
    let title = table
        .get_ref()
        .get("title")
        .and_then(|title| title.get_ref().as_str());
    title.unwrap_or_default().to_owned()
}
