//! An update as Telegram sends it. What is checked is said in `src/fuzzing.rs`, for all targets.
//!
//! Running it needs a nightly compiler and `cargo install cargo-fuzz`; the bot's own build needs neither. From the
//! repository's folder, with `DATABASE_URL` as for any build:
//!
//! ```sh
//! mkdir -p fuzz/found/update
//! cargo +nightly fuzz run update fuzz/found/update fuzz/corpus/update -- -max_total_time=300
//! ```
//!
//! The first folder takes what the run finds, the second holds the seeds. A crash is written to `fuzz/artifacts/`;
//! with the mend it becomes a seed, which `cargo test fuzzing` feeds to the same function from then on. The other
//! targets are `button` (`-max_len=96`), `reply` (`-max_len=400`) and `plan`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| loa::fuzzing::update(bytes));
