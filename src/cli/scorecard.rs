//! What `handout check --scorecard` prints: item by item, what a program can say and what it cannot.

use handout::check::scorecard::{self, Verdict};
use handout::diag::Report;
use handout::write::Made;

/// The card of a handout, if it could be made.
pub fn of(made: Option<&Made>, report: &Report) -> String {
    let Some(made) = made else {
        return "the scorecard comes when the errors are gone".to_owned();
    };
    let answers = scorecard::of(&made.source.handout, report);
    let mut text = String::new();
    let mut last = None;
    for answer in &answers {
        if last != Some(answer.instrument) {
            last = Some(answer.instrument);
            text.push_str(&format!("\n{}\n", answer.instrument.name()));
        }
        let (word, why) = match &answer.verdict {
            Verdict::Yes => ("yes", String::new()),
            Verdict::No(why) => ("no", format!(" ({why})")),
            Verdict::None => ("n/a", String::new()),
            Verdict::Person => ("you", String::new()),
        };
        text.push_str(&format!(
            "  {word:4} {:>2}  {}{why}\n",
            answer.number, answer.asks
        ));
    }
    let count = |is: fn(&Verdict) -> bool| {
        answers.iter().filter(|answer| is(&answer.verdict)).count()
    };
    text.push_str(&format!(
        "\nyes: {}, no: {}, for you to answer: {}. This is not the official score: people are trained to give it.\n",
        count(|verdict| *verdict == Verdict::Yes),
        count(|verdict| matches!(verdict, Verdict::No(_))),
        count(|verdict| *verdict == Verdict::Person),
    ));
    text
}
