//! All tests in one binary.

mod load;
