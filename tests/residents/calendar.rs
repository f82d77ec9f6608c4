//! `/lich`.

use crate::private::Writer;
use crate::support::{Commune, HEALTH_STATION, RESIDENT, song_an};

#[tokio::test]
async fn a_resident_sees_what_comes_and_no_due_dates() {
    let commune = Commune::staffed(song_an(), "2020-03-01 09:00").await;
    commune.welcome(RESIDENT).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.press("Lịch").await;
    let text = nga.screen().await;
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(place("08/03") < place("Sau đó") && place("Sau đó") < place("20/10"), "{text}");
    assert!(place("20/10") < place("15/11 đến 15/12"), "{text}");
    assert!(!text.contains("Hạn việc"), "{text}");
    commune.live_until("2020-10-01 09:00").await;
    nga.write("/lich").await;
    let text = nga.screen().await;
    assert!(!text.contains("08/03") && !text.contains("Sau đó"), "what is over is gone: {text}");
    assert!(text.contains("20/10") && text.contains("15/11"), "{text}");
    commune.end().await;
}

#[tokio::test]
async fn a_member_sees_due_dates_too_nearest_first() {
    let commune = Commune::staffed(song_an(), "2020-11-16 09:00").await;
    let station = Writer::new(&commune, HEALTH_STATION);
    station.write("/lich").await;
    let calendar = station.person.last().await;
    assert!(calendar.text.contains("Hạn việc của đơn vị"), "{calendar:?}");
    let dates: Vec<&str> = calendar.text.lines().filter_map(|line| line.strip_prefix("📌 ")).collect();
    assert!(!dates.is_empty() && dates.len() <= 8, "{calendar:?}");
    let days: Vec<&str> = dates.iter().map(|line| &line[..5]).collect();
    let mut sorted = days.clone();
    sorted.sort_by_key(|day| (day[3..5].to_owned(), day[..2].to_owned()));
    assert_eq!(days, sorted);
    station.press("Việc của đơn vị").await;
    assert!(station.screen().await.contains("1."), "{}", station.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn the_calendar_in_english() {
    let commune = Commune::staffed(song_an(), "2020-11-16 09:00").await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/ngonngu").await;
    nga.press("English").await;
    nga.write("/lich").await;
    assert!(nga.screen().await.contains("Calendar of"), "{}", nga.screen().await);
    commune.end().await;
}
