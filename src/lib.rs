//! Loa carries out a commune's yearly gender-equality plan in a Telegram chat.
//!
//! Three ways go through it:
//!
//! - **An update:** [`telegram`]'s `receive` stores it in the inbox and confirms it; `dispatch` takes it, one
//!   worker a chat; `route` finds person, roles and intention; a file of [`handlers`] loads, asks [`domain`],
//!   and writes state and outgoing messages in one transaction, which also finishes the update.
//! - **A reminder:** [`scheduler::tick`] reads what is due, `domain::schedule` decides, one transaction takes
//!   the rung of the ladder and puts the message into the outbox.
//! - **An outgoing message:** `telegram::courier` takes it from the outbox by urgency and within Telegram's
//!   limits; [`messages`] gives it words in the reader's language; what came of it is written down.
//!
//! Which module may call which is drawn in ARCHITECTURE.md and held by `tests/architecture.rs`.

pub mod app;
pub mod board;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod handlers;
pub mod hardening;
pub mod logging;
pub mod messages;
pub mod plan_file;
pub mod report;
pub mod sandbox;
pub mod scheduler;
pub mod store;
pub mod telegram;
