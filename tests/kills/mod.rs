//! The real program, killed at random moments while updates flow in and an announcement flows out: every update has acted
//! once, everybody has the announcement, and no more came twice than were under way at the kills.
//!
//! `LOA_KILLS` says how often it is killed, `LOA_KILL_SEED` when: the same seed gives the same pauses again.

pub mod village;

use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

use village::{Village, Way};

/// Kills in a run that is part of all tests.
const FEW: u32 = 20;
/// A life lasts from its start on at most so long, in milliseconds: some end before anything was done.
const LONGEST_LIFE: u64 = 700;
/// Calls under way at once, and copies that have ended and are not written down (ARCHITECTURE.md, "The way of an outgoing
/// message").
const IN_HAND: usize = 40;
/// Copies among them.
const COPIES_IN_HAND: usize = 32;

fn of_environment<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

async fn killed_again_and_again(way: Way) {
    let kills: u32 = of_environment("LOA_KILLS").unwrap_or(FEW);
    let seed: u64 = of_environment("LOA_KILL_SEED").unwrap_or_else(|| {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap();
        since.as_secs() ^ u64::from(since.subsec_nanos())
    });
    println!("{kills} kills, {way:?}; LOA_KILL_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);

    let mut village = Village::found(way, i64::from(kills) * 20).await;
    let mut in_hand = vec![];
    for _ in 0..kills {
        let writes = random.random_range(0..6);
        let life = random.random_range(0..=LONGEST_LIFE);
        in_hand.push(village.live(writes, life).await);
    }
    let found = village.rest().await;
    let (all, longest) = (in_hand.iter().sum(), in_hand.iter().max().copied().unwrap_or_default());
    println!("{found:?}; copies in hand at the kills: {all}, at most {longest}");
    assert_eq!(found.acted, found.written, "each update acts once");
    assert!(found.answered >= found.written, "each is answered");
    assert_eq!(found.missed, 0, "somebody has not got the announcement");
    assert!(longest <= COPIES_IN_HAND, "{longest} copies were in hand at one kill");
    assert!(found.copies_twice <= all, "more came twice than were in hand: {all}");
    assert!(found.answered - found.written <= IN_HAND * kills as usize, "{} answers", found.answered);
}

#[tokio::test]
async fn nothing_is_lost_and_nothing_acts_twice() {
    killed_again_and_again(Way::Polling).await;
}

#[tokio::test]
async fn the_same_with_a_webhook() {
    killed_again_and_again(Way::Webhook).await;
}
