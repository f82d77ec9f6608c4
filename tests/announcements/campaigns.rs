//! What the plan wants to be announced: shown the evening before, sent only as somebody says.

use loa::clock::Clock;
use loa::domain::announcement::State;
use loa::domain::role::Rank;
use loa::scheduler;

use super::scene::{Phone, UNION, UNION_DEPUTY, all, commune_of, holders, newest};
use crate::support::{Commune, RESIDENT, STRANGER, at};

const RESIDENTS: [i64; 2] = [RESIDENT, STRANGER];
const WORDS: &str = "Mừng ngày Phụ nữ";

/// A campaign with a message on Tuesday at eight.
const CAMPAIGN: &str = r#"
[[campaign]]
slug = "chuc-mung"
section = "V.6"
name = "Chúc mừng"
topic = "events"
to = "everyone"

[[campaign.message]]
slug = "loi"
text = "Mừng ngày Phụ nữ"
on = 2020-11-17
"#;

async fn planned() -> Commune {
    commune_of(CAMPAIGN, "2020-11-16 09:00").await
}

async fn at_last(commune: &Commune, local: &str) {
    commune.clock.advance_to(at(local));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    commune.settle().await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(10));
    commune.settle().await;
}

#[tokio::test]
async fn the_evening_before_it_is_shown_once_and_waits_for_a_yes() {
    let commune = planned().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    at_last(&commune, "2020-11-16 17:59").await;
    assert!(all(&commune).await.is_empty());
    at_last(&commune, "2020-11-16 18:00").await;
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-16 18:01").await;
    for id in [UNION, UNION_DEPUTY] {
        let announcer = Phone::of(&commune, id);
        let proposals = announcer.with("Mai có tin theo kế hoạch").await;
        assert_eq!(proposals.len(), 1, "{id}");
        assert!(proposals[0].text.contains("8:00, thứ Ba, 17/11"), "{proposals:?}");
        assert!(proposals[0].text.contains("6 người"), "{proposals:?}");
        for button in ["✅ Gửi", "✏️ Sửa", "⏭ Bỏ qua"] {
            assert!(proposals[0].has_button(button), "{proposals:?}");
        }
        assert_eq!(announcer.with(WORDS).await.len(), 1, "exactly as residents get it");
        assert!(announcer.with(WORDS).await[0].has_button("Thôi nhận tin"));
    }
    // Nobody says anything: nothing goes, that day or later.
    for time in ["2020-11-17 08:00", "2020-11-17 12:00", "2020-11-18 08:00"] {
        at_last(&commune, time).await;
        assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty());
    }
    assert_eq!(newest(&commune).await.state, State::Proposed);
    commune.end().await;
}

#[tokio::test]
async fn approved_it_goes_at_its_time_and_the_other_announcer_sees_that() {
    let commune = planned().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    at_last(&commune, "2020-11-16 18:00").await;
    let union = Phone::of(&commune, UNION);
    union.press("✅ Gửi").await;
    assert!(union.screen().await.contains("Hẹn gửi"), "{}", union.screen().await);
    let deputy = Phone::of(&commune, UNION_DEPUTY);
    assert!(deputy.press("✅ Gửi").await.contains("vừa thay đổi"));
    at_last(&commune, "2020-11-17 07:59").await;
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty());
    at_last(&commune, "2020-11-17 08:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, WORDS).await, RESIDENTS);
    at_last(&commune, "2020-11-17 20:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, WORDS).await, RESIDENTS);
    commune.end().await;
}

#[tokio::test]
async fn it_is_changed_before_it_is_approved() {
    let commune = planned().await;
    at_last(&commune, "2020-11-16 18:00").await;
    let union = Phone::of(&commune, UNION);
    union.press("✏️ Sửa").await;
    assert!(union.screen().await.contains("Bước 5/5"), "{}", union.screen().await);
    union.press("✏️ Nội dung").await;
    union.write("Lời của xã").await;
    union.press("✅ Hẹn gửi").await;
    at_last(&commune, "2020-11-17 08:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Lời của xã").await, RESIDENTS);
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty());
    assert_eq!(all(&commune).await.len(), 1);
    commune.end().await;
}

#[tokio::test]
async fn skipped_it_never_comes_back() {
    let commune = planned().await;
    at_last(&commune, "2020-11-16 18:00").await;
    let union = Phone::of(&commune, UNION);
    let proposal = union.last().await;
    union.press("⏭ Bỏ qua").await;
    assert!(union.screen().await.contains("đã bỏ"), "{}", union.screen().await);
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-17 08:00").await;
    at_last(&commune, "2020-11-17 18:00").await;
    let union = Phone::of(&commune, UNION);
    assert!(union.with("theo kế hoạch").await.is_empty(), "{}", union.screen().await);
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty() && all(&commune).await.is_empty());
    assert!(proposal.has_button("⏭ Bỏ qua"));
    commune.end().await;
}

#[tokio::test]
async fn what_needs_no_approval_goes_by_itself_unless_somebody_stops_it() {
    let text = CAMPAIGN.replace("to = \"everyone\"", "to = \"everyone\"\napproval = false");
    let commune = commune_of(&text, "2020-11-16 09:00").await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    at_last(&commune, "2020-11-16 18:00").await;
    let (union, deputy) = (Phone::of(&commune, UNION), Phone::of(&commune, UNION_DEPUTY));
    let proposal = union.last().await;
    assert!(proposal.text.contains("tự gửi") && !proposal.has_button("✅ Gửi"), "{proposal:?}");
    at_last(&commune, "2020-11-17 08:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, WORDS).await, RESIDENTS);
    assert!(!union.with("Đã gửi xong").await.is_empty(), "who announces sees it");
    // One watches it, both learn how it went.
    assert!(deputy.with("Đang gửi").await.is_empty(), "{:?}", deputy.with("Đang gửi").await);
    assert_eq!((union.with("📊").await.len(), deputy.with("📊").await.len()), (1, 1));
    commune.end().await;

    let commune = commune_of(&text, "2020-11-16 09:00").await;
    at_last(&commune, "2020-11-16 18:00").await;
    let union = Phone::of(&commune, UNION);
    union.press("✏️ Sửa").await;
    assert!(union.screen().await.contains("Bước 5/5"), "{}", union.screen().await);
    at_last(&commune, "2020-11-17 08:00").await;
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty(), "somebody is changing it");
    commune.end().await;

    let commune = commune_of(&text, "2020-11-16 09:00").await;
    at_last(&commune, "2020-11-16 18:00").await;
    Phone::of(&commune, UNION).press("⏭ Bỏ qua").await;
    at_last(&commune, "2020-11-17 08:00").await;
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn after_a_day_offline_it_is_still_asked_on_its_day_but_not_the_day_after() {
    let commune = planned().await;
    commune.clock.advance_to(at("2020-11-17 10:00"));
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-17 10:01").await;
    let union = Phone::of(&commune, UNION);
    let proposal = union.last().await;
    assert!(proposal.text.contains("Hôm nay") && proposal.text.contains("đã qua"), "{proposal:?}");
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty());
    union.press("✅ Gửi").await;
    at_last(&commune, "2020-11-17 10:05").await;
    assert_eq!(holders(&commune, &RESIDENTS, WORDS).await, RESIDENTS);
    commune.end().await;

    let commune = planned().await;
    commune.clock.advance_to(at("2020-11-18 10:00"));
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-18 10:01").await;
    assert!(all(&commune).await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn an_old_button_does_not_send_what_is_long_past() {
    let commune = planned().await;
    at_last(&commune, "2020-11-16 18:00").await;
    let union = Phone::of(&commune, UNION);
    let proposal = union.last().await;
    at_last(&commune, "2020-12-10 09:00").await;
    union.press_on(&proposal, "✅ Gửi").await;
    let review = union.last().await;
    assert!(review.text.contains("xin chọn lại") && !review.has_button("✅"), "{review:?}");
    assert!(!review.text.contains("duyệt là gửi ngay"), "{review:?}");
    assert!(holders(&commune, &RESIDENTS, WORDS).await.is_empty());
    union.go(&["⏰ Giờ gửi", "Gửi ngay", "Tiếp"]).await;
    union.confirm().await;
    assert_eq!(holders(&commune, &RESIDENTS, WORDS).await, RESIDENTS);
    commune.end().await;
}

#[tokio::test]
async fn a_campaign_invites_to_the_plans_event() {
    let text = r#"
[[event]]
slug = "ngay-hoi"
name = "Ngày hội"
section = "V.6"
starts_on = 2020-11-20
ends_on = 2020-11-20
dates_from = "plan"

[[campaign]]
slug = "ngay-hoi"
section = "V.6"
name = "Ngày hội"
topic = "events"
event = "ngay-hoi"
to = "everyone"
answers = true

[[campaign.message]]
slug = "loi"
text = "Mời bà con dự ngày hội"
on = 2020-11-17
"#;
    let commune = commune_of(text, "2020-11-16 09:00").await;
    at_last(&commune, "2020-11-16 18:00").await;
    Phone::of(&commune, UNION).press("✅ Gửi").await;
    at_last(&commune, "2020-11-17 08:00").await;
    let nga = Phone::of(&commune, RESIDENT);
    nga.press("Sẽ đến").await;
    at_last(&commune, "2020-11-20 06:30").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Hôm nay, bà con nhớ").await, [RESIDENT]);
    commune.end().await;
}

#[tokio::test]
async fn without_anybody_who_announces_it_waits_for_somebody() {
    let commune = Commune::staffed(super::scene::plan(CAMPAIGN), "2020-11-16 09:00").await;
    at_last(&commune, "2020-11-16 18:00").await;
    commune.appoint_member(UNION, "hlhpn", Rank::Head).await;
    at_last(&commune, "2020-11-16 19:00").await;
    assert_eq!(Phone::of(&commune, UNION).with("Mai có tin theo kế hoạch").await.len(), 1);
    commune.end().await;
}
