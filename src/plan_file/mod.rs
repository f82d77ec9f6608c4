//! TOML to `domain::plan`, with the place of every error; the difference between two plans; a plan as
//! readable text; a plan as a file; next year's plan file from this year's.
//!
//! The way of a file: `read` parses it, `table` takes typed values out of its tables and collects what is
//! wrong, `problem` says it in words with file, line and column.

mod cron_rules;
mod difference;
mod place;
mod problem;
mod read;
mod read_campaign;
mod read_lists;
mod read_rules;
mod read_task;
mod roll;
mod show;
mod table;
mod value;
mod write;

pub use difference::{Change, Difference, FieldChange, What, difference};
pub use problem::{Fault, Kind, Problem};
pub use read::read;
pub use roll::roll;
pub use show::show;
pub use write::write;
