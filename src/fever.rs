//! Temperatures of a body in tenths of a degree, on both scales, and where a fever begins.

use crate::span::Span;

/// A scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Water freezes at 0 and boils at 100.
    Celsius,
    /// At 32 and 212.
    Fahrenheit,
}

/// Where a fever begins, as a clinic says it: from 37 °C (98.6 °F) to 41 °C (105.8 °F).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fever {
    /// The tenths of a degree.
    pub tenths: i64,
    /// The clinic's own scale.
    pub scale: Scale,
    /// Where it was written.
    pub span: Span,
}

impl Scale {
    /// The other scale.
    pub const fn other(self) -> Self {
        match self {
            Self::Celsius => Self::Fahrenheit,
            Self::Fahrenheit => Self::Celsius,
        }
    }

    /// Its sign: "°C".
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Celsius => "°C",
            Self::Fahrenheit => "°F",
        }
    }

    /// Tenths of a degree in words: 375 are "37.5 °C", 380 are "38 °C".
    pub fn shown(self, tenths: i64) -> String {
        let sign = if tenths < 0 { "−" } else { "" };
        let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
        let part = if part == 0 { String::new() } else { format!(".{part}") };
        format!("{sign}{whole}{part} {}", self.sign())
    }

    /// Tenths of a degree of this scale in those of the other, rounded.
    pub const fn to_other(self, tenths: i64) -> i64 {
        match self {
            Self::Celsius => fahrenheit(tenths),
            Self::Fahrenheit => celsius(tenths),
        }
    }

    /// A temperature in the other scale, in words: 375 tenths of a degree Celsius are "99.5 °F".
    pub fn converted(self, tenths: i64) -> String {
        self.other().shown(self.to_other(tenths))
    }
}

impl Fever {
    /// The threshold as printed, in the clinic's scale first: "100.4 °F (38 °C)".
    pub fn words(&self) -> String {
        let Self { tenths, scale, span: _ } = *self;
        format!("{} ({})", scale.shown(tenths), scale.converted(tenths))
    }
}

/// Tenths of a degree Celsius → tenths of a degree Fahrenheit, rounded.
pub const fn fahrenheit(celsius: i64) -> i64 {
    (celsius * 9 + 1600 + 2).div_euclid(5)
}

/// Tenths of a degree Fahrenheit → tenths of a degree Celsius, rounded.
pub const fn celsius(fahrenheit: i64) -> i64 {
    ((fahrenheit - 320) * 10 + 9).div_euclid(18)
}

#[cfg(test)]
mod tests {
    use super::{Fever, Scale, celsius, fahrenheit};
    use crate::span::Span;

    #[test]
    fn degrees_are_converted_to_the_tenth() {
        for (c, f) in [
            (350, 950),
            (360, 968),
            (372, 990),
            (375, 995),
            (380, 1004),
            (383, 1009),
            (390, 1022),
            (400, 1040),
            (-200, -40),
            (0, 320),
        ] {
            assert_eq!(fahrenheit(c), f, "{c}");
        }
        assert_eq!(celsius(1000), 378);
        assert_eq!(celsius(1010), 383);
        assert_eq!(celsius(-40), -200);
    }

    #[test]
    fn a_fever_is_told_in_the_scale_of_the_clinic_first() {
        let words =
            |tenths, scale| Fever { tenths, scale, span: Span::default() }.words();
        assert_eq!(words(1004, Scale::Fahrenheit), "100.4 °F (38 °C)");
        assert_eq!(words(380, Scale::Celsius), "38 °C (100.4 °F)");
        assert_eq!(words(383, Scale::Celsius), "38.3 °C (100.9 °F)");
        assert_eq!(words(1010, Scale::Fahrenheit), "101 °F (38.3 °C)");
        assert_eq!(words(375, Scale::Celsius), "37.5 °C (99.5 °F)");
    }
}
