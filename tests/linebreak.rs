//! The line breaker against published paragraphs, against trying every way, and against Unicode's own test.

use handout::compose::linebreak::{
    Place, Stop, justified, ragged, ragged_demerits, ratio,
};
use handout::compose::segment::Segmenter;
use std::collections::BTreeSet;

/// The beginning of "The Frog King", as Knuth and Plass set it; `~` is a place for a hyphen.
const FROG_KING: &str = "In olden times when wish~ing still helped one, there lived a king whose \
    daugh~ters were all beau~ti~ful; and the young~est was so beau~ti~ful that the sun it~self, which \
    has seen so much, was aston~ished when~ever it shone in her face. Close by the king's castle lay a \
    great dark for~est, and un~der an old lime-tree in the for~est was a well, and when the day was very \
    warm, the king's child went out into the for~est and sat down by the side of the cool foun~tain; and \
    when she was bored she took a golden ball, and threw it up on high and caught it; and this ball was \
    her favor~ite play~thing.";

/// Widths in machine units, 18 to the em (Knuth, Digital Typography, p. 75).
fn width(character: char) -> i64 {
    match character {
        'm' => 15,
        'w' | 'C' => 13,
        'b' | 'd' | 'h' | 'k' | 'n' | 'p' | 'q' | 'u' | 'x' | 'y' => 10,
        'a' | 'g' | 'o' | 'v' => 9,
        'c' | 'e' | 'z' => 8,
        'r' | 's' | 't' => 7,
        'f' | 'j' | 'I' | '-' => 6,
        'i' | 'l' | ',' | ';' | '.' | '\'' => 5,
        other => panic!("no width for {other}"),
    }
}

/// Width, stretch and shrink of the space after a character (the same page).
fn space_after(character: char) -> (i64, i64, i64) {
    match character {
        ',' => (6, 4, 2),
        ';' => (6, 4, 1),
        '.' => (8, 6, 1),
        _ => (6, 3, 2),
    }
}

/// The stops of the paragraph, and the text before each. It is indented by an em.
fn frog_king() -> (Vec<Stop>, Vec<String>) {
    let begin = Place { x: -18, stretch: 0, shrink: 0 };
    let mut stops = vec![Stop { start: begin, ..Stop::default() }];
    let mut texts = vec![String::new()];
    let mut at = Place::default();
    let (mut text, mut before) = (String::new(), ' ');
    for character in FROG_KING.chars() {
        match character {
            ' ' => {
                let (width, stretch, shrink) = space_after(before);
                let end = at;
                at.x += width;
                at.stretch += stretch;
                at.shrink += shrink;
                stops.push(Stop { end, start: at, ..Stop::default() });
                texts.push(text.clone());
                text.push(' ');
            }
            '~' => {
                let end = Place { x: at.x + width('-'), ..at };
                stops.push(Stop {
                    end,
                    start: at,
                    penalty: 50,
                    hyphen: true,
                    lone: false,
                });
                texts.push(text.clone());
            }
            _ => {
                text.push(character);
                at.x += width(character);
                if character == '-' {
                    stops.push(Stop {
                        end: at,
                        start: at,
                        penalty: 50,
                        hyphen: true,
                        lone: false,
                    });
                    texts.push(text.clone());
                }
            }
        }
        before = character;
    }
    stops.push(Stop {
        end: at,
        start: at,
        hyphen: true,
        ..Stop::default()
    });
    texts.push(text);
    (stops, texts)
}

fn check_frog_king(measure: i64, expected_lines: &[&str], expected_ratios: &[i64]) {
    let (stops, texts) = frog_king();
    let path = justified(&stops, measure, 1000).expect("the paragraph can be set");
    let mut from = 0;
    let (mut lines, mut ratios) = (Vec::new(), Vec::new());
    for &to in &path {
        let line = texts[to][texts[from].len()..].trim_start();
        let hyphen = stops[to].hyphen && to + 1 < stops.len() && !line.ends_with('-');
        lines.push(format!("{line}{}", if hyphen { "-" } else { "" }));
        ratios.push(ratio(&stops, from, to, measure).expect("a feasible line"));
        from = to;
    }
    assert_eq!(lines, expected_lines);
    // The last line is filled with white, and its ratio says nothing.
    ratios.pop();
    assert_eq!(ratios, expected_ratios);
}

#[test]
fn the_frog_king_is_set_in_390_units_as_published() {
    // Digital Typography, p. 81.
    check_frog_king(
        390,
        &[
            "In olden times when wishing still helped one,",
            "there lived a king whose daughters were all beau-",
            "tiful; and the youngest was so beautiful that the",
            "sun itself, which has seen so much, was aston-",
            "ished whenever it shone in her face. Close by the",
            "king's castle lay a great dark forest, and under an",
            "old lime-tree in the forest was a well, and when",
            "the day was very warm, the king's child went out",
            "into the forest and sat down by the side of the",
            "cool fountain; and when she was bored she took a",
            "golden ball, and threw it up on high and caught",
            "it; and this ball was her favorite plaything.",
        ],
        &[857, 0, 280, 1000, 67, -278, 536, -167, 700, -176, 357],
    );
}

#[test]
fn the_frog_king_is_set_in_500_units_as_published() {
    // Digital Typography, p. 82.
    check_frog_king(
        500,
        &[
            "In olden times when wishing still helped one, there lived a",
            "king whose daughters were all beautiful; and the youngest was",
            "so beautiful that the sun itself, which has seen so much, was",
            "astonished whenever it shone in her face. Close by the king's",
            "castle lay a great dark forest, and under an old lime-tree in the",
            "forest was a well, and when the day was very warm, the king's",
            "child went out into the forest and sat down by the side of the",
            "cool fountain; and when she was bored she took a golden ball,",
            "and threw it up on high and caught it; and this ball was her",
            "favorite plaything.",
        ],
        &[774, 179, 629, 545, 0, 79, 282, 294, 575],
    );
}

#[test]
fn what_cannot_be_justified_within_the_tolerance_is_not_set() {
    let (stops, _) = frog_king();
    assert_eq!(justified(&stops, 100, 1000), None);
}

/// A small generator of numbers that look random (Knuth's constants for MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

/// Stops of up to 11 words, with hyphens and prices.
fn paragraph(random: &mut Random) -> Vec<Stop> {
    let mut stops = vec![Stop::default()];
    let mut x = 0;
    let words = 2 + random.below(10);
    for word in 0..words {
        x += 3 + random.below(30);
        let hyphen = random.below(4) == 0;
        let space = if hyphen { 0 } else { 5 };
        let last = word + 1 == words;
        stops.push(Stop {
            end: Place::at(x + if hyphen && !last { 4 } else { 0 }),
            start: Place::at(x + space),
            penalty: if last { 0 } else { [0, 30, 60, 150][usize::from(hyphen) * 3] },
            hyphen: hyphen && !last,
            lone: random.below(3) == 0,
        });
        x += space;
    }
    stops
}

/// All ways to choose ends of lines.
fn ways(last: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..1_u32 << (last - 1)).map(move |bits| {
        (1..last)
            .filter(|stop| bits >> (stop - 1) & 1 == 1)
            .chain([last])
            .collect()
    })
}

#[test]
fn ragged_lines_are_as_good_as_the_best_of_all_ways_to_break() {
    let mut random = Random(1);
    let mut compared = 0;
    for _ in 0..400 {
        let stops = paragraph(&mut random);
        let last = stops.len() - 1;
        let measure = 30 + random.below(80);
        let zone = 5 + random.below(30);
        let cost = |path: &[usize]| {
            ragged_demerits(&stops, measure, zone, path).map(|cost| (path.len(), cost))
        };
        let Some(best) = ways(last).filter_map(|path| cost(&path)).min() else {
            continue;
        };
        let ours = ragged(&stops, measure, zone, &BTreeSet::new());
        assert_eq!(cost(&ours), Some(best), "{stops:?} to {measure}");
        compared += 1;
    }
    assert!(compared > 200, "only {compared} paragraphs could be set");
}

/// Fills each line as far as it goes.
fn greedy(stops: &[Stop], measure: i64) -> usize {
    let (mut from, mut lines) = (0, 0);
    while from + 1 < stops.len() {
        from = (from + 1..stops.len())
            .rev()
            .find(|&to| stops[to].end.x - stops[from].start.x <= measure)
            .expect("every word fits");
        lines += 1;
    }
    lines
}

#[test]
fn there_are_no_more_lines_than_filling_each_line_gives() {
    let mut random = Random(2);
    for _ in 0..300 {
        let stops = paragraph(&mut random);
        let measure = 40 + random.below(100);
        let ours = ragged(&stops, measure, 20, &BTreeSet::new());
        assert_eq!(ours.len(), greedy(&stops, measure), "{stops:?} to {measure}");
    }
}

#[test]
fn a_word_wider_than_the_measure_gets_a_line_of_its_own() {
    let word = |end, space| Stop {
        end: Place::at(end),
        start: Place::at(end + space),
        ..Stop::default()
    };
    let stops = [Stop::default(), word(10, 5), word(115, 5), word(130, 0)];
    assert_eq!(ragged(&stops, 50, 20, &BTreeSet::new()), [1, 2, 3]);
}

#[test]
fn a_line_that_is_denied_is_not_taken() {
    let word = |end, space| Stop {
        end: Place::at(end),
        start: Place::at(end + space),
        ..Stop::default()
    };
    let stops = [Stop::default(), word(10, 5), word(25, 5), word(40, 0)];
    assert_eq!(ragged(&stops, 40, 20, &BTreeSet::new()), [3]);
    assert_eq!(ragged(&stops, 40, 20, &BTreeSet::from([(0, 3)])).len(), 2);
}

#[test]
fn the_segmenter_breaks_as_unicode_says() {
    let segmenter = Segmenter::new("en");
    let mut cases = 0;
    for line in include_str!("data/LineBreakTest-15.1.txt").lines() {
        if line.starts_with('#') {
            continue;
        }
        let (mut text, mut expected) = (String::new(), Vec::new());
        for sign in line.split(' ') {
            match sign {
                "/" => expected.push(text.len()),
                "x" => {}
                code => text
                    .extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
            }
        }
        let found: Vec<usize> = segmenter.opportunities(&text).collect();
        assert_eq!(found, expected, "{line}");
        cases += 1;
    }
    assert_eq!(cases, 10_274);
}
