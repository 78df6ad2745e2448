//! All tests, in one binary.

mod notation;
mod optimum;
mod paginate;
mod properties;
