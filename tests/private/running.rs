//! S11 to S15: while it runs.

use chrono::Duration;
use loa::domain::ids::ChatId;
use loa::domain::notice::Notice;
use loa::domain::outgoing::{Class, Deed, Outgoing};
use loa::domain::person::Language;
use serde_json::json;

use super::scene::{COMFORT, CRY, MORNING, SIMPLY};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, STRANGER, TOKEN};

const LINE: &str = "📣 Xã có tin mới";
/// A resident who has a user name and writes with everything that could tell who they are.
const HOA: i64 = 2077;

#[tokio::test]
async fn s11_only_what_was_seen_in_the_preview_goes_out() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.begin().await;
    nga.write(CRY).await;
    assert!(!nga.person.has_button("✅ Gửi").await, "not before it was seen");
    nga.press("Xem lại").await;
    let preview = nga.person.last().await;
    assert!(preview.text.contains(CRY) && preview.has_button("✅ Gửi"));
    // Another screen comes below, and more is written: the old button would send what was never shown.
    nga.write("/rieng").await;
    nga.write("Còn một điều nữa").await;
    assert!(
        nga.person
            .messages()
            .await
            .iter()
            .any(|message| message.id == preview.id && message.has_button("✅ Gửi"))
    );
    nga.person.press_on(&preview, "✅ Gửi").await;
    commune.settle().await;
    assert!(!ly.0.person.heard().await.contains("📨"), "it is shown first");
    assert!(nga.person.readable().await.contains("Còn một điều nữa"));
    // The control: seen and confirmed, both arrive.
    nga.press("✅ Gửi").await;
    ly.take().await;
    let read = ly.0.screen().await;
    assert!(read.contains(CRY) && read.contains("Còn một điều nữa"), "{read}");
    commune.end().await;
}

#[tokio::test]
async fn s11_what_was_discarded_or_never_confirmed_goes_nowhere() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.begin().await;
    nga.write(CRY).await;
    nga.go(&["Xem lại", "Bỏ, không gửi"]).await;
    assert!(!nga.person.readable().await.contains(CRY));
    assert!(commune.cases().await[0].letters.is_empty());
    commune.pass(Duration::minutes(30)).await;
    assert!(!ly.0.person.heard().await.contains("📨"));
    nga.send(COMFORT).await;
    ly.take().await;
    let read = ly.0.screen().await;
    assert!(read.contains(COMFORT) && !read.contains(CRY), "{read}");
    commune.end().await;
}

#[tokio::test]
async fn s11_a_draft_is_sealed_and_ends_after_a_quarter_of_an_hour() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    nga.write(CRY).await;
    nga.press("Xem lại").await;
    let contains = |text: &str| {
        let bytes = commune.bytes_on_disk();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    assert!(contains("Hội Liên hiệp Phụ nữ"), "what is not sealed is found");
    assert!(!contains(CRY) && !contains("sợ lắm"));
    commune.pass(Duration::minutes(14)).await;
    assert!(nga.screen().await.contains(CRY), "not yet");
    assert_eq!(commune.cases().await.len(), 1);
    commune.pass(Duration::minutes(2)).await;
    let chat = nga.person.readable().await;
    assert!(!chat.contains(CRY) && !chat.contains("/rieng"), "{chat}");
    assert!(commune.cases().await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn s12_it_is_sent_anew_without_anything_of_the_sender() {
    let commune = Commune::guarded(MORNING).await;
    let ly = Helper::new(&commune, CONTACT);
    let hoa = Writer::new(&commune, HOA);
    let body = json!({
        "id": HOA, "name": "Trần Hoa", "username": "hoa_ban_quan", "language_code": "en", "caption": "",
    });
    commune.tell("sandbox/people", body).await;
    hoa.write("/start").await;
    hoa.begin().await;
    let words = "Xem ở đây, hỏi @hoa_ban_quan";
    let entities = json!([
        { "type": "text_link", "offset": 0, "length": 3, "url": "https://example.com/trần-hoa" },
        { "type": "mention", "offset": 15, "length": 13 },
    ]);
    let body = json!({ "from": HOA, "text": words, "entities": entities });
    let own = hoa.person.post(HOA, "messages", body.clone()).await["message_id"].clone();
    let tells = |chat: &[serde_json::Value]| {
        let all = serde_json::to_string(chat).unwrap();
        ["text_link", "example.com", "Trần", "2077", "\"mention\""]
            .iter()
            .filter(|sign| all.contains(*sign))
            .count()
    };
    commune.settle().await;
    hoa.person.send_photo(None, "Ảnh", None).await;
    commune.settle().await;
    assert!(hoa.person.chat().await.iter().all(|message| message["id"] != own), "taken out of the chat");
    hoa.preview_and_send().await;
    ly.take().await;
    let read = ly.0.person.chat().await;
    let text = serde_json::to_string(&read).unwrap();
    assert!(text.contains("Xem ở đây") && read.iter().any(|message| message["media"]["kind"] == "photo"));
    assert_eq!(tells(&read), 0, "{text}");
    assert!(read.iter().all(|message| message.get("forward_origin").is_none()));
    for call in commune.ask("sandbox/requests?after=0").await["requests"].as_array().unwrap() {
        let method = call["method"].as_str().unwrap();
        assert!(!method.starts_with("forward") && !method.starts_with("copy"), "{method}");
    }
    // The control: in a chat where nothing is taken off, all of it shows.
    let said = json!({ "from": HOA, "text": words, "entities": body["entities"] });
    commune
        .tell("sandbox/groups", json!({ "id": -5002, "title": "Thôn 2", "members": [HOA], "from": HOA }))
        .await;
    hoa.person.post(-5002, "messages", said).await;
    commune.settle().await;
    let group = commune.ask("sandbox/chats/-5002").await["messages"].as_array().unwrap().clone();
    assert_eq!(tells(&group), 5, "{group:?}");
    commune.end().await;
}

/// What everybody gets when the commune has news: the line as ordinary notices send it.
async fn ordinary_line(commune: &Commune, id: i64) {
    let outgoing = Outgoing::new(ChatId(id), Language::Vi, Deed::Say(Notice::NewsLine));
    let mut tx = commune.look().await;
    tx.send(Class::Answer, &outgoing, None).await.unwrap();
    tx.commit().await.unwrap();
    commune.settle().await;
}

#[tokio::test]
async fn s13_nothing_shows_on_the_lock_screen() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    let before = nga.person.notifications().await;
    assert!(!before[0].1, "the control: an ordinary screen makes a sound, and is seen here");
    nga.send(CRY).await;
    nga.leave().await;
    let own = nga.person.announced_since(before.len()).await;
    assert!(own.iter().all(|(text, silent)| *silent && !text.contains(CRY)), "{own:?}");

    let seen = nga.person.notifications().await.len();
    let called = ly.0.person.notifications().await.len() - 1;
    ly.take().await;
    ly.answer(COMFORT).await;
    assert_eq!(nga.person.announced_since(seen).await, [(LINE.to_owned(), true)]);
    ordinary_line(&commune, STRANGER).await;
    let ordinary = commune.person(STRANGER).newest_as_it_is().await;
    assert_eq!(nga.person.newest_as_it_is().await, ordinary, "nobody can tell them apart");
    // The control of the comparison: any other message differs.
    nga.press("Xem").await;
    assert_ne!(nga.person.newest_as_it_is().await, ordinary);
    assert!(nga.screen().await.contains(COMFORT), "after the tap, by editing");
    assert_eq!(nga.person.announced_since(seen).await.len(), 1, "an edit announces nothing");

    let lines = ly.0.person.announced_since(called).await;
    let code = commune.cases().await[0].code.clone();
    assert_eq!(lines[0], (format!("📨 {code}"), false), "the contact is called, with nothing but the code");
    for (text, silent) in &lines[1..] {
        assert!(*silent && text.contains(&code), "{lines:?}");
    }
    assert!(lines.iter().all(|(text, _)| !text.contains(CRY) && !text.contains(COMFORT)), "{lines:?}");
    commune.end().await;
}

#[tokio::test]
async fn s13_no_link_draws_a_preview() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    let previews = async |id: i64| {
        commune.person(id).chat().await.iter().filter(|message| message["link_preview"] == true).count()
    };
    nga.send("Tôi đọc ở https://example.com/trang").await;
    ly.take().await;
    assert!(ly.0.screen().await.contains("com/trang"), "{}", ly.0.screen().await);
    ly.answer("Chị xem https://example.org/giup").await;
    nga.press("Xem").await;
    assert!(nga.person.readable().await.contains("org/giup"));
    assert_eq!((previews(RESIDENT).await, previews(CONTACT).await), (0, 0));
    // The control: a link that is sent without further ado has one.
    let call = format!("bot{TOKEN}/sendMessage?chat_id={STRANGER}&text=https://example.com/trang");
    commune.ask(&call).await;
    assert_eq!(previews(STRANGER).await, 1);
    commune.end().await;
}

/// Up to the answer of the contact, then a closing; gives what the phone announced meanwhile.
async fn announced_after_leaving(labels: &[&str]) -> Vec<(String, bool)> {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.begin_with(labels).await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    nga.leave().await;
    let seen = nga.person.notifications().await.len();
    // Nobody takes it, then it is answered, referred, closed: four occasions to tell.
    commune.pass(Duration::minutes(11)).await;
    commune.pass(Duration::minutes(11)).await;
    ly.take().await;
    ly.answer(COMFORT).await;
    ly.0.go(&["✔️ Khép lại", "✔️ Khép lại"]).await;
    commune.pass(Duration::hours(30)).await;
    let announced = nga.person.announced_since(seen).await;
    commune.end().await;
    announced
}

#[tokio::test]
async fn s14_who_wants_no_line_never_gets_one() {
    let never = announced_after_leaving(&["Một mình", "Của tôi", "Tiếp", "Đừng gửi gì", "Viết"]).await;
    assert_eq!(never, []);
    let line = announced_after_leaving(&SIMPLY).await;
    assert!(line.len() >= 2, "the control is told: {line:?}");
    assert!(line.iter().all(|line| *line == (LINE.to_owned(), true)), "{line:?}");
}

#[tokio::test]
async fn s14_the_line_waits_for_the_safe_hours_also_when_nobody_answers() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.begin_with(&["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Trưa, 11", "Tiếp", "Viết"]).await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    nga.leave().await;
    let seen = nga.person.notifications().await.len();
    commune.leap_to("2020-11-16 09:30").await;
    commune.leap_to("2020-11-16 09:45").await;
    assert!(commune.person(COORDINATOR).heard().await.contains("chưa cán bộ tin cậy nào nhận"));
    assert_eq!(nga.person.announced_since(seen).await, [], "nobody has answered, but it is not noon");
    ly.take().await;
    ly.answer(COMFORT).await;
    commune.leap_to("2020-11-16 10:58").await;
    assert_eq!(nga.person.announced_since(seen).await, []);
    commune.leap_to("2020-11-16 11:01").await;
    assert_eq!(
        nga.person.announced_since(seen).await,
        [(LINE.to_owned(), true)],
        "the control: at noon it comes"
    );
    nga.press("Xem").await;
    ly.answer("Tôi vẫn ở đây").await;
    assert_eq!(nga.person.announced_since(seen).await.len(), 2, "within the hours at once");
    commune.end().await;
}

#[tokio::test]
async fn s14_the_code_word_opens_every_answer() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.begin_with(&["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp", "Đặt từ hẹn"]).await;
    nga.write("hoa gạo").await;
    assert!(!nga.person.readable().await.contains("hoa gạo"), "it is taken out of the chat");
    nga.press("✍️ Viết").await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    ly.take().await;
    assert!(!ly.0.person.readable().await.contains("hoa gạo"), "Loa says it, the contact does not know it");
    for answer in [COMFORT, "Chị cần gì ạ"] {
        ly.answer(answer).await;
        nga.press("Xem").await;
        let screen = nga.screen().await;
        assert!(screen.find("hoa gạo").unwrap() < screen.find(answer).unwrap(), "{screen}");
    }
    nga.leave().await;

    // The control: who has agreed on no word sees none, and no other's.
    let other = Writer::new(&commune, STRANGER);
    other.send("Tôi hỏi chút").await;
    ly.take().await;
    ly.answer("Dạ, tôi nghe").await;
    other.press("Xem").await;
    assert!(!other.screen().await.contains("🗝"), "{}", other.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn s15_quick_replies_listen_believe_and_do_not_press() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    assert!(
        ly.0.screen().await.contains("lắng nghe, tin, đừng trách, đừng hỏi dồn"),
        "{}",
        ly.0.screen().await
    );
    ly.0.press("Câu gợi ý").await;
    let suggestions = ly.0.screen().await;
    let presses = |text: &str| {
        ["tại sao", "vì sao", "kể lại", "kể rõ", "ai làm", "phải báo"]
            .iter()
            .any(|word| text.to_lowercase().contains(word))
    };
    assert!(presses("Tại sao chị không nói?") && presses("Xin kể lại từ đầu"), "the check notices");
    assert!(!presses(&suggestions), "{suggestions}");
    for said in ["đang nghe và tin", "không phải lỗi", "có an toàn không", "quyết định", "không phải kể"]
    {
        assert!(suggestions.contains(said), "{said}: {suggestions}");
    }
    assert!(!nga.person.has_button("Xem").await, "looking at them sends nothing");
    ly.0.press("2").await;
    nga.press("Xem").await;
    let screen = nga.screen().await;
    assert!(screen.contains("không phải lỗi của") && !screen.contains("đang nghe và tin"), "{screen}");
    commune.end().await;
}
