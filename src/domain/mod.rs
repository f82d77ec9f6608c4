//! Pure decisions: no Telegram, no database, no clock reads (`now` is an argument).

pub mod plan;
pub mod plan_dates;
pub mod reply;
