//! All tests in one binary; a module for each part of the product.

mod cli;
mod fixture;
mod handouts;
mod linebreak;
mod load;
mod notation;
mod optimum;
mod paginate;
mod text;
mod tidy;
mod write;
