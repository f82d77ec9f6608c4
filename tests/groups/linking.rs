//! The list, and what is pressed in it.

use loa::clock::Clock;
use loa::domain::action::{Action, GroupAction};
use loa::domain::group::GroupLink;
use loa::domain::ids::ChatId;
use loa::domain::role::Rank;
use serde_json::json;

use super::{TITLE, VILLAGE, add_group, commune, group, line, linked, open_list, press};
use crate::private::forger;
use crate::support::{COORDINATOR, RESIDENT};

#[tokio::test]
async fn a_group_that_the_bot_was_added_to_is_linked_to_a_village() {
    let commune = commune().await;
    let list = open_list(&commune).await;
    assert!(
        list.text.contains("chưa ở trong nhóm nào") && list.text.contains("@loa_test_bot"),
        "{}",
        list.text
    );
    add_group(&commune, VILLAGE, TITLE).await;
    let list = open_list(&commune).await;
    assert!(line(&list, TITLE).contains("chưa gắn"), "{}", list.text);
    assert!(linked(&commune).await.is_empty());

    let card = press(&commune, TITLE).await;
    assert_eq!(card.id, list.id, "one message that is edited");
    let card = press(&commune, "Thôn 2").await;
    assert!(card.id == list.id && card.text.contains("Đang gắn với: Thôn 2"), "{}", card.text);
    assert_eq!(linked(&commune).await, [VILLAGE]);
    let link = group(&commune, VILLAGE).await.unwrap().link;
    assert_eq!(link, Some(GroupLink::Hamlet("thon-2".to_owned())));

    let card = press(&commune, "Cả xã").await;
    assert!(card.text.contains("Đang gắn với: cả xã"), "{}", card.text);
    let list = press(&commune, "Quay lại").await;
    assert!(line(&list, TITLE).contains("cả xã"), "{}", list.text);
    press(&commune, TITLE).await;
    let card = press(&commune, "Thôi gắn").await;
    assert!(card.text.contains("Chưa gắn") && !card.has_button("Thôi gắn"), "{card:?}");
    assert!(linked(&commune).await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn a_link_survives_a_restart_and_a_bot_that_is_thrown_out() {
    let commune = commune().await;
    add_group(&commune, VILLAGE, TITLE).await;
    add_group(&commune, -5003, "Nhóm khác").await;
    open_list(&commune).await;
    press(&commune, TITLE).await;
    press(&commune, "Thôn 1").await;
    let commune = commune.restart().await;
    let there = async |id: i64, member: bool| {
        let body = json!({ "from": RESIDENT, "member": member });
        commune.tell(&format!("sandbox/groups/{id}/bot"), body).await;
        commune.settle().await;
    };
    for id in [VILLAGE, -5003] {
        there(id, false).await;
    }
    let list = open_list(&commune).await;
    assert!(line(&list, TITLE).contains("Thôn 1, ⚠️"), "{}", list.text);
    assert!(!list.text.contains("Nhóm khác"), "neither there nor linked: {}", list.text);
    assert!(linked(&commune).await.is_empty(), "nothing can be sent there");
    let card = press(&commune, TITLE).await;
    assert!(!card.has_button("Thôn 2") && card.has_button("Thôi gắn"), "{card:?}");
    for id in [VILLAGE, -5003] {
        there(id, true).await;
    }
    let list = open_list(&commune).await;
    assert!(line(&list, TITLE).ends_with("Thôn 1"), "{}", list.text);
    assert!(line(&list, "Nhóm khác").contains("chưa gắn"), "{}", list.text);
    assert_eq!(linked(&commune).await, [VILLAGE]);
    commune.end().await;
}

#[tokio::test]
async fn a_new_title_is_shown_and_does_no_harm() {
    let commune = commune().await;
    add_group(&commune, VILLAGE, TITLE).await;
    let title = "<b>Tổ\u{202e} 3</b> & @everyone";
    commune
        .person(RESIDENT)
        .push_raw(json!({
            "update_id": 1_900_000_001,
            "message": {
                "message_id": 77, "date": commune.clock.now().timestamp(), "new_chat_title": title,
                "chat": { "id": VILLAGE, "type": "group", "title": title },
                "from": { "id": RESIDENT, "is_bot": false, "first_name": "Nga" },
            },
        }))
        .await;
    commune.settle().await;
    let list = open_list(&commune).await;
    assert!(line(&list, "Tổ 3").contains("<b>Tổ 3</b> & @everyone"), "{}", list.text);
    assert!(!list.text.contains(TITLE) && !list.text.contains('\u{202e}'));
    let card = press(&commune, "Tổ 3").await;
    assert!(card.text.starts_with("<b>Tổ 3</b> & @everyone"), "{}", card.text);
    commune.end().await;
}

#[tokio::test]
async fn many_groups_have_pages() {
    let commune = commune().await;
    for number in 1..=45 {
        add_group(&commune, -6000 - number, &format!("Tổ {number:02}")).await;
    }
    let list = open_list(&commune).await;
    assert!(list.text.contains("Tổ 20") && !list.text.contains("Tổ 21") && list.text.contains("Trang 1/3"));
    assert!(!list.has_button("Trang trước"));
    press(&commune, "Trang sau").await;
    let list = press(&commune, "Trang sau").await;
    assert!(list.text.contains("Tổ 45") && list.text.contains("Trang 3/3") && !list.has_button("Trang sau"));
    // A page that is no longer there.
    forger::press(&commune, COORDINATOR, Action::Group(GroupAction::Page(u16::MAX))).await;
    assert!(commune.person(COORDINATOR).last().await.text.contains("Trang 3/3"));
    commune.end().await;
}

#[tokio::test]
async fn the_list_is_the_coordinators_and_the_announcers() {
    let commune = commune().await;
    add_group(&commune, VILLAGE, TITLE).await;
    let chat = ChatId(VILLAGE);
    let actions = [
        GroupAction::List,
        GroupAction::Page(0),
        GroupAction::Open(chat),
        GroupAction::LinkHamlet { chat, hamlet: 0 },
        GroupAction::LinkCommune(chat),
        GroupAction::Unlink(chat),
    ];
    // A resident, a member of a unit that does not announce.
    commune.person(RESIDENT).write("/start").await;
    commune.appoint_member(1005, "yte", Rank::Deputy).await;
    for stranger in [RESIDENT, 1005] {
        for action in &actions {
            forger::press(&commune, stranger, Action::Group(action.clone())).await;
        }
        assert!(!commune.person(stranger).heard().await.contains(TITLE));
        assert!(!commune.person(stranger).last().await.has_button("Nhóm Telegram"));
    }
    assert_eq!(group(&commune, VILLAGE).await.unwrap().link, None);

    commune.appoint_member(1006, "hlhpn", Rank::Head).await;
    forger::press(&commune, 1006, Action::Group(GroupAction::List)).await;
    let list = commune.person(1006).last().await.text;
    assert!(list.contains(TITLE), "who announces sees the groups: {list}");
    forger::press(&commune, 1006, Action::Group(GroupAction::LinkHamlet { chat, hamlet: 0 })).await;
    assert_eq!(linked(&commune).await, [VILLAGE]);
    // A village that the plan does not have, a group that nobody knows.
    forger::press(&commune, 1006, Action::Group(GroupAction::LinkHamlet { chat, hamlet: u8::MAX })).await;
    forger::press(&commune, 1006, Action::Group(GroupAction::LinkCommune(ChatId(-1)))).await;
    let link = group(&commune, VILLAGE).await.unwrap().link;
    assert_eq!(link, Some(GroupLink::Hamlet("thon-1".to_owned())));
    assert_eq!(group(&commune, -1).await, None);
    commune.end().await;
}
