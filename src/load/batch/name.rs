//! What the names of the files of a batch may say.

/// What a name may say of a handout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Content,
    Id,
    Version,
    Layout,
    Language,
    Clinic,
}

/// All fields, with the words that name them.
pub const FIELDS: [(&str, Field); 6] = [
    ("content", Field::Content),
    ("id", Field::Id),
    ("version", Field::Version),
    ("layout", Field::Layout),
    ("language", Field::Language),
    ("clinic", Field::Clinic),
];

/// The word that names a field, without its braces.
pub fn word(field: Field) -> &'static str {
    FIELDS
        .iter()
        .find(|(_, each)| *each == field)
        .map_or("", |(word, _)| word)
}
