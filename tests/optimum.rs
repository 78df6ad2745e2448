//! The kernel agrees with trying every way.

use handout::optimum::{Step, cheapest, cheapest_promising};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};

/// Steps as a table: what each stretch costs, or that it is not legal; and from where on none is.
#[derive(Debug, Clone)]
struct Table {
    stops: usize,
    steps: Vec<Option<(i64, i64)>>,
    reach: Vec<usize>,
}

impl Table {
    fn step(&self, from: usize, to: usize) -> Step<Pair> {
        if to - from > self.reach[from] {
            return Step::Stop;
        }
        self.steps[from * (self.stops + 1) + to]
            .map_or(Step::Skip, |(first, second)| Step::Cost(Pair(first, second)))
    }

    fn every_way(&self, from: usize) -> Vec<(Vec<usize>, Pair)> {
        if from == self.stops {
            return vec![(Vec::new(), Pair::default())];
        }
        let mut ways = Vec::new();
        for to in from + 1..=self.stops {
            let Step::Cost(cost) = self.step(from, to) else { continue };
            for (path, rest) in self.every_way(to) {
                ways.push(([vec![to], path].concat(), cost + rest));
            }
        }
        ways
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Pair(i64, i64);

impl std::ops::Add for Pair {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1)
    }
}

fn table() -> impl Strategy<Value = Table> {
    (1usize..8).prop_flat_map(|stops| {
        let cost = prop_oneof![
            1 => Just(None),
            4 => (0i64..3, -5i64..20).prop_map(Some),
        ];
        let steps = proptest::collection::vec(cost, (stops + 1) * (stops + 1));
        let reach = proptest::collection::vec(1usize..8, stops);
        (Just(stops), steps, reach).prop_map(|(stops, steps, reach)| Table {
            stops,
            steps,
            reach,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_kernel_agrees_with_trying_every_way(table in table()) {
        let found = cheapest(table.stops, |from, to| table.step(from, to));
        let ways = table.every_way(0);
        match found {
            None => prop_assert!(ways.is_empty()),
            Some((path, cost)) => {
                let least = ways.iter().map(|(_, cost)| *cost).min();
                prop_assert_eq!(Some(cost), least);
                prop_assert!(ways.contains(&(path.clone(), cost)));
                // Among the cheapest, each step back is the longest.
                let longest = ways
                    .iter()
                    .filter(|way| way.1 == cost)
                    .map(|(path, _)| path.iter().rev().skip(1).copied().collect::<Vec<_>>())
                    .min();
                let back: Vec<usize> = path.iter().rev().skip(1).copied().collect();
                prop_assert_eq!(Some(back), longest);
            }
        }
    }

    #[test]
    fn skipping_what_is_not_promising_changes_nothing(table in table()) {
        let all = cheapest(table.stops, |from, to| table.step(from, to));
        let some = cheapest_promising(table.stops, |from, to, promising| {
            let step = table.step(from, to);
            match step {
                Step::Cost(Pair(first, _)) if !promising(Pair(first, -6)) => Step::Skip,
                Step::Cost(_) | Step::Skip | Step::Stop => step,
            }
        });
        prop_assert_eq!(some, all);
    }

    #[test]
    fn no_stretch_is_asked_after_a_stop_and_each_is_asked_once(
        table in table(), stop in any::<usize>(),
    ) {
        let mut asked: Vec<(usize, usize)> = Vec::new();
        let limit = stop % 7 + 1;
        let _ = cheapest(table.stops, |from, to| {
            asked.push((from, to));
            if to - from >= limit { Step::Stop } else { Step::Cost(Pair(1, 0)) }
        });
        prop_assert!(asked.is_sorted());
        prop_assert!(asked.windows(2).all(|pair| pair[0] != pair[1]));
        prop_assert!(asked.iter().all(|(from, to)| to - from <= limit));
    }
}

#[test]
fn there_is_no_way_if_every_stretch_stops() {
    assert_eq!(cheapest(3, |_, _| Step::<Pair>::Stop), None);
}

#[test]
fn from_the_first_stop_to_itself_nothing_is_needed() {
    assert_eq!(cheapest(0, |_, _| Step::<Pair>::Stop), Some((vec![], Pair(0, 0))));
}
