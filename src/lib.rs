//! Loa carries out a commune's yearly gender-equality plan in a Telegram chat.

pub mod clock;
pub mod domain;
pub mod handlers;
pub mod logging;
pub mod plan_file;
pub mod sandbox;
pub mod store;
pub mod telegram;
