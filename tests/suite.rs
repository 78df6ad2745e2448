//! All tests in one binary; a module for each part of the product.

#![expect(
    clippy::wildcard_enum_match_arm,
    clippy::unwrap_used,
    clippy::float_arithmetic,
    reason = "a test looks at one kind and may panic"
)]

mod batch;
mod bidi;
mod bilingual;
mod check;
mod cli;
mod clinic;
mod compose;
mod every_way;
mod findings;
mod fitting;
mod fixture;
mod handouts;
mod impose;
mod linebreak;
mod load;
mod makeup;
mod merge;
mod notation;
mod optimum;
mod overlay;
mod packet;
mod paginate;
mod panels;
mod placeholders;
mod properties;
mod random_jobs;
mod run;
mod scripts;
mod text;
mod tidy;
mod words;
mod write;
