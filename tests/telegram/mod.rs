//! Receiving, handling and sending, against the Bot API server over HTTP.

mod failing;
mod inert;
mod intake;
mod limits;
mod metadata;
mod numbers;
mod sending;
mod start;
mod strange;
mod webhook;
pub mod world;
