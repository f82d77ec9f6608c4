//! Stories played by people against the running bot, over real HTTP.

mod journeys;
mod plan;
mod sandbox;
mod support;
mod telegram;
