//! The sandbox is as strict as Telegram.

mod changes;
pub mod client;
mod media;
mod people;
mod phone;
mod sending;
mod updates;
