//! One handout for many people: what does not change with the person is loaded, checked, set, made up and written once.
//!
//! People to whom the same blocks are given share a [`Group`]. In it stand the files that were made so far, each but for the
//! lines that differ. For the next person only these lines are set again; where they are as many and as deep as in one of those
//! files, they are printed over its pages. Otherwise the handout is made anew for this person, by the same stages as any other.
//!
//! The bytes of a file depend on its content, layout, clinic and person alone, never on who came before.

mod kept;

use crate::asks;
use crate::clinic::{Clinic, compared};
use crate::compose::{self, Shapes};
use crate::diag::{Diagnostic, Report, Severity};
use crate::field::{CLINIC, Fields, TODAY, Values};
use crate::handout::{Fact, Handout};
use crate::packet::{self, Folios, Leaves, Which};
use crate::source::{Job, Source, Undecided};
use crate::words::Words;
use crate::write::{self, Made, Press};
use crate::{check, load, reading, through};
use kept::{Kept, Miss};

/// So many ways in which the personal lines break are kept for one group; more are rare.
const KEPT: usize = 8;
/// So many groups are kept; a list that is sorted by them needs one.
const MOST_GROUPS: usize = 16;
/// For so many people words are shaped before they are forgotten.
const SHAPED: usize = 64;

/// A handout that is printed for many people.
#[derive(Debug)]
pub struct Run {
    source: Source,
    job: Job,
}

/// The file of one person.
#[derive(Debug)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why nothing is printed for a person. What the report says may tell who the person is.
#[derive(Debug)]
pub struct Refused(pub Report);

impl Refused {
    /// The names of the rules that were broken, each once; they tell nothing of anybody.
    pub fn rules(&self) -> Vec<&'static str> {
        let errors = self
            .0
            .sorted()
            .into_iter()
            .filter(|each| each.severity == Severity::Error);
        let mut rules: Vec<&'static str> = errors.map(|each| each.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

impl Run {
    /// Loads a job with all its blocks and checks it; `None` if the report says why not.
    pub fn new(report: &mut Report, job: &Job) -> Option<Self> {
        let said = job;
        let job = Job {
            undecided: Undecided::Keep,
            values: Values::default(),
            ..job.clone()
        };
        let source = load::source(report, &job)?;
        // What is said of all is checked, too, though only who prints puts it to what is said of each.
        let all = load::answers(report, said, &source.handout.fields);
        if all.names_somebody() {
            let wrong = "who somebody is cannot be said of all";
            report.push(Diagnostic::machine("answer", wrong).hint(
                "name, born and record stand in the list; leave them out after --set",
            ));
        }
        check::source(report, &source, job.today)?;
        Some(Self { source, job })
    }

    /// What may be answered for a person.
    pub fn fields(&self) -> &Fields {
        &self.source.handout.fields
    }

    /// What it is made from, as if for nobody.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// One who prints; each thread has its own.
    pub fn printer(&self) -> Printer<'_> {
        Printer { run: self, groups: Vec::new(), press: Press::new() }
    }

    /// The answers of a person, and the day.
    fn dated(&self, values: &Values) -> Values {
        let mut values = values.clone();
        if values.get(TODAY).is_none()
            && let Some(today) = self.job.today
        {
            values.set(TODAY, &today.to_string());
        }
        values
    }

    /// The handout for one person: their blocks, their words.
    fn of(&self, values: Values) -> Source {
        let mut handout = self.source.handout.clone();
        let answer = |name: &str| self.compared(&values, name);
        with_original(&mut handout, &mut |handout| {
            asks::decide(handout, &|when| when.holds(&answer).unwrap_or(true));
            reading::number(handout);
        });
        let mut source = Source {
            handout,
            layout: self.source.layout.clone(),
            partner: None,
            plain: self.source.plain.clone(),
            clinic: self.source.clinic.clone(),
            fonts: self.source.fonts.clone(),
            values,
            blank: self.source.blank,
        };
        answer_all(&mut source);
        source
    }

    fn compared(&self, values: &Values, name: &str) -> Option<String> {
        let Source { clinic, handout, .. } = &self.source;
        compared(Some(clinic), values, name, &handout.language)
    }

    /// What decides which blocks a person is given and what is printed in words that are common to many.
    fn key(&self, values: &Values) -> Result<Key, Refused> {
        let answer = |name: &str| self.compared(values, name);
        let mut holds = Vec::new();
        for condition in asks::conditions(&self.source.handout) {
            match condition.holds(&answer) {
                Some(outcome) => holds.push(outcome),
                None => return Err(undecided()),
            }
        }
        let choices = self.fields().iter().filter(|field| field.kind.is_choice());
        let choices = choices.map(|field| values.get(&field.name).map(str::to_owned));
        Ok(Key { holds, choices: choices.collect() })
    }
}

/// What is printed for a name: the clinic's fact or the person's.
fn answer(
    clinic: &Clinic,
    values: &Values,
    name: &str,
    language: &str,
) -> Option<String> {
    match name.strip_prefix(CLINIC) {
        Some(fact) => clinic.fact(fact, Words::of(language)).map(|text| text.words),
        None => compose::answer(values, name, language),
    }
}

/// The refusal of a person for whom it is open whether a block is printed.
fn undecided() -> Refused {
    let mut report = Report::default();
    let open = "it is open whether a block is printed: an answer it hangs on is missing";
    report.push(
        Diagnostic::error("when-open", open)
            .hint("answer every field that the content's `when` asks for"),
    );
    Refused(report)
}

/// Gives each fact of a source its words.
fn answer_all(source: &mut Source) {
    let (clinic, values) = (source.clinic.clone(), source.values.clone());
    with_original(&mut source.handout, &mut |handout| {
        let language = handout.language.clone();
        asks::answer(handout, &mut |fact: &mut Fact| {
            fact.answer(answer(&clinic, &values, &fact.name, &language));
        });
    });
}

/// Does something to a handout, and, if it is a translation, to its source, which may stand on the same sheet.
fn with_original(handout: &mut Handout, act: &mut dyn FnMut(&mut Handout)) {
    act(handout);
    if let Some(original) = handout.original.as_deref_mut() {
        act(&mut original.handout);
    }
}

/// What decides which blocks a person is given, and the words that are the same for all who are given them.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    holds: Vec<bool>,
    choices: Vec<Option<String>>,
}

/// One who prints a run for one person after the other.
#[derive(Debug)]
pub struct Printer<'r> {
    run: &'r Run,
    groups: Vec<(Key, Group)>,
    press: Press,
}

/// People who are given the same blocks.
#[derive(Debug, Default)]
struct Group {
    kept: Vec<Kept>,
    /// What was shaped for the last of them.
    shapes: Shapes,
    /// For how many it was shaped.
    shaped: usize,
}

impl Printer<'_> {
    /// The file of one person, whose answers fit their fields.
    pub fn print(&mut self, values: &Values) -> Result<Printed, Refused> {
        let values = self.run.dated(values);
        let key = self.run.key(&values)?;
        let place = match self.groups.iter().position(|(known, _)| *known == key) {
            Some(place) => place,
            None => {
                if self.groups.len() == MOST_GROUPS {
                    self.groups.remove(0);
                }
                self.groups.push((key, Group::default()));
                self.groups.len() - 1
            }
        };
        match self.groups.get_mut(place) {
            Some((_, group)) => group.print(self.run, values, &mut self.press),
            None => Err(undecided()),
        }
    }
}

impl Printer<'_> {
    /// All that is made for one person, to be bound with what is made for others.
    pub fn made(&mut self, values: &Values) -> Result<Made, Refused> {
        let values = self.run.dated(values);
        let _ = self.run.key(&values)?;
        let mut report = Report::default();
        let made = Group::default().made(&mut report, self.run, values);
        made.ok_or(Refused(report))
    }
}

/// The sheets of several people as one file: the sheets of each behind those of the one before. It is called as the handout
/// is for nobody.
pub fn bound(run: &Run, people: Vec<Made>) -> Made {
    let source = run.source.clone();
    let (mut leaves, mut sheets) = (Vec::new(), Vec::new());
    let mut first = 0;
    for (made, number) in people.into_iter().zip(1..) {
        let Made { source, galleys, pages, sheets: own, .. } = made;
        sheets.extend(own.into_iter().map(|mut sheet| {
            let backs = sheet.back.iter_mut();
            for cell in std::iter::once(&mut sheet.front)
                .chain(backs)
                .flat_map(|forme| &mut forme.cells)
            {
                cell.page += first;
            }
            sheet
        }));
        first += pages.len();
        let which = Which::Part(number);
        leaves.push(Leaves { which, source, galleys, pages, named: None });
    }
    let language = &source.handout.language;
    let (galleys, pages, pieces) = packet::bound(language, leaves, Folios::Separate);
    Made {
        source,
        galleys,
        pages,
        sheets,
        steps: Vec::new(),
        prints: run.job.prints,
        pieces,
    }
}

impl Group {
    fn print(
        &mut self,
        run: &Run,
        values: Values,
        press: &mut Press,
    ) -> Result<Printed, Refused> {
        // The fields of a form are named by the words beside them, which may be somebody's.
        let mut keep = !run.job.prints.fillable;
        for kept in &mut self.kept {
            match kept.print(&values, press) {
                Ok(printed) => return Ok(printed),
                Err(Miss::Lines) => {}
                Err(Miss::Letters) => keep = false,
            }
        }
        let mut report = Report::default();
        match self.made(&mut report, run, values) {
            Some(made) => self.written(report, made, keep, press),
            None => Err(Refused(report)),
        }
    }

    /// Makes the whole handout for one person.
    fn made(&mut self, report: &mut Report, run: &Run, values: Values) -> Option<Made> {
        // The words of many people are many words.
        if self.shaped == SHAPED {
            (self.shapes, self.shaped) = (Shapes::default(), 0);
        }
        self.shaped += 1;
        let source = run.of(values);
        check::glyphs::check(report, &source);
        if report.errors() > 0 {
            return None;
        }
        through(report, source, run.job.prints, &mut self.shapes)
    }

    /// Writes a whole handout, and keeps what is the same for others.
    fn written(
        &mut self,
        mut report: Report,
        mut made: Made,
        keep: bool,
        press: &mut Press,
    ) -> Result<Printed, Refused> {
        let pages = made.pages.len();
        if keep {
            let whole = made.pages.clone();
            match Kept::of(made) {
                Ok(mut kept) => match kept.print(&kept.made.source.values.clone(), press)
                {
                    Ok(printed) => {
                        if self.kept.len() < KEPT {
                            self.kept.push(kept);
                        }
                        return Ok(printed);
                    }
                    Err(_) => made = kept.made,
                },
                Err(only) => made = *only,
            }
            made.pages = whole;
        }
        match write::pdf(&mut report, &made) {
            Some(pdf) => Ok(Printed { pdf, pages }),
            None => Err(Refused(report)),
        }
    }
}
