//! The plan as data: the file of Song An, and what is said about files with mistakes.

mod bad_campaigns;
mod bad_cases;
mod bad_input;
mod campaigns;
mod changes;
mod next_year;
mod song_an;
mod song_an_campaigns;

use loa::domain::plan::Plan;

pub const FILE: &str = "plans/song-an-2020.toml";
pub const SONG_AN: &str = include_str!("../../plans/song-an-2020.toml");

/// The plan of Song An as its file says it.
pub fn song_an() -> Plan {
    loa::plan_file::read(FILE, SONG_AN).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
