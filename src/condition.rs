//! What must be answered for a block to be printed.

use crate::field::Number;
use crate::span::Span;
use std::cmp::Ordering;

/// What must hold for a block or section to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The comparisons, at least one.
    pub tests: Vec<Test>,
    /// All must hold; otherwise one is enough.
    pub all: bool,
    /// Where it was written.
    pub span: Span,
}

/// A comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The field.
    pub field: String,
    /// How it is compared.
    pub is: Is,
    /// With what; no words where nothing is compared.
    pub with: String,
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// The same.
    Equal,
    /// Not the same.
    Unequal,
    /// Less, or earlier.
    Less,
    /// Not more.
    AtMost,
    /// More, or later.
    More,
    /// Not less.
    AtLeast,
    /// Answered.
    Given,
    /// Not answered.
    Missing,
}

impl Condition {
    /// Whether it holds for what is answered; `None` if that hangs on a field that nobody has answered.
    pub fn holds(&self, answer: &impl Fn(&str) -> Option<String>) -> Option<bool> {
        let mut open = false;
        for test in &self.tests {
            match test.holds(answer(&test.field).as_deref()) {
                Some(holds) if holds != self.all => return Some(holds),
                Some(_) => {}
                None => open = true,
            }
        }
        (!open).then_some(self.all)
    }
}

impl Test {
    fn holds(&self, answer: Option<&str>) -> Option<bool> {
        let compared = |answer: &str| match (Number::of(answer), Number::of(&self.with)) {
            (Some(left), Some(right)) => left.cmp(&right),
            // Days as year-month-day are in the order of their letters.
            _ => answer.cmp(&self.with),
        };
        match self.is {
            Is::Given => Some(answer.is_some()),
            Is::Missing => Some(answer.is_none()),
            Is::Equal => answer.map(|answer| compared(answer) == Ordering::Equal),
            Is::Unequal => answer.map(|answer| compared(answer) != Ordering::Equal),
            Is::Less => answer.map(|answer| compared(answer) == Ordering::Less),
            Is::AtMost => answer.map(|answer| compared(answer) != Ordering::Greater),
            Is::More => answer.map(|answer| compared(answer) == Ordering::Greater),
            Is::AtLeast => answer.map(|answer| compared(answer) != Ordering::Less),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Is, Test};
    use crate::span::Span;

    fn test(field: &str, is: Is, with: &str) -> Test {
        Test { field: field.to_owned(), is, with: with.to_owned() }
    }

    fn holds(tests: &[Test], all: bool, answers: &[(&str, &str)]) -> Option<bool> {
        let condition = Condition { tests: tests.to_vec(), all, span: Span::default() };
        condition.holds(&|name| {
            let answer = answers.iter().find(|(field, _)| *field == name);
            answer.map(|(_, answer)| (*answer).to_owned())
        })
    }

    #[test]
    fn a_condition_holds_fails_or_stays_open() {
        let drug = |is| [test("drug", is, "alectinib")];
        assert_eq!(holds(&drug(Is::Equal), true, &[("drug", "alectinib")]), Some(true));
        assert_eq!(holds(&drug(Is::Equal), true, &[("drug", "lorlatinib")]), Some(false));
        assert_eq!(
            holds(&drug(Is::Unequal), true, &[("drug", "lorlatinib")]),
            Some(true)
        );
        assert_eq!(holds(&drug(Is::Equal), true, &[]), None);
        assert_eq!(holds(&drug(Is::Given), true, &[]), Some(false));
        assert_eq!(holds(&drug(Is::Missing), true, &[]), Some(true));
        let both = [test("a", Is::Equal, "1"), test("b", Is::Equal, "2")];
        assert_eq!(holds(&both, true, &[("a", "2")]), Some(false), "b cannot save it");
        assert_eq!(holds(&both, true, &[("a", "1")]), None);
        assert_eq!(holds(&both, false, &[("a", "1")]), Some(true), "b cannot spoil it");
        assert_eq!(holds(&both, false, &[("a", "2"), ("b", "1")]), Some(false));
    }

    #[test]
    fn numbers_are_compared_as_numbers_and_days_as_days() {
        let age = |is, with| holds(&[test("age", is, with)], true, &[("age", "9")]);
        assert_eq!(age(Is::Less, "65"), Some(true), "9 is less than 65");
        assert_eq!(age(Is::Equal, "9.0"), Some(true));
        assert_eq!(age(Is::AtLeast, "9.000001"), Some(false));
        assert_eq!(age(Is::More, "-10"), Some(true));
        let born = |is| {
            holds(&[test("born", is, "1960-02-29")], true, &[("born", "1959-12-31")])
        };
        assert_eq!(born(Is::Less), Some(true));
        assert_eq!(born(Is::AtLeast), Some(false));
    }
}
