//! The coordinator's worklist, nudges, the weekly summary, and leaders.

mod leaders;
mod nudging;
pub mod scene;
mod together;
mod weekly;
mod working_off;
