//! The commune of these stories, and a phone with which somebody announces or reads.

use loa::clock::Clock;
use loa::domain::announcement::{Announcement, State};
use loa::domain::ids::{AnnouncementId, ChatId, PersonId};
use loa::domain::plan::Plan;
use loa::domain::role::Rank;
use loa::plan_file;
use loa::store::Tx;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::people::{Message, Person};
use crate::support::{Commune, QUIET_TASK, RESIDENT, STRANGER};

/// The Women's Union's head, who announces.
pub const UNION: i64 = 1006;
/// The Women's Union's deputy, who announces too.
pub const UNION_DEPUTY: i64 = 1009;

/// Villages, and nothing of which anybody is reminded.
const VILLAGES: &str = r#"
[[hamlet]]
slug = "thon-1"
name = "Thôn 1"

[[hamlet]]
slug = "thon-2"
name = "Thôn 2"
"#;

/// A plan in which the Women's Union announces; `more` is TOML that comes after it.
pub fn plan(more: &str) -> Plan {
    let ground = include_str!("../support/small-plan.toml");
    let union = "name = \"Hội Liên hiệp Phụ nữ xã\"\ntone = \"requested\"";
    assert!(ground.contains(union));
    let ground = ground.replace(union, &format!("{union}\nannounces = true"));
    let text = format!("{ground}\n{VILLAGES}\n{QUIET_TASK}\n{more}");
    plan_file::read("announcing.toml", &text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A Monday morning; two residents, a coordinator, the health station and the Women's Union are there.
pub async fn commune() -> Commune {
    commune_of("", "2020-11-16 09:00").await
}

pub async fn commune_of(more: &str, local: &str) -> Commune {
    let commune = Commune::staffed(plan(more), local).await;
    for id in [RESIDENT, STRANGER] {
        commune.welcome(id).await;
    }
    commune.appoint_member(UNION, "hlhpn", Rank::Head).await;
    commune
}

/// Somebody with a phone, who waits for every answer.
pub struct Phone<'a> {
    pub commune: &'a Commune,
    pub person: Person,
}

impl<'a> Phone<'a> {
    pub fn of(commune: &'a Commune, id: i64) -> Self {
        Self { commune, person: commune.person(id) }
    }

    /// Longer than any limit of Telegram's that a few messages reach.
    fn breathe(&self) {
        self.commune.clock.advance_to(self.commune.clock.now() + chrono::Duration::seconds(15));
    }

    pub async fn press(&self, label: &str) -> String {
        self.breathe();
        let flashed = self.person.press(label).await;
        self.commune.settle().await;
        flashed
    }

    /// Several buttons, one after the other.
    pub async fn go(&self, labels: &[&str]) {
        for label in labels {
            self.press(label).await;
        }
    }

    pub async fn press_on(&self, message: &Message, label: &str) -> String {
        self.breathe();
        let flashed = self.person.press_on(message, label).await;
        self.commune.settle().await;
        flashed
    }

    /// The message with this id as it is now.
    pub async fn message(&self, id: i64) -> Message {
        self.person
            .messages()
            .await
            .into_iter()
            .find(|message| message.id == id)
            .expect("the message is gone")
    }

    /// A button of the message with this id.
    pub async fn press_in(&self, id: i64, label: &str) -> String {
        self.press_on(&self.message(id).await, label).await
    }

    pub async fn write(&self, text: &str) {
        self.breathe();
        self.person.write(text).await;
        self.commune.settle().await;
    }

    pub async fn write_styled(&self, text: &str, entities: Value) {
        self.breathe();
        let body = json!({ "from": self.person.id, "text": text, "entities": entities });
        self.person.post(self.person.id, "messages", body).await;
        self.commune.settle().await;
    }

    /// Something that is neither text nor a file.
    pub async fn send_thing(&self, what: &str, mut body: Value) {
        self.breathe();
        body["from"] = json!(self.person.id);
        self.person.post(self.person.id, what, body).await;
        self.commune.settle().await;
    }

    /// Files of these kinds at once, as an album if there are several; the caption is the first one's.
    pub async fn send(&self, kinds: &[&str], caption: &str) {
        self.breathe();
        let album = format!("album-{}", self.commune.clock.now().timestamp());
        for (place, kind) in kinds.iter().enumerate() {
            let (name, mime) = match *kind {
                "photo" => ("photo.png", "image/png"),
                "video" => ("phim.mp4", "video/mp4"),
                "voice" => ("voice.ogg", "audio/ogg"),
                "audio" => ("bai.mp3", "audio/mpeg"),
                _ => ("giay.pdf", "application/pdf"),
            };
            let bytes = match *kind {
                "photo" => include_bytes!("../support/photo.png").to_vec(),
                _ => format!("{kind} {place}").into_bytes(),
            };
            let file = Part::bytes(bytes).file_name(name).mime_str(mime).unwrap();
            let mut form = Form::new()
                .text("from", self.person.id.to_string())
                .text("kind", (*kind).to_owned())
                .text("caption", if place == 0 { caption.to_owned() } else { String::new() })
                .part("file", file);
            if kinds.len() > 1 {
                form = form.text("media_group_id", album.clone());
            }
            let url = format!("{}/sandbox/chats/{}/media", self.commune.url(), self.person.id);
            let answer = reqwest::Client::builder().no_proxy().build().unwrap();
            let answer = answer.post(url).multipart(form).send().await.unwrap();
            assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        }
        self.commune.settle().await;
    }

    /// Up to the question for the content.
    pub async fn begin(&self) {
        self.write("/thongbao").await;
        self.press("Soạn thông báo mới").await;
    }

    /// Up to the review of a text for the whole commune, to be sent at once.
    pub async fn compose(&self, text: &str) {
        self.begin().await;
        self.write(text).await;
        self.go(&["Tiếp", "Tiếp", "Tiếp"]).await;
    }

    /// Up to the review of an invitation to the whole commune that asks who comes.
    pub async fn invite(&self, text: &str, when: &str) {
        self.begin().await;
        self.write(text).await;
        self.go(&["Tiếp", "Đặt ngày giờ"]).await;
        self.write(when).await;
        self.go(&["Tiếp", "Tiếp"]).await;
    }

    /// Presses send and waits until everybody has it.
    pub async fn confirm(&self) {
        self.press("✅ Gửi").await;
        self.breathe();
        self.commune.settle().await;
    }

    /// What is shown last, all of it in one string.
    pub async fn screen(&self) -> String {
        self.person.last().await.text
    }

    pub async fn last(&self) -> Message {
        self.person.last().await
    }

    /// The bot's messages in which this stands.
    pub async fn with(&self, text: &str) -> Vec<Message> {
        let messages = self.person.messages().await;
        messages.into_iter().filter(|message| message.from_bot && message.text.contains(text)).collect()
    }

    /// The copy that holds this, as the phone has it.
    pub async fn copy(&self, text: &str) -> Value {
        let chat = self.person.chat().await;
        let holds = |message: &&Value| {
            let words = message["text"].as_str().or(message["caption"].as_str()).unwrap_or_default();
            message["from"]["is_bot"] == true && words.contains(text)
        };
        chat.iter().rfind(holds).cloned().unwrap_or_else(|| panic!("no {text:?} in {chat:#?}"))
    }
}

/// All announcements, the newest first.
pub async fn all(commune: &Commune) -> Vec<Announcement> {
    let mut found = commune.look().await.announcements(0, 100).await.unwrap();
    found.sort_by_key(|announcement| std::cmp::Reverse(announcement.id.0));
    found
}

pub async fn newest(commune: &Commune) -> Announcement {
    all(commune).await.remove(0)
}

pub async fn state(commune: &Commune, id: AnnouncementId) -> State {
    commune.look().await.announcement(id).await.unwrap().unwrap().state
}

/// How many copies of this lie in a private chat or a group.
pub async fn copies_in(commune: &Commune, chat: i64, text: &str) -> usize {
    let messages = commune.person(chat).messages_in(chat).await;
    messages.iter().filter(|message| message.from_bot && message.text.contains(text)).count()
}

/// Who has this, of these; each once.
pub async fn holders(commune: &Commune, among: &[i64], text: &str) -> Vec<i64> {
    let mut holders = vec![];
    for id in among {
        match copies_in(commune, *id, text).await {
            0 => {}
            1 => holders.push(*id),
            several => panic!("{id} has it {several} times"),
        }
    }
    holders
}

/// Changes what somebody has chosen: a village, a tongue, topics that they do not want.
pub async fn change_person(commune: &Commune, id: i64, change: impl AsyncFnOnce(&mut Tx, PersonId)) {
    let mut tx = commune.look().await;
    let person = tx.person_in(ChatId(id)).await.unwrap().expect("nobody is known there");
    change(&mut tx, person.id).await;
    tx.commit().await.unwrap();
}
