//! Button data, in a chat. See `update.rs` for how to run it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| loa::fuzzing::button(bytes));
