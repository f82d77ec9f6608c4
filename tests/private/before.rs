//! S1 to S10: before anything is written.

use std::str::FromStr;

use chrono::Duration;
use loa::domain::case::Whom;
use sqlx::SqlitePool;

use super::scene::{CRY, MORNING, SIMPLY};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, GROUP, RESIDENT, SECOND_CONTACT, STRANGER};

/// Counts what is put into the inbox, behind the store's back.
async fn watch_inbox(commune: &Commune) -> SqlitePool {
    let database = format!("sqlite:{}", commune.folder.path().join("loa.db").display());
    let pool = SqlitePool::connect_with(sqlx::sqlite::SqliteConnectOptions::from_str(&database).unwrap());
    let pool = pool.await.unwrap();
    let watch = "CREATE TABLE watched (count INTEGER NOT NULL);
        INSERT INTO watched VALUES (0);
        CREATE TRIGGER watch AFTER INSERT ON inbox BEGIN UPDATE watched SET count = count + 1; END";
    sqlx::raw_sql(watch).execute(&pool).await.unwrap();
    pool
}

async fn stored(pool: &SqlitePool) -> i64 {
    sqlx::query_scalar("SELECT count FROM watched").fetch_one(pool).await.unwrap()
}

#[tokio::test]
async fn s1_what_is_said_in_a_group_is_dropped_and_never_answered() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    let inbox = watch_inbox(&commune).await;
    let before = nga.person.chat().await;
    for text in [CRY, "@loa_test_bot giúp tôi với", "Loa ơi, tôi muốn nhắn riêng"] {
        nga.person.write_in(GROUP, text).await;
    }
    commune.settle().await;
    assert_eq!(stored(&inbox).await, 0, "nothing of it is stored");
    assert!(nga.person.messages_in(GROUP).await.iter().all(|message| !message.from_bot));
    assert_eq!(nga.person.chat().await, before, "whoever wrote it hears nothing");
    assert!(commune.cases().await[0].letters.is_empty(), "and it is no part of the draft");

    // The control: a command in the group is stored and answered there, private words go into the draft.
    nga.person.write_in(GROUP, "/trogiup").await;
    commune.settle().await;
    assert_eq!(stored(&inbox).await, 1);
    assert!(nga.person.messages_in(GROUP).await.iter().any(|message| message.from_bot));
    nga.write(CRY).await;
    assert_eq!(stored(&inbox).await, 2);
    assert_eq!(commune.cases().await[0].letters.len(), 1);
    inbox.close().await;
    commune.end().await;
}

#[tokio::test]
async fn s1_private_commands_in_a_group_open_nothing() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    for command in ["/rieng", "/rieng@loa_test_bot", "/thoat@loa_test_bot"] {
        let before = nga.person.chat().await;
        nga.person.write_in(GROUP, command).await;
        commune.settle().await;
        assert_eq!(nga.person.chat().await, before, "{command}");
        assert!(commune.cases().await.is_empty(), "{command}");
        let said = format!("{:?}", nga.person.messages_in(GROUP).await);
        assert!(!said.contains("113") && !said.contains("tin cậy"), "{said}");
    }
    nga.write("/rieng").await;
    assert_eq!(commune.cases().await.len(), 1, "in private it does open");
    commune.end().await;
}

#[tokio::test]
async fn s2_numbers_stand_before_every_question_one_tap_away() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    assert!(!nga.screen().await.contains("113"), "the first screen of all is no alarm");
    nga.press("Nhắn riêng").await;
    let entry = nga.screen().await;
    assert!(entry.starts_with("☎️") && !entry.contains('?'), "{entry}");
    let lines: Vec<&str> = entry.lines().collect();
    assert!(lines[1].starts_with("113") && lines[2].starts_with("111"), "{entry}");
    nga.press("✍️ Viết").await;
    let question = nga.screen().await;
    assert!(!question.contains("113"), "the first question comes after them: {question}");
    assert!(!question.contains('?') || question.contains("một mình"));
    nga.write("/rieng").await;
    nga.press("Số gọi gấp").await;
    let numbers = nga.screen().await;
    assert!(numbers.contains("113 · Công an") && numbers.contains("111 · Tổng đài trẻ em"), "{numbers}");
    assert!(!numbers.contains("115"), "those of the plan, none that Loa made up");
    commune.end().await;
}

#[tokio::test]
async fn s2_numbers_stand_in_the_bots_description_and_while_the_channel_is_closed() {
    let commune = Commune::guarded(MORNING).await;
    commune.change_contact(CONTACT, |contact| contact.practised_on = None).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/rieng").await;
    let screen = nga.person.last().await;
    assert!(screen.text.contains("113 · Công an") && screen.text.contains("chưa mở"), "{screen:?}");
    assert!(!screen.has_button("Viết") && !screen.has_button("Tin của tôi"), "{screen:?}");
    let description = async || commune.ask("sandbox/bot").await["description"].as_str().unwrap().to_owned();
    for _ in 0..500 {
        if description().await.contains("113") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let description = description().await;
    assert!(description.contains("113") && description.contains("111"), "{description}");
    assert!(!description.contains("115"), "this plan has none: {description}");
    commune.end().await;
}

#[tokio::test]
async fn s3_in_danger_it_points_to_help_nearby_and_promises_no_rescue() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let no_rescue = "Nhắn ở đây không có người đến ngay được";
    nga.write("/rieng").await;
    for way in [&[][..], &["Số gọi gấp"]] {
        nga.go(way).await;
        let screen = nga.screen().await;
        assert!(screen.contains("gọi ngay") && screen.contains("nhà gần nhất"), "{screen}");
        assert!(screen.contains("113") && screen.contains(no_rescue), "{screen}");
    }
    nga.go(&["Quay lại", "✍️ Viết", "Có người bên cạnh"]).await;
    let screen = nga.person.last().await;
    assert!(screen.text.contains("113") && screen.has_button("Rời ngay"), "{screen:?}");
    assert!(!screen.has_button("Viết"), "no chat while somebody looks on: {screen:?}");
    nga.press("Giờ một mình rồi").await;
    assert!(!nga.screen().await.contains("113"), "whoever is alone is asked on");
    commune.end().await;
}

#[tokio::test]
async fn s4_it_says_who_answers_when_and_how_long_it_takes() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/rieng").await;
    let on_duty = nga.screen().await;
    assert!(on_duty.contains("Đang trực: Địa chỉ tin cậy, Trạm Y tế"), "{on_duty}");
    assert!(on_duty.contains("Sau 10 phút chưa ai nhận"), "{on_duty}");

    commune.change_contact(CONTACT, |contact| contact.duty = Some((18, 6))).await;
    nga.write("/rieng").await;
    let one = nga.screen().await;
    assert!(one.contains("Đang trực: Trạm Y tế") && !one.contains("Địa chỉ tin cậy,"), "{one}");

    commune.change_contact(SECOND_CONTACT, |contact| contact.duty = Some((18, 6))).await;
    nga.write("/rieng").await;
    let nobody = nga.screen().await;
    assert!(!nobody.contains("Đang trực") && nobody.contains("Từ 18:00"), "{nobody}");
    assert!(nobody.contains("113"), "with what else there is: {nobody}");
    nga.press("✍️ Viết").await;
    nga.go(&SIMPLY).await;
    nga.write(CRY).await;
    nga.press("Xem lại").await;
    assert!(nga.screen().await.contains("Từ 18:00"), "said again before sending");
    commune.end().await;
}

#[tokio::test]
async fn s4_every_button_can_be_told_by_a_number_or_a_picture() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let wordless = |label: &str| label.chars().next().is_some_and(|first| !first.is_alphabetic());
    assert!(!wordless("Viết") && wordless("1️⃣ Một mình") && wordless("✍️ Viết"), "the check notices");
    nga.write("/rieng").await;
    nga.press("✍️ Viết").await;
    for step in SIMPLY.iter().chain(&["Rời ngay"]) {
        let screen = nga.person.last().await;
        let labels: Vec<&String> = screen.buttons.iter().flatten().collect();
        assert!(labels.len() > 1 && labels.iter().all(|label| wordless(label)), "{labels:?}");
        nga.press(step).await;
    }
    commune.end().await;
}

#[tokio::test]
async fn s5_s7_the_limits_are_said_before_a_word_can_be_written() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let limits = [
        "tính mạng bị đe doạ",
        "có trẻ em",
        "luật buộc người biết chuyện phải báo",
        "chưa phải là đơn báo chính thức",
        "Telegram thấy tài khoản và đọc được tin",
        "không mã hoá đầu cuối",
    ];
    // The control: before the private screens nothing is said, and what is written is no disclosure.
    nga.write(CRY).await;
    let said = nga.person.heard().await;
    assert!(limits.iter().all(|limit| !said.contains(limit)), "{said}");
    assert!(commune.cases().await.is_empty());
    nga.write("/rieng").await;
    let entry = nga.screen().await;
    for limit in limits {
        assert!(entry.contains(limit), "{limit}: {entry}");
    }
    assert!(commune.cases().await[0].letters.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn s6_it_asks_whether_one_is_alone_and_says_what_stays_on_the_phone() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/rieng").await;
    let entry = nga.screen().await;
    for said in ["Tin nằm trong máy này đến khi xoá", "bấm giữ tin, chọn Xoá", "Thiết bị"]
    {
        assert!(entry.contains(said), "{said}: {entry}");
    }
    nga.press("✍️ Viết").await;
    let question = nga.person.last().await;
    assert!(question.text.contains("một mình"), "{question:?}");
    assert!(!question.has_button("Của tôi") && !question.has_button("Viết"), "no way round it: {question:?}");
    nga.press("Có người bên cạnh").await;
    assert!(!nga.person.last().await.has_button("Của tôi"));
    nga.press("Giờ một mình rồi").await;
    assert!(nga.person.last().await.has_button("Của tôi"), "once answered it goes on");
    commune.end().await;
}

#[tokio::test]
async fn s8_nobody_is_asked_who_they_are_and_nobody_learns_it() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let asks = |screen: &str| {
        let screen = screen.to_lowercase();
        ["tên", "số điện thoại", "địa chỉ nhà", "nhà ở đâu", "bao nhiêu tuổi"]
            .iter()
            .any(|word| screen.contains(word))
    };
    assert!(asks("Cô/chú tên gì ạ?") && asks("Xin cho số điện thoại."), "the check notices");
    nga.write("/rieng").await;
    assert!(nga.screen().await.contains("Không ai hỏi tên, số điện thoại hay nhà ở đâu"));
    nga.press("✍️ Viết").await;
    for step in SIMPLY {
        assert!(!asks(&nga.screen().await) || step == "Tiếp", "{}", nga.screen().await);
        nga.press(step).await;
    }
    assert!(!asks(&nga.screen().await.replace("mình là ai", "")), "{}", nga.screen().await);
    nga.write(CRY).await;
    nga.preview_and_send().await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    let read = format!("{:?}", ly.0.person.chat().await.split_off(1));
    assert!(read.contains(CRY) && !read.contains("Nga") && !read.contains("2001"), "{read}");
    // The control: where names are meant to be told they are.
    assert!(commune.person(COORDINATOR).heard().await.contains("H'Lan"));
    commune.end().await;
}

#[tokio::test]
async fn s9_for_a_child_111_is_named_and_the_contact_for_children_comes_first() {
    let commune = Commune::guarded(MORNING).await;
    commune.change_contact(SECOND_CONTACT, |contact| contact.children = true).await;
    let (ly, thoan) = (Helper::new(&commune, CONTACT), Helper::new(&commune, SECOND_CONTACT));
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin_with(&["Một mình", "trẻ em"]).await;
    let screen = nga.screen().await;
    assert!(screen.contains("Dưới 18 tuổi") && screen.contains("111"), "{screen}");
    nga.go(&["Tiếp", "Gửi dòng", "Tiếp", "Viết"]).await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    assert_eq!(commune.cases().await[0].wishes.whom, Some(Whom::Child));
    assert!(thoan.0.person.heard().await.contains("📨") && !ly.0.person.heard().await.contains("📨"));
    thoan.take().await;
    assert!(thoan.0.screen().await.contains("chuyện của trẻ em"), "{}", thoan.0.screen().await);

    // The control: somebody of age is not told so, and the first contact is called.
    let other = Writer::new(&commune, STRANGER);
    other.begin_with(&["Một mình", "Của tôi"]).await;
    assert!(!other.screen().await.contains("Dưới 18"), "{}", other.screen().await);
    other.go(&["Tiếp", "Gửi dòng", "Tiếp", "Viết"]).await;
    other.write("Tôi cần hỏi một chuyện").await;
    other.preview_and_send().await;
    assert!(ly.0.person.heard().await.contains("📨"));
    commune.end().await;
}

/// Sends with these offices ruled out, and lets everybody be called in turn.
async fn called_without(commune: &Commune, ruled_out: &[&str]) -> [bool; 3] {
    let nga = Writer::new(commune, RESIDENT);
    nga.begin_with(&["Một mình", "Của tôi"]).await;
    for office in ruled_out {
        nga.press(office).await;
        assert!(
            nga.person.last().await.has_button(&office.replace('✅', "🚫")),
            "{:?}",
            nga.person.last().await
        );
    }
    nga.go(&["Tiếp", "Gửi dòng", "Tiếp", "Viết"]).await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    for _ in 0..3 {
        commune.pass(Duration::minutes(11)).await;
    }
    let told = async |id: i64, sign: &str| commune.person(id).heard().await.contains(sign);
    [
        told(CONTACT, "📨").await,
        told(SECOND_CONTACT, "📨").await,
        told(COORDINATOR, "chưa cán bộ tin cậy nào nhận").await,
    ]
}

#[tokio::test]
async fn s10_whoever_is_ruled_out_is_never_called() {
    for (ruled_out, called) in [
        (&[][..], [true, true, true]),
        (&["✅ Địa chỉ tin cậy"], [false, true, true]),
        (&["✅ Trạm Y tế", "✅ Đầu mối xã"], [true, false, false]),
    ] {
        let commune = Commune::guarded(MORNING).await;
        assert_eq!(called_without(&commune, ruled_out).await, called, "{ruled_out:?}");
        commune.end().await;
    }
}

#[tokio::test]
async fn s10_whoever_is_ruled_out_cannot_be_handed_the_case() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.begin_with(&["Một mình", "Của tôi", "✅ Trạm Y tế", "Tiếp", "Gửi dòng", "Tiếp", "Viết"]).await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    ly.take().await;
    assert!(!ly.0.person.last().await.has_button("Chuyển người khác"));
    commune.end().await;
}

#[tokio::test]
async fn s10_if_everybody_is_ruled_out_it_says_so_and_names_numbers_outside() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin_with(&["Một mình", "Của tôi", "✅ Địa chỉ tin cậy", "✅ Trạm Y tế", "Tiếp"]).await;
    let screen = nga.person.last().await;
    assert!(screen.text.contains("không còn ai") && screen.text.contains("113"), "{screen:?}");
    assert!(!screen.has_button("Gửi dòng"), "{screen:?}");
    // Written all the same it goes nowhere.
    nga.write(CRY).await;
    nga.press("Xem lại").await;
    assert!(!nga.person.last().await.has_button("✅ Gửi"), "{:?}", nga.person.last().await);
    nga.press("Tiếp").await;
    assert!(nga.screen().await.contains("không còn ai"));
    nga.press("Chọn lại").await;
    nga.go(&["🚫 Trạm Y tế", "Tiếp"]).await;
    assert!(nga.person.last().await.has_button("Gửi dòng"), "with one left it goes on");
    for id in [CONTACT, SECOND_CONTACT] {
        assert!(!commune.person(id).heard().await.contains("📨"));
    }
    commune.end().await;
}
