//! The word an author most likely meant.

/// Longer words are not compared: nobody mistypes them, and the comparison is quadratic.
const LONGEST: usize = 48;

/// Among words of so many letters, half are one letter apart: `ink` and `link`, `day` and `say`.
const SHORT: usize = 3;

/// The nearest of the words, if one is near enough to be meant: about a third of its letters may differ, and one of a word of
/// up to four, which begins with the right letter if it has but three.
pub fn nearest<'a>(
    word: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    if written.len() > LONGEST {
        return None;
    }
    words
        .into_iter()
        .filter_map(|right| {
            let letters: Vec<char> =
                right.chars().flat_map(char::to_lowercase).take(LONGEST + 1).collect();
            let least = written.len().min(letters.len());
            let distance = distance(&written, &letters);
            let begins = least > SHORT || written.first() == letters.first();
            let most = ((least + 1) / 3).max(1);
            (begins && distance <= most && distance < letters.len().max(2))
                .then_some((distance, right))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, right)| right)
}

/// How many letters are added, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let changed = last[column] + usize::from(letter != other);
            let mut least = changed.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped = row > 0
                && column > 0
                && left[row - 1] == *other
                && *letter == right[column - 1];
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last[right.len()]
}

/// Words as a list for a message: `a`, `b` and `c`.
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, start)) => format!("{} {last} {end}", start.join(", ")),
    }
}
