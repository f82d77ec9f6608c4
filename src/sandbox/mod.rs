//! A Bot API server for one bot, with people who chat with it: for trying a bot and testing it
//! without Telegram. It answers as strictly as <https://core.telegram.org/bots/api>, listens on
//! loopback only, and knows nothing of the bot but what comes over HTTP.
//!
//! - `bot_api/` is what the bot talks to: `/bot<token>/<method>` and `/file/bot<token>/<path>`.
//! - `people/` is what people (the page, tests) talk to: `/sandbox/…`.
//! - `state.rs` holds the chats that both change; `events.rs` tells the page about it.

mod bot_api;
mod calls;
mod clock;
mod errors;
mod events;
mod faults;
mod files;
mod formatting;
mod keyboard;
mod limits;
mod message;
mod options;
mod page;
mod people;
mod phone;
mod render;
mod server;
mod snapshot;
mod state;
mod updates;
mod webhook;

pub use options::{Control, Group, Limits, NextStop, Options, Person, Preset, Time};
pub use server::Sandbox;
