//! Everything that needs the running bot, the sandbox's server or the files of the repository.

mod announcements;
mod architecture;
mod board;
mod broadcast;
mod browser;
mod changes;
mod cli;
mod faults;
mod groups;
mod journeys;
mod kills;
mod next_year;
mod official;
mod plan;
mod private;
mod progress;
mod residents;
mod sandbox;
mod security;
mod support;
mod telegram;
mod worklist;
