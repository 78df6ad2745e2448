//! The closed list of the words that the program sets. A file of a language names each in small letters: `own-folio`.

use serde::Deserialize;

macro_rules! words {
    ($($(#[$told:meta])+ $word:ident,)+) => {
        /// A word, or a few, that the program sets.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Word {
            $($(#[$told])+ $word,)+
        }

        impl Word {
            /// All of them.
            pub const ALL: [Self; [$(stringify!($word)),+].len()] = [$(Self::$word),+];
        }
    };
}

words! {
    /// Where a page stands: "Page 2 of 6".
    Folio,
    /// The same in a piece of a packet that is numbered on its own.
    OwnFolio,
    /// The same before the handouts of a packet.
    FrontFolio,
    /// What a handout of a packet is called.
    Part,
    /// A page number in the contents of a packet.
    Page,
    /// How many pages a handout of a packet has.
    Pages,
    /// The number of the handout and its version.
    Edition,
    /// When the content was checked.
    Checked,
    /// When it must be checked again.
    CheckAgain,
    /// Who reviewed it.
    ReviewedBy,
    /// No reviewer is named.
    NotReviewed,
    /// A month of a year.
    Month,
    /// A day.
    Day,
    /// Whose sheet it is, on every page.
    IdentityName,
    /// The day of birth, after that.
    IdentityBorn,
    /// The number of the record, after that.
    IdentityRecord,
    /// Below the title: for whom a sheet was prepared, and what follows.
    Prepared,
    /// The day of birth, among the facts of that line.
    PreparedBorn,
    /// The number of the record, among the facts of that line.
    PreparedRecord,
    /// When, in that line.
    PreparedOn,
    /// By whom, in that line.
    PreparedBy,
    /// On every page of a sample.
    Sample,
    /// On every page of a draft.
    Draft,
    /// On the inner panels of a sample.
    ShortSample,
    /// On the inner panels of a draft.
    ShortDraft,
    /// On every page of a translation that nobody has reviewed.
    DraftTranslation,
    /// The same at the foot of a page.
    ShortDraftTranslation,
    /// In the place of what has no translation yet.
    NotTranslated,
    /// When it was translated.
    Translated,
    /// Who translated it.
    TranslatedBy,
    /// Who reviewed the translation.
    TranslationReviewed,
    /// Nobody who reviewed the translation is named.
    TranslationNotReviewed,
    /// The title of the original, for those who do not read the translation.
    EnglishTitle,
    /// The name of a front panel or page.
    Cover,
    /// The name of a back panel or page.
    Back,
    /// The name of a panel between them.
    Inside,
    /// At the head of a page that is there to write on.
    Notes,
    /// Such a page, where it is told aloud.
    NotesPage,
    /// Between two facts in one line.
    Separator,
    /// Between two things of a list.
    Comma,
    /// Before the last thing of a list in a sentence.
    And,
    /// The same before the sound of i, as Spanish has it.
    AndBeforeI,
    /// One of several lines to write on, told aloud.
    Line,
    /// A row without a name, told aloud.
    Row,
    /// The same, by the heading of the column of names.
    NamedRow,
    /// The cell where a row and a column meet, told aloud.
    Cell,
    /// What a label stands under, told aloud.
    Under,
    /// A day of a diary, told aloud.
    DiaryDay,
    /// What a field is called that has no words of its own.
    Field,
    /// The column of telephone numbers, told aloud.
    PhoneNumber,
    /// The heading of the works, when they stand at the end.
    References,
    /// When an address was last read, at the end of a work.
    Accessed,
    /// The list of the handouts of a packet.
    Contents,
    /// Before the line for the name of the person that a packet is for.
    For,
    /// Before the line for the day it is given.
    Given,
    /// Before the line for the clinic's name.
    Clinic,
    /// The word of notes.
    Note,
    /// The word of warnings.
    Warning,
    /// The word of tips.
    Tip,
    /// The head of the first column of a diary.
    Symptom,
    /// The head of the first column of a schedule and of a table of medicines.
    Medicine,
    /// The head of a dated column.
    Date,
    /// The head of the second column of a table of medicines.
    Food,
    /// The head of its third column.
    SideEffects,
    /// The head of its fourth column.
    TellUs,
    /// Where the number of a work leads, told aloud.
    Reference,
    /// What a code says to those who cannot see it.
    Code,
}
