//! Counts of a text → what the formulas of readability make of them, in whole thousandths.
//!
//! Each formula is a constant plus a few numbers times a ratio of counts. The formulas are good to a grade or so, the
//! arithmetic to a thousandth, so that published values can be compared.

use super::counts::Counts;

/// A formula of readability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Formula {
    /// Years of school; English. Kincaid and others, 1975.
    FleschKincaid,
    /// Ease, 0 to 100; English. Flesch, 1948.
    FleschEase,
    /// Years of school to understand all; English. `McLaughlin`, 1969.
    Smog,
    /// Years of school; English. Gunning, 1952.
    Fog,
    /// Years of school, by letters; English. Coleman and Liau, 1975.
    ColemanLiau,
    /// Ease, 0 to 100; Spanish. Fernández Huerta, 1959, as corrected.
    FernandezHuerta,
    /// Ease, 0 to 100; Spanish. Szigriszt Pazos, 1993; the bands of INFLESZ, 2008.
    Inflesz,
    /// Ease, 0 to 100; German. Amstad, 1978.
    Amstad,
    /// Years of school; German. Bamberger and Vanecek, 1984.
    Wiener,
}

impl Formula {
    /// The formulas for a primary language; none for most.
    pub fn of(language: &str) -> &'static [Self] {
        match language {
            "en" => &[
                Self::FleschKincaid,
                Self::Smog,
                Self::Fog,
                Self::ColemanLiau,
                Self::FleschEase,
            ],
            "es" => &[Self::Inflesz, Self::FernandezHuerta],
            "de" => &[Self::Wiener, Self::Amstad],
            _ => &[],
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FleschKincaid => "Flesch-Kincaid grade",
            Self::FleschEase => "Flesch reading ease",
            Self::Smog => "SMOG grade",
            Self::Fog => "Gunning Fog grade",
            Self::ColemanLiau => "Coleman-Liau grade",
            Self::FernandezHuerta => "Fernández-Huerta ease",
            Self::Inflesz => "INFLESZ ease",
            Self::Amstad => "Amstad ease",
            Self::Wiener => "Wiener Sachtextformel 1 grade",
        }
    }

    /// Whether it tells years of school; otherwise ease, which is better the higher it is.
    pub const fn grade(self) -> bool {
        match self {
            Self::FleschKincaid
            | Self::Smog
            | Self::Fog
            | Self::ColemanLiau
            | Self::Wiener => true,
            Self::FleschEase | Self::FernandezHuerta | Self::Inflesz | Self::Amstad => {
                false
            }
        }
    }

    /// What it makes of a text, in thousandths; `None` for an empty one.
    pub fn value(self, counts: Counts) -> Option<i64> {
        let Counts {
            words,
            sentences,
            syllables,
            long,
            complex,
            short,
            wide,
            letters,
        } = counts;
        let sum = |constant: i64, terms: &[(i64, usize, usize)]| {
            terms.iter().try_fold(i128::from(constant) * 100_000, |sum, term| {
                Some(sum + share(*term)?)
            })
        };
        // Coefficients are in ten-thousandths; percent are a hundred times the ratio.
        let value = match self {
            Self::FleschKincaid => {
                sum(-155_900, &[(3_900, words, sentences), (118_000, syllables, words)])
            }
            Self::FleschEase => sum(
                2_068_350,
                &[(-10_150, words, sentences), (-846_000, syllables, words)],
            ),
            Self::Smog => smog(long, sentences),
            Self::Fog => sum(0, &[(4_000, words, sentences), (400_000, complex, words)]),
            Self::ColemanLiau => {
                sum(-158_000, &[(58_800, letters, words), (-296_000, sentences, words)])
            }
            Self::FernandezHuerta => sum(
                2_068_400,
                &[(-600_000, syllables, words), (-10_200, words, sentences)],
            ),
            Self::Inflesz => sum(
                2_068_350,
                &[(-623_000, syllables, words), (-10_000, words, sentences)],
            ),
            Self::Amstad => sum(
                1_800_000,
                &[(-10_000, words, sentences), (-585_000, syllables, words)],
            ),
            Self::Wiener => sum(
                -8_750,
                &[
                    (193_500, long, words),
                    (1_672, words, sentences),
                    (129_700, wide, words),
                    (-32_700, short, words),
                ],
            ),
        }?;
        (words > 0).then(|| rounded(value))
    }
}

/// A coefficient in ten-thousandths times a ratio, in units of 10⁻⁹.
fn share((coefficient, over, under): (i64, usize, usize)) -> Option<i128> {
    let over = i128::try_from(over).ok()?;
    let under = i128::try_from(under).ok().filter(|&under| under > 0)?;
    Some(i128::from(coefficient) * 100_000 * over / under)
}

/// 1.0430 times the root of the long words in 30 sentences, plus 3.1291, in units of 10⁻⁹.
fn smog(long: usize, sentences: usize) -> Option<i128> {
    let long = u128::try_from(long).ok()?;
    let sentences = u128::try_from(sentences).ok().filter(|&each| each > 0)?;
    let root = (long * 30 * 10_u128.pow(18) / sentences).isqrt();
    Some(i128::try_from(root).ok()? * 10_430 / 10_000 + 3_129_100_000)
}

/// Units of 10⁻⁹ as thousandths; halves go up.
fn rounded(value: i128) -> i64 {
    i64::try_from((value + 500_000).div_euclid(1_000_000)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_counts_give_published_values() {
        // textstat's easy and short texts, by their counts.
        let easy = Counts {
            words: 99,
            sentences: 11,
            syllables: 136,
            long: 6,
            ..Counts::default()
        };
        assert_eq!(Formula::FleschEase.value(easy), Some(81_482));
        assert_eq!(Formula::FleschKincaid.value(easy), Some(4_130));
        assert_eq!(Formula::Smog.value(easy), Some(7_348));
        assert_eq!(Formula::Fog.value(easy), Some(3_600));
        let short = Counts {
            words: 5,
            sentences: 1,
            syllables: 7,
            ..Counts::default()
        };
        assert_eq!(Formula::FleschEase.value(short), Some(83_320));
        assert_eq!(Formula::FleschKincaid.value(short), Some(2_880));
    }

    #[test]
    fn an_empty_text_has_no_value() {
        for language in ["en", "es", "de"] {
            for formula in Formula::of(language) {
                assert_eq!(formula.value(Counts::default()), None, "{formula:?}");
            }
        }
        assert_eq!(Formula::of("zh"), []);
    }

    #[test]
    fn smog_follows_its_table() {
        let of = |long| {
            let counts = Counts {
                words: 300,
                sentences: 30,
                long,
                ..Counts::default()
            };
            (Formula::Smog.value(counts).unwrap() + 5) / 10
        };
        let table = [
            (0, 313),
            (3, 494),
            (7, 589),
            (10, 643),
            (16, 730),
            (20, 779),
            (30, 884),
            (40, 973),
            (60, 1121),
            (100, 1356),
        ];
        for (long, grade) in table {
            assert_eq!(of(long), grade, "{long}");
        }
    }
}
