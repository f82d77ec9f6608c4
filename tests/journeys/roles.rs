//! Each command and button for those who may, and unknown to all others.

use loa::domain::role::Role;

use crate::support::{COORDINATOR, Commune, GROUP, HEALTH_STATION, RESIDENT, song_an};

#[tokio::test]
async fn commands_of_others_answer_as_unknown_ones_do() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let resident = commune.person(RESIDENT);
    resident.write("/start").await;
    resident.write("/khongco").await;
    commune.settle().await;
    let unknown = resident.last().await.text;
    for command in ["/viec", "/tiendo", "/moi"] {
        resident.write(command).await;
        commune.settle().await;
        assert_eq!(resident.last().await.text, unknown, "{command}");
    }
    let station = commune.person(HEALTH_STATION);
    station.write("/moi").await;
    commune.settle().await;
    assert_eq!(station.last().await.text, unknown);
    commune.end().await;
}

#[tokio::test]
async fn menus_hold_what_one_may_do_and_nothing_else() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let resident = commune.person(RESIDENT);
    resident.write("/start").await;
    commune.settle().await;
    assert_eq!(resident.menu().await, ["lich", "rieng", "thoat", "trogiup", "ngonngu", "xoadulieu", "huy"]);
    assert_eq!(
        commune.person(HEALTH_STATION).menu().await,
        ["viec", "tiendo", "lich", "rieng", "thoat", "trogiup", "ngonngu", "xoadulieu", "huy"]
    );
    assert_eq!(
        commune.person(COORDINATOR).menu().await,
        ["tiendo", "baocao", "moi", "lich", "rieng", "thoat", "trogiup", "ngonngu", "xoadulieu", "huy"]
    );
    commune.end().await;
}

#[tokio::test]
async fn a_forged_button_does_nothing() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let (coordinator, resident) = (commune.person(COORDINATOR), commune.person(RESIDENT));
    resident.write("/start").await;
    coordinator.write("/moi").await;
    commune.settle().await;
    let heard = resident.messages().await.len();
    // That data of another chat is refused too is proven in `telegram::callback`.
    resident
        .push_raw(serde_json::json!({
            "update_id": 900_001,
            "callback_query": {
                "id": "77", "chat_instance": "1", "data": "AAAAAAAAAAAAAAAAAAAAAAAA",
                "from": { "id": RESIDENT, "is_bot": false, "first_name": "Nga" },
                "message": { "message_id": 3, "date": 1_605_300_000,
                             "chat": { "id": RESIDENT, "type": "private", "first_name": "Nga" }, "text": "x" },
            }
        }))
        .await;
    commune.settle().await;
    assert_eq!(resident.messages().await.len(), heard, "nothing happened");
    commune.end().await;
}

#[tokio::test]
async fn groups_get_help_and_nothing_else_and_their_talk_is_not_kept() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let resident = commune.person(RESIDENT);
    resident.write_in(GROUP, "chuyện riêng của thôn ZEBRA").await;
    resident.write_in(GROUP, "/viec").await;
    resident.write_in(GROUP, "/rieng").await;
    commune.settle().await;
    let said = |messages: Vec<crate::support::people::Message>| {
        messages.into_iter().filter(|message| message.from_bot).count()
    };
    assert_eq!(said(resident.messages_in(GROUP).await), 0);
    resident.write_in(GROUP, "/trogiup@loa_test_bot").await;
    commune.settle().await;
    assert_eq!(said(resident.messages_in(GROUP).await), 1);
    assert_eq!(said(resident.messages().await), 0, "the bot never writes privately because of a group");
    commune.end().await;
}

#[tokio::test]
async fn one_may_read_english() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let station = commune.person(HEALTH_STATION);
    station.write("/ngonngu").await;
    commune.settle().await;
    station.press("English").await;
    commune.settle().await;
    station.write("/trogiup").await;
    commune.settle().await;
    let help = station.last().await.text;
    assert!(help.to_lowercase().contains("task") || help.contains("help"), "{help}");
    commune.end().await;
}

#[tokio::test]
async fn leaving_a_step_means_that_the_next_words_are_not_its_answer() {
    let commune = Commune::staffed(song_an(), "2020-11-30 06:00").await;
    commune.appoint(1009, Role::Coordinator).await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    station.write("/viec").await;
    commune.settle().await;
    station.press("1").await;
    commune.settle().await;
    station.press("trợ").await;
    commune.settle().await;
    station.write("/huy").await;
    station.write("BÍ MẬT RIÊNG").await;
    commune.settle().await;
    assert!(!coordinator.heard().await.contains("BÍ MẬT RIÊNG"));
    commune.end().await;
}
