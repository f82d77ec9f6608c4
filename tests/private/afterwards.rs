//! S19 to S21 and S23: afterwards, and the words that are used.

use chrono::Duration;

use super::scene::{COMFORT, CRY, MORNING, SIMPLY};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, STRANGER};

/// Whether the contact can still bring these words up, from the list of open cases.
async fn contact_reads(ly: &Helper<'_>, words: &str) -> bool {
    ly.0.write("/start").await;
    ly.0.press("📂 Hồ sơ").await;
    let list = ly.0.person.last().await;
    let case = list.buttons.iter().flatten().find(|label| label.starts_with("📂")).unwrap().clone();
    ly.0.press(&case).await;
    let screen = ly.0.screen().await;
    assert!(screen.contains("chuyện của người viết"), "{screen}");
    screen.contains(words)
}

#[tokio::test]
async fn s19_delivered_words_are_kept_for_a_day() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    commune.pass(Duration::hours(23)).await;
    assert!(contact_reads(&ly, CRY).await, "not yet");
    commune.pass(Duration::hours(2)).await;
    assert!(!contact_reads(&ly, CRY).await);
    assert!(ly.0.screen().await.contains("1 tin cũ đã hết hạn lưu"), "{}", ly.0.screen().await);
    let case = commune.cases().await.remove(0);
    assert!(commune.look().await.letter(case.id, 1).await.unwrap().is_none(), "nor in the database");
    commune.end().await;
}

#[tokio::test]
async fn s19_with_a_question_open_they_are_kept_for_three_days_and_no_longer() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    ly.0.go(&["Xin phép giới thiệu", "Trạm Y tế"]).await;
    ly.0.write("Một người cần khám").await;
    commune.pass(Duration::hours(71)).await;
    assert!(contact_reads(&ly, CRY).await, "the answer to the question is waited for");
    commune.pass(Duration::hours(2)).await;
    assert!(!contact_reads(&ly, CRY).await);
    commune.end().await;
}

#[tokio::test]
async fn s19_an_answer_is_kept_until_it_was_read() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    ly.answer(COMFORT).await;
    let case = commune.cases().await.remove(0).id;
    commune.pass(Duration::days(5)).await;
    assert!(commune.look().await.letter(case, 2).await.unwrap().is_some(), "nobody has read it");
    nga.open_mine("").await;
    assert!(nga.screen().await.contains(COMFORT));
    assert!(commune.look().await.letter(case, 2).await.unwrap().is_none(), "read, and forgotten here");
    commune.end().await;
}

#[tokio::test]
async fn s19_a_closed_case_is_erased_after_thirty_days_unless_there_is_a_new_message() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, other, ly) =
        (Writer::new(&commune, RESIDENT), Writer::new(&commune, STRANGER), Helper::new(&commune, CONTACT));
    for writer in [&nga, &other] {
        writer.send(CRY).await;
        ly.take().await;
        ly.0.go(&["✔️ Khép lại", "✔️ Khép lại"]).await;
    }
    let owners = async || -> Vec<i64> {
        commune.cases().await.iter().filter_map(|case| case.owner).map(|owner| owner.0).collect()
    };
    commune.pass(Duration::days(20)).await;
    nga.open_mine("").await;
    assert!(nga.screen().await.contains("đã khép lại"), "{}", nga.screen().await);
    nga.press("Viết thêm").await;
    nga.write("Tôi còn một điều").await;
    nga.preview_and_send().await;
    nga.open_mine("").await;
    nga.press("✔️ Khép lại").await;
    nga.leave().await;
    commune.pass(Duration::days(10) - Duration::hours(1)).await;
    assert_eq!(owners().await.len(), 2, "not yet");
    commune.pass(Duration::hours(2)).await;
    assert_eq!(owners().await, [RESIDENT], "the other one's is erased, the new message has postponed hers");
    commune.pass(Duration::days(20)).await;
    assert!(owners().await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn s20_erasing_takes_the_case_out_of_both_chats_and_leaves_only_a_count() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    ly.answer(COMFORT).await;
    let case = commune.cases().await.remove(0);
    let kept = async || {
        let mut tx = commune.look().await;
        let rows = tx.case(case.id).await.unwrap().is_some();
        (rows, tx.letter(case.id, 1).await.unwrap_or_default().is_some())
    };
    nga.press("Xem").await;
    nga.press("🗑 Xoá hẳn").await;
    assert!(nga.screen().await.contains("Không ai mở lại được"));
    assert_eq!(kept().await, (true, true), "asking is not erasing");
    assert!(ly.0.person.readable().await.contains(CRY));
    let entries = commune.audited().await;
    nga.press("🗑 Xoá hẳn").await;
    assert_eq!(kept().await, (false, false));
    assert_eq!(commune.audited().await, entries + 1);
    let (own, contact) = (nga.person.readable().await, ly.0.person.readable().await);
    assert!(!own.contains(COMFORT) && own.contains("Đã xoá hẳn"), "{own}");
    assert!(!contact.contains(CRY) && !contact.contains(COMFORT), "{contact}");
    assert!(contact.contains("người viết đã xoá hẳn"));
    assert_eq!(commune.look().await.case_counts().await.unwrap(), [("2020-11".to_owned(), 1)]);
    nga.open_mine("").await;
    assert!(nga.screen().await.contains("Không có tin mới"));
    commune.end().await;
}

#[tokio::test]
async fn s20_an_answer_to_an_erased_case_goes_nowhere() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    ly.0.press("Nói trong hồ sơ này").await;
    nga.open_mine("").await;
    nga.go(&["Xoá hẳn", "Xoá hẳn"]).await;
    nga.leave().await;
    let seen = nga.person.notifications().await.len();
    ly.0.write(COMFORT).await;
    assert!(ly.0.screen().await.contains("không còn chờ"), "{}", ly.0.screen().await);
    commune.pass(Duration::hours(1)).await;
    assert_eq!(nga.person.announced_since(seen).await, []);
    commune.end().await;
}

/// What the coordinator reads of figures on the page of the channel.
async fn figures(commune: &Commune) -> Vec<String> {
    let coordinator = Writer::new(commune, COORDINATOR);
    coordinator.write("/start").await;
    coordinator.press("Kênh nhắn riêng").await;
    let page = coordinator.screen().await;
    let (_, counts) = page.split_once("Số lượt theo tháng").unwrap_or_default();
    counts.lines().skip(1).map(str::to_owned).collect()
}

#[tokio::test]
async fn s21_figures_are_of_finished_months_and_hidden_below_five() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let count = async |month: &str, times: usize| {
        let mut tx = commune.look().await;
        for _ in 0..times {
            tx.count_case(month).await.unwrap();
        }
        tx.commit().await.unwrap();
    };
    count("2020-10", 4).await;
    let before = figures(&commune).await;
    assert!(before.iter().any(|line| line.contains("10") && line.contains("<5")), "{before:?}");
    count("2020-11", 4).await;
    nga.send(CRY).await;
    assert_eq!(figures(&commune).await, before, "a month that still grows tells nothing");
    commune.leap_to("2020-12-01 09:00").await;
    let after = figures(&commune).await;
    assert!(
        after.iter().any(|line| line.contains("11") && line.ends_with(": 5")),
        "the sent one counts: {after:?}"
    );
    assert!(after.iter().all(|line| !line.contains('9') && !line.ends_with(": 4")), "no sum: {after:?}");
    commune.end().await;
}

#[tokio::test]
async fn s23_no_word_for_violence_on_buttons_menus_or_the_description() {
    const BANNED: [&str; 12] = [
        "nạn nhân",
        "bạo lực",
        "bạo hành",
        "đánh",
        "xâm hại",
        "hiếp",
        "ngược đãi",
        "lạm dụng",
        "tố cáo",
        "tố giác",
        "violence",
        "victim",
    ];
    let banned = |text: &str| BANNED.iter().find(|word| text.to_lowercase().contains(*word)).copied();
    assert_eq!(banned("Báo BẠO LỰC gia đình"), Some("bạo lực"), "the check notices");
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    let mut labels: Vec<String> = vec![];
    nga.write("/rieng").await;
    for step in ["✍️ Viết"].iter().chain(&SIMPLY) {
        labels.extend(nga.person.last().await.buttons.into_iter().flatten());
        nga.press(step).await;
    }
    nga.write(CRY).await;
    nga.preview_and_send().await;
    ly.take().await;
    labels.extend(ly.0.person.last().await.buttons.into_iter().flatten());
    ly.answer(COMFORT).await;
    nga.press("Xem").await;
    labels.extend(nga.person.last().await.buttons.into_iter().flatten());
    assert!(labels.len() > 30, "{labels:?}");
    let menu = commune.ask(&format!("sandbox/commands/{RESIDENT}/{RESIDENT}")).await;
    assert!(menu.to_string().contains("rieng"), "{menu}");
    labels.push(menu.to_string());
    labels.push(commune.ask("sandbox/bot").await.to_string());
    for label in &labels {
        assert_eq!(banned(label), None, "{label}");
    }
    assert!(ly.0.person.readable().await.contains("Người cần hỗ trợ"));
    commune.end().await;
}
