//! Announcements on their way: sent, stopped, corrected, taken back, through whatever goes wrong.

mod correction;
mod desk;
mod faults;
mod groups;
mod killed;
mod night;
mod plain;
mod recall;
mod retention;
mod together;
pub mod town;
mod unreachable;
