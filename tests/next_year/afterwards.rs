//! The new plan disturbs nobody before its year.

use super::scene::{commune, go, open};
use crate::announcements::scene as announcing;
use crate::official::scene::Phone;
use crate::support::{COORDINATOR, HEALTH_STATION, RESIDENT};

#[tokio::test]
async fn december_stays_as_it_was_and_january_brings_the_new_year() {
    let commune = commune().await;
    commune.welcome(RESIDENT).await;
    let (station, resident) = (Phone::of(&commune, HEALTH_STATION), Phone::of(&commune, RESIDENT));
    let (list, calendar) = (station.write("/viec").await.text, resident.write("/lich").await.text);
    let home = station.write("/start").await.text;
    assert!(list.contains("Có 3 việc"), "{list}");

    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    go(&phone, &card, &["Đưa vào Loa", "Đưa vào"]).await;
    assert_eq!(station.write("/viec").await.text, list);
    assert_eq!(station.write("/start").await.text, home);
    assert_eq!(resident.write("/lich").await.text, calendar);

    // What is due within thirty days may be prepared.
    commune.leap_to("2020-12-21 09:00").await;
    let soon = station.write("/viec").await.text;
    assert!(soon.contains("Có 4 việc") && soon.contains("20/01/2021"), "{soon}");

    commune.leap_to("2021-01-01 09:00").await;
    let new = station.write("/viec").await.text;
    assert!(new.contains("Có 6 việc") && new.contains("08/03/2021"), "{new}");
    let events = resident.write("/lich").await.text;
    assert_eq!(events.matches("Ngày Quốc tế phụ nữ").count(), 1, "{events}");
    commune.end().await;
}

#[tokio::test]
async fn reminders_of_the_new_year_come_once_and_on_their_days() {
    let commune = commune().await;
    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    go(&phone, &card, &["Đưa vào Loa", "Đưa vào"]).await;
    let station = Phone::of(&commune, HEALTH_STATION);
    commune.live_until("2021-01-05 22:00").await;
    assert!(!station.person.heard().await.contains("đầu năm"));
    commune.live_until("2021-01-06 22:00").await;
    let reminded = station.person.messages().await;
    assert_eq!(reminded.iter().filter(|one| one.text.contains("Tư vấn sức khỏe đầu năm")).count(), 1);
    commune.end().await;
}

const NEW_YEARS_WISHES: &str = r#"
[[campaign]]
slug = "nam-moi"
section = "V.6"
name = "Chúc mừng năm mới"
topic = "events"
to = "everyone"

[[campaign.message]]
slug = "loi"
text = "Chúc bà con năm mới"
on = 2020-01-01
"#;

#[tokio::test]
async fn campaigns_of_the_new_year_are_proposed_once_and_not_before_it_has_begun() {
    let commune = announcing::commune_of(NEW_YEARS_WISHES, "2020-12-07 09:00").await;
    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    go(&phone, &card, &["Đưa vào Loa", "Đưa vào"]).await;
    commune.leap_to("2020-12-31 23:00").await;
    assert!(announcing::all(&commune).await.is_empty());
    for local in ["2021-01-01 06:30", "2021-01-01 07:00", "2021-01-02 09:00"] {
        commune.leap_to(local).await;
        assert_eq!(announcing::all(&commune).await.len(), 1, "{local}");
    }
    commune.end().await;
}
