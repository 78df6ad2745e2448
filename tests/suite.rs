//! One binary for all tests; a module for each part of the product.

mod write;
