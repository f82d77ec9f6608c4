//! A list of many kinds is worked off in one message.

use loa::clock::Clock;
use loa::domain::role::Rank;

use super::scene::{
    POLICE, UNION, busy, commune, commune_of, coordinator, history, open, report, said, task,
};
use crate::announcements::scene::Phone;
use crate::support::{Commune, HEALTH_STATION};

#[tokio::test]
async fn a_mixed_list_is_worked_off_in_one_message() {
    let commune = busy("2020-11-19 09:00").await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    hanh.write("/start").await;
    assert!(hanh.screen().await.contains("Có 4 việc chờ anh/chị quyết định"), "{}", hanh.screen().await);
    hanh.press("📥 Việc chờ quyết định (4)").await;
    let list = hanh.last().await;
    let messages = said(&hanh).await;
    let screen = async || hanh.message(list.id).await;

    // Who is stuck comes first, with their words.
    assert!(list.text.contains("1/4") && list.text.contains("Họp mặt nữ cán bộ"), "{}", list.text);
    assert!(list.text.contains("thiếu hội trường"), "{}", list.text);
    hanh.press_on(&list, "Đã liên hệ").await;
    let request = screen().await;
    assert!(request.text.starts_with("✅ Đã ghi là anh/chị đã liên hệ"), "{}", request.text);
    assert!(
        request.text.contains("1/3") && request.text.contains("Công an xã xin thêm ngày"),
        "{}",
        request.text
    );
    hanh.press_on(&request, "Đồng ý đến 23/11").await;
    assert!(Phone::of(&commune, POLICE).screen().await.contains("23/11"));

    let report = screen().await;
    assert!(report.text.contains("✅ Đã đồng ý đến 23/11") && report.text.contains("1/2"), "{}", report.text);
    for part in ["Tư vấn sức khỏe", "Đã tư vấn ở hội trường", "45 người, 30 nữ, 15 nam"]
    {
        assert!(report.text.contains(part), "{part}: {}", report.text);
    }
    hanh.press_on(&report, "Gửi lại").await;
    let question = screen().await;
    assert!(
        question.text.contains("Cần bổ sung gì ạ?") && question.text.contains("45 người"),
        "{}",
        question.text
    );
    hanh.press_on(&question, "Quay lại").await;
    let report = screen().await;
    hanh.press_on(&report, "Gửi lại").await;
    hanh.write("Nhờ gửi thêm <b>ảnh</b>").await;
    assert!(station.screen().await.contains("Nhờ gửi thêm <b>ảnh</b>"), "{}", station.screen().await);

    let nobody = screen().await;
    assert!(nobody.text.contains("lý do: Nhờ gửi thêm <b>ảnh</b>"), "{}", nobody.text);
    assert!(nobody.text.contains("Công chức Văn hóa - Xã hội chưa có ai"), "{}", nobody.text);
    hanh.press_on(&nobody, "Để sau").await;
    let end = screen().await;
    assert!(end.text.contains("Còn 1 việc để sau"), "{}", end.text);
    hanh.press_on(&end, "Xem lại từ đầu").await;
    assert!(screen().await.text.contains("1/1"), "{}", screen().await.text);
    assert_eq!(said(&hanh).await, messages, "one message, edited");

    let history = history(&commune).await;
    let decided: Vec<&str> = history.iter().map(String::as_str).skip(3).collect();
    assert_eq!(decided, ["help_answered", "granted", "returned: Nhờ gửi thêm <b>ảnh</b>"]);
    commune.end().await;
}

#[tokio::test]
async fn an_empty_list_says_so_and_an_invited_unit_waits_for_nobody() {
    let commune = commune("2020-11-19 09:00").await;
    let hanh = coordinator(&commune);
    let list = open(&hanh).await;
    assert!(list.text.contains("Công chức Văn hóa"), "{}", list.text);
    hanh.press_on(&list, "Mời người").await;
    hanh.press("Người phụ trách").await;
    let list = open(&hanh).await;
    assert!(list.text.contains("Dạ, không còn việc nào chờ"), "{}", list.text);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::days(8));
    let list = open(&hanh).await;
    assert!(list.text.contains("Công chức Văn hóa"), "the invitation is over: {}", list.text);
    commune.end().await;
}

#[tokio::test]
async fn what_was_decided_elsewhere_is_not_decided_again() {
    let commune = busy("2020-11-19 09:00").await;
    let hanh = coordinator(&commune);
    let single = hanh.with("báo cáo đã xong việc").await.remove(0);
    let list = open(&hanh).await;
    hanh.press_on(&list, "Để sau").await;
    hanh.press_on(&hanh.message(list.id).await, "Để sau").await;
    let report = hanh.message(list.id).await;
    assert!(report.text.contains("Tư vấn sức khỏe"), "{}", report.text);

    // Decided in the single message: the list says so, and goes on.
    hanh.press_on(&single, "Xác nhận").await;
    let flash = hanh.press_on(&report, "Xác nhận").await;
    assert_eq!(flash, "Việc này đã xử lý rồi ạ.");
    let next = hanh.message(list.id).await;
    assert!(
        next.text.contains("đã được xử lý rồi") && next.text.contains("Công chức Văn hóa"),
        "{}",
        next.text
    );

    // Decided in the list: the single message says so.
    let single = hanh.with("xin thêm ngày cho việc").await.remove(0);
    let list = open(&hanh).await;
    hanh.press_on(&list, "Để sau").await;
    hanh.press_on(&hanh.message(list.id).await, "Giữ hạn cũ").await;
    let flash = hanh.press_on(&single, "Đồng ý đến").await;
    assert!(flash.contains("không còn chờ quyết định"), "{flash}");
    let history = history(&commune).await;
    let decided: Vec<&str> = history.iter().map(String::as_str).skip(3).collect();
    assert_eq!(decided, ["confirmed", "refused"]);
    commune.end().await;
}

#[tokio::test]
async fn what_a_unit_writes_meanwhile_is_shown_before_anything_is_decided() {
    let commune = busy("2020-11-19 09:00").await;
    let (hanh, police) = (coordinator(&commune), Phone::of(&commune, POLICE));
    let list = open(&hanh).await;
    hanh.press_on(&list, "Để sau").await;
    let request = hanh.message(list.id).await;
    police.write("xin thêm 7 ngày ạ").await;
    let flash = hanh.press_on(&request, "Đồng ý đến 23/11").await;
    assert!(flash.contains("Đơn vị vừa nhắn thêm"), "{flash}");
    let fresh = hanh.message(list.id).await;
    assert!(fresh.text.contains("27/11") && fresh.has_button("Đồng ý đến 27/11"), "{}", fresh.text);

    // It gives up the request by reporting: the report stands there.
    report(&commune, POLICE, "Xong rồi, 20 người").await;
    hanh.press_on(&fresh, "Đồng ý đến 27/11").await;
    let fresh = hanh.message(list.id).await;
    assert!(fresh.text.contains("báo cáo đã xong việc") && fresh.text.contains("20 người"), "{}", fresh.text);
    assert!(!history(&commune).await.iter().any(|kind| kind == "granted"));

    // A call for help that is answered while another one comes.
    let list = open(&hanh).await;
    Phone::of(&commune, UNION).write("cần hỗ trợ thêm loa đài").await;
    let flash = hanh.press_on(&list, "Đã liên hệ").await;
    assert!(flash.contains("Đơn vị vừa nhắn thêm"), "{flash}");
    let both = hanh.message(list.id).await;
    assert!(both.text.contains("thiếu hội trường") && both.text.contains("loa đài"), "{}", both.text);
    commune.end().await;
}

#[tokio::test]
async fn a_report_whose_results_may_still_come_is_not_on_the_list() {
    let commune = commune("2020-11-19 09:00").await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    station.write("/viec").await;
    station.go(&["1", "Đã xong"]).await;
    assert!(!open(&hanh).await.text.contains("Tư vấn sức khỏe"));
    commune.pass(chrono::Duration::minutes(11)).await;
    assert!(open(&hanh).await.text.contains("Tư vấn sức khỏe"));
    commune.end().await;
}

#[tokio::test]
async fn evidence_opens_beside_the_list_and_the_list_goes_on() {
    let commune = commune("2020-11-19 09:00").await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    station.write("/viec").await;
    station.go(&["1", "Đã xong"]).await;
    station.send(&["photo"], "45 người dự").await;
    let list = open(&hanh).await;
    assert!(list.text.contains("Minh chứng: 1 ảnh, tệp"), "{}", list.text);
    hanh.press_on(&list, "Xem minh chứng").await;
    assert_eq!(hanh.last().await.media.as_deref(), Some("photo"));
    hanh.press_on(&list, "Xác nhận").await;
    assert!(hanh.message(list.id).await.text.contains("✅ Đã xác nhận: Tư vấn sức khỏe"));
    commune.end().await;
}

#[tokio::test]
async fn five_hundred_things_are_one_message_at_a_time() {
    let tasks: String = (0..500)
        .map(|number| {
            task(
                &format!("t{number}"),
                "yte",
                &format!("Việc số {number} {}", "dài ".repeat(30)),
                "2020-11-20",
            )
        })
        .collect();
    let commune = commune_of(&tasks, "2020-11-19 09:00").await;
    let hanh = coordinator(&commune);
    many_requests(&commune).await;
    let messages = said(&hanh).await;
    hanh.write("/start").await;
    let began = std::time::Instant::now();
    hanh.press("📥 Việc chờ quyết định (501)").await;
    println!("opened in {:?}", began.elapsed());
    let list = hanh.last().await;
    for number in 1..=5 {
        let shown = hanh.message(list.id).await;
        assert!(shown.text.contains(&format!("{number}/501")), "{}", shown.text);
        assert!(shown.text.encode_utf16().count() < 4096 && shown.buttons.len() <= 4);
        hanh.press_on(&shown, "Để sau").await;
    }
    hanh.press_on(&hanh.message(list.id).await, "Giữ hạn cũ").await;
    assert!(hanh.message(list.id).await.text.contains("6/500"));
    assert_eq!(said(&hanh).await, messages + 1);
    commune.end().await;
}

/// Each task asks for more time, as the station would over months.
async fn many_requests(commune: &Commune) {
    use loa::domain::ids::MessageId;
    use loa::domain::task::Deed;
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let station = tx.person_in(loa::domain::ids::ChatId(HEALTH_STATION)).await.unwrap().unwrap();
    let today = "2020-11-19".parse().unwrap();
    for assignment in tx.assignments_of_plan(plan.id).await.unwrap() {
        let deed = Deed::RequestExtension { until: "2020-11-25".parse().unwrap() };
        let asked = assignment.after(&deed, today).unwrap();
        tx.record(&asked, &deed, station.id, MessageId(1)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn hostile_names_stay_words() {
    // A plan with direction marks is refused; people's names and words come as they are.
    let plan = crate::support::small_plan(&task("t", "congan", "<b>Họp</b> & tên", "2020-11-20"));
    let commune = Commune::staffed(plan, "2020-11-19 09:00").await;
    let villain = commune.person(66);
    villain.appear("<a href='x'>Ai</a> \u{202e}").await;
    commune.appoint_member(66, "congan", Rank::Head).await;
    let phone = Phone::of(&commune, 66);
    phone.write("cần hỗ trợ </blockquote><b>gấp</b> \u{202e}").await;
    let list = open(&coordinator(&commune)).await;
    for words in ["<b>Họp</b> &", "<a href='x'>Ai</a>", "</blockquote><b>gấp</b>"] {
        assert!(list.text.contains(words), "{words}: {}", list.text);
    }
    assert!(!list.text.contains('\u{202e}'), "{:?}", list.text);
    commune.end().await;
}

/// A campaign whose message waits for approval from the evening before on.
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

#[tokio::test]
async fn an_announcement_that_waits_is_shown_with_whom_it_waits_for() {
    use loa::scheduler;

    use crate::announcements::scene::{UNION_DEPUTY, commune_of};
    use crate::support::{COORDINATOR, at};
    let commune = commune_of(CAMPAIGN, "2020-11-16 09:00").await;
    commune.clock.advance_to(at("2020-11-16 18:00"));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    commune.settle().await;
    let hanh = coordinator(&commune);
    let list = open(&hanh).await;
    assert!(list.text.contains("Mừng ngày Phụ nữ") && list.text.contains("Mai"), "{}", list.text);
    assert!(!list.has_button("Xem và duyệt"), "the coordinator does not announce");

    // Coordinator and announcer in one.
    commune.appoint_member(COORDINATOR, "hlhpn", Rank::Deputy).await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    let list = open(&hanh).await;
    hanh.press_on(&list, "Xem và duyệt").await;
    hanh.press("✅ Hẹn gửi").await;
    let list = open(&hanh).await;
    assert!(!list.text.contains("Mừng ngày Phụ nữ"), "{}", list.text);
    commune.end().await;
}

#[tokio::test]
async fn an_announcement_that_nobody_approved_in_time_leaves_the_list() {
    let commune = crate::announcements::scene::commune_of(CAMPAIGN, "2020-11-16 09:00").await;
    commune.leap_to("2020-11-16 18:00").await;
    let hanh = coordinator(&commune);
    // Its time is eight in the morning; for a day it may be a little late.
    for (moment, waits) in [("2020-11-18 07:30", true), ("2020-11-18 08:30", false)] {
        commune.leap_to(moment).await;
        let list = open(&hanh).await;
        assert_eq!(list.text.contains("Mừng ngày Phụ nữ"), waits, "{moment}: {}", list.text);
    }
    commune.end().await;
}
