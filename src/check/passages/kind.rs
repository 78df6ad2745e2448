//! What a passage is: what is said of it hangs on that.

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The title of the handout.
    Title,
    /// The line below it.
    Subtitle,
    /// The heading of a section.
    Heading,
    /// A smaller heading, also that of a box, list or table.
    Subheading,
    /// A paragraph.
    Paragraph,
    /// The line above a list.
    Stem,
    /// An item of a list.
    Item,
    /// A point to remember.
    Point,
    /// What to do at a level of a call box.
    CallLabel,
    /// The signs of a level of a call box, one or all.
    Sign,
    /// An item with a box to tick.
    Tick,
    /// The head of a column, or a label beside a line to write on.
    Label,
    /// A cell of a table.
    Cell,
    /// The generic name of a medicine.
    Generic,
    /// Its brand name.
    Brand,
    /// How to say a word.
    Say,
    /// What a table of medicines says of one: food, side effects, what to report.
    OfDrug,
    /// A paragraph of a note, warning or tip.
    Notice,
    /// Who answers a telephone.
    Who,
    /// When.
    Hours,
    /// The number.
    Phone,
    /// A row of a schedule.
    ScheduleRow,
    /// A word that is explained.
    Term,
    /// What it means.
    Meaning,
    /// A line below a picture or code.
    Caption,
    /// What a picture shows.
    Alt,
}
