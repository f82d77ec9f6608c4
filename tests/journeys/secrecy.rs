//! What the disk may not tell.

use crate::support::{Commune, GROUP, HEALTH_STATION, RESIDENT, song_an};

fn holds(bytes: &[u8], word: &str) -> bool {
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    found(word.as_bytes()) || found(&utf16)
}

#[tokio::test]
async fn what_a_resident_writes_is_nowhere_on_the_disk() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let resident = commune.person(RESIDENT);
    resident.write("/start").await;
    resident.write("XIN GIUP TOI VOI QUOKKA").await;
    resident.write_in(GROUP, "chuyện NUMBAT của thôn").await;
    commune.settle().await;
    let bytes = commune.bytes_on_disk();
    assert!(bytes.len() > 10_000, "the files were really read");
    assert!(holds(&bytes, "Trạm Y tế"), "the search finds what lies in clear");
    for word in ["QUOKKA", "NUMBAT"] {
        assert!(!holds(&bytes, word), "{word} lies on the disk");
    }
    commune.end().await;
}

#[tokio::test]
async fn being_in_the_middle_of_a_step_does_not_show() {
    let commune = Commune::staffed(song_an(), "2020-11-30 06:00").await;
    let station = commune.person(HEALTH_STATION);
    station.write("/viec").await;
    commune.settle().await;
    station.press("1").await;
    commune.settle().await;
    station.press("trợ").await;
    commune.settle().await;
    assert!(!holds(&commune.bytes_on_disk(), "Help"), "the step lies in clear");
    commune.end().await;
}
