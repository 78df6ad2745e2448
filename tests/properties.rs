//! Invariants over random galleys.
