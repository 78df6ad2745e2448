//! The program `handout`.

fn main() {}
