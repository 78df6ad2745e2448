//! The day, from the machine's clock: the only place that asks it. Nothing that is written depends on it.

use crate::handout::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today, in universal time.
pub fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
}
