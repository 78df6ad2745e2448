//! All tests, in one binary.

mod every_way;
mod makeup;
mod notation;
mod optimum;
mod paginate;
mod properties;
