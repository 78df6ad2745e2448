//! Lengths and plane shapes in whole numbers.
//!
//! Everything is measured in EMU, 914,400 to the inch, so that both the millimetre (36,000) and the point
//! (12,700) are exact and no comparison needs a tolerance. The origin is the top left corner and `y` grows
//! downwards; the PDF writer turns the page over once.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in EMU. Sums are exact; it reaches ± 59 m.
///
/// Lengths are rounded in one place only, [`Length::of_font_units`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// The longest length; wider than any paper.
    pub const MAX: Self = Self(i32::MAX / 4);

    /// So many EMU.
    pub const fn emu(emu: i32) -> Self {
        Self(emu)
    }

    /// So many PostScript points, 72 to the inch.
    pub const fn pt(points: i32) -> Self {
        Self(points * 12_700)
    }

    /// So many tenths of a point: type sizes are given in these.
    pub const fn tenths_pt(tenths: i32) -> Self {
        Self(tenths * 1_270)
    }

    /// So many millimetres.
    pub const fn mm(mm: i32) -> Self {
        Self(mm * 36_000)
    }

    /// The length in EMU.
    pub const fn to_emu(self) -> i32 {
        self.0
    }

    /// The length in points, for the writers and for messages.
    #[expect(clippy::float_arithmetic, reason = "the writers speak in points")]
    pub fn to_pt(self) -> f64 {
        f64::from(self.0) / 12_700.0
    }

    /// The length in whole millimetres, rounded to the nearest, for messages.
    pub const fn to_mm(self) -> i32 {
        (self.0 + if self.0 < 0 { -18_000 } else { 18_000 }) / 36_000
    }

    /// A length in font units at a type size, rounded to the nearest EMU.
    pub fn of_font_units(units: i32, size: Self, units_per_em: u16) -> Self {
        // Most glyphs stand where the pen is.
        if units == 0 {
            return Self::ZERO;
        }
        let product = i64::from(units) * i64::from(size.0);
        let em = i64::from(units_per_em.max(1));
        let half = if product < 0 { -em / 2 } else { em / 2 };
        Self::clamped((product + half) / em)
    }

    /// `numerator / denominator` of the length, rounded towards zero.
    pub fn fraction(self, numerator: i32, denominator: i32) -> Self {
        Self::clamped(
            i64::from(self.0) * i64::from(numerator) / i64::from(denominator.max(1)),
        )
    }

    /// How many thousandths of `whole` this is; 0 when `whole` is not positive.
    pub fn per_mille_of(self, whole: Self) -> i64 {
        if whole.0 <= 0 { 0 } else { i64::from(self.0) * 1000 / i64::from(whole.0) }
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    fn clamped(emu: i64) -> Self {
        i32::try_from(emu)
            .map_or(if emu < 0 { Self(-Self::MAX.0) } else { Self::MAX }, Self)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i32> for Length {
    type Output = Self;
    fn div(self, divisor: i32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A place on a page or in a strip.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// From the left edge.
    pub x: Length,
    /// From the top edge, downwards.
    pub y: Length,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

/// Width and depth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub depth: Length,
}

impl Size {
    /// So wide and so deep.
    pub const fn new(width: Length, depth: Length) -> Self {
        Self { width, depth }
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rect {
    /// The top left corner.
    pub at: Point,
    /// Width and depth; neither is negative.
    pub size: Size,
}

impl Rect {
    /// The rectangle with its top left corner at `x`, `y`.
    pub const fn new(x: Length, y: Length, width: Length, depth: Length) -> Self {
        Self {
            at: Point::new(x, y),
            size: Size::new(width, depth),
        }
    }

    /// The left edge.
    pub const fn left(self) -> Length {
        self.at.x
    }

    /// The top edge.
    pub const fn top(self) -> Length {
        self.at.y
    }

    /// The right edge.
    pub fn right(self) -> Length {
        self.at.x + self.size.width
    }

    /// The bottom edge.
    pub fn bottom(self) -> Length {
        self.at.y + self.size.depth
    }

    /// The same rectangle elsewhere.
    pub fn moved(self, by: Point) -> Self {
        Self { at: self.at + by, size: self.size }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        other.left() >= self.left()
            && other.right() <= self.right()
            && other.top() >= self.top()
            && other.bottom() <= self.bottom()
    }

    /// Whether the two share an area, not only an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.left().min(other.left()), self.top().min(other.top()));
        let right = self.right().max(other.right());
        let bottom = self.bottom().max(other.bottom());
        Self::new(x, y, right - x, bottom - y)
    }
}

/// Four distances from the sides of something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sides {
    /// At the top.
    pub top: Length,
    /// At the right.
    pub right: Length,
    /// At the bottom.
    pub bottom: Length,
    /// At the left.
    pub left: Length,
}

impl Sides {
    /// The same on all four sides.
    pub const fn all(length: Length) -> Self {
        Self {
            top: length,
            right: length,
            bottom: length,
            left: length,
        }
    }
}
