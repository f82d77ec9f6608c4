//! One sender who writes without end. A thousand messages would take a debug build longer than a test may: 150 at once
//! are past every limit that there is (20 letters at once, five cases an hour, one message a second).

use std::time::Instant;

use super::attacks::{CRY, MORNING};
use super::forger::breathe;
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};

const FLOOD: usize = 150;

#[tokio::test]
async fn a_flood_by_one_sender_is_limited_and_holds_up_nobody() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    for number in 0..FLOOD {
        nga.person.write(&format!("tin {number}")).await;
    }
    // Somebody else is served before the flood has run out.
    let bia = commune.person(STRANGER);
    bia.write("/rieng").await;
    let began = Instant::now();
    while !bia.heard().await.contains("Đang nguy hiểm") {
        assert!(began.elapsed().as_secs() < 10, "the flood holds up the others");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let left = commune.loa.store.inbox_size().await.unwrap().0;
    eprintln!("{left} of the flood were left when the other was served");
    commune.settle().await;
    let screen = nga.screen().await;
    assert!(screen.contains("20 tin") && screen.contains("Lần này đủ rồi"), "{screen}");
    let messages = nga.person.messages().await;
    assert!(!messages.iter().any(|message| message.text.starts_with("tin ")), "all of it is taken away");
    // What was taken is sent, in five cases at most within an hour.
    let mut helpings = 0;
    loop {
        breathe(&commune);
        nga.press("Xem lại").await;
        nga.press("✅ Gửi").await;
        if nga.screen().await.contains("không nhận thêm tin") {
            break;
        }
        helpings += 1;
        assert!(helpings <= 5, "nothing limits it");
        breathe(&commune);
        nga.begin().await;
        for number in 0..20 {
            nga.person.write(&format!("tin nữa {number}")).await;
        }
        commune.settle().await;
    }
    assert_eq!(helpings, 5, "five cases an hour");
    // Others still are served, and their words arrive.
    breathe(&commune);
    let bia = Writer::new(&commune, STRANGER);
    bia.send(CRY).await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY), "{}", ly.0.screen().await);
    commune.end().await;
}
