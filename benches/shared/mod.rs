//! What the benches share: a village with its bot, everybody's phone, the real program, and the waits of people.

#![allow(dead_code, reason = "each bench uses its part")]

pub mod crowd;
pub mod phone;
pub mod process;
pub mod waits;
pub mod world;
