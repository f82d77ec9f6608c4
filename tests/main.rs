//! Everything that needs the running bot, the sandbox's server or the files of the repository.

mod announcements;
mod architecture;
mod broadcast;
mod browser;
mod cli;
mod groups;
mod journeys;
mod kills;
mod plan;
mod private;
mod residents;
mod sandbox;
mod support;
mod telegram;
mod worklist;
