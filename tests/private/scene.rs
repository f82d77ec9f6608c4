//! What the tests of the numbered rules look at: all that a chat shows, all that a phone announced, all cases there are.

use loa::clock::Clock;
use loa::domain::case::Case;
use loa::store::Tx;
use serde_json::Value;

use super::{Helper, Writer};
use crate::support::Commune;
use crate::support::people::Person;

pub const MORNING: &str = "2020-11-16 09:00";
pub const CRY: &str = "Đêm qua tôi sợ lắm";
pub const COMFORT: &str = "Chị cứ yên tâm, tôi nghe đây";
/// The way to the question for the words.
pub const SIMPLY: [&str; 6] = ["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp", "Viết"];

impl Commune {
    /// A transaction of the test's own, for looking.
    pub async fn look(&self) -> Tx {
        self.loa.store.begin(self.clock.now()).await.unwrap()
    }

    pub async fn cases(&self) -> Vec<Case> {
        self.look().await.cases().await.unwrap()
    }

    /// Entries of the audit log, which has to be whole.
    pub async fn audited(&self) -> u64 {
        let state = self.loa.store.verify_audit().await.unwrap();
        assert_eq!(state.broken, None);
        state.entries
    }
}

impl Writer<'_> {
    pub async fn go(&self, labels: &[&str]) {
        for label in labels {
            self.press(label).await;
        }
    }

    /// Digits on the pad, and the button that ends them.
    pub async fn enter(&self, digits: &str) {
        for digit in digits.chars() {
            self.press(&digit.to_string()).await;
        }
        self.press("✅").await;
    }

    /// Sees what is in the draft and sends it.
    pub async fn preview_and_send(&self) {
        self.go(&["Xem lại", "✅ Gửi"]).await;
        assert!(self.screen().await.contains("Đã gửi"), "{}", self.screen().await);
    }

    /// The way out.
    pub async fn leave(&self) {
        self.press("Rời ngay").await;
    }

    /// Writes and leaves, is answered, and reads the answer from the line.
    pub async fn read_an_answer_of(&self, contact: &Helper<'_>) {
        self.send(CRY).await;
        self.leave().await;
        contact.take().await;
        contact.answer(COMFORT).await;
        self.press("Xem").await;
        assert!(self.screen().await.contains(COMFORT), "{}", self.screen().await);
    }

    /// Opens one's own case by the button that everybody has.
    pub async fn open_mine(&self, pin: &str) {
        self.write("/rieng").await;
        self.press("Tin của tôi").await;
        self.enter(pin).await;
    }
}

impl Person {
    /// Everything in the chat that anybody who holds the phone could read, in one string.
    pub async fn readable(&self) -> String {
        format!("{:?}", self.messages().await)
    }

    pub async fn has_button(&self, label: &str) -> bool {
        self.messages().await.iter().any(|message| message.has_button(label))
    }

    /// What the phone announced since it had announced this many lines.
    pub async fn announced_since(&self, count: usize) -> Vec<(String, bool)> {
        self.notifications().await.split_off(count)
    }

    /// The newest message of the bot as the server gives it, without what differs from one message to the next.
    pub async fn newest_as_it_is(&self) -> Value {
        let chat = self.chat().await;
        let mut newest = chat.into_iter().rfind(|message| message["from"]["is_bot"] == true).unwrap();
        for of_its_own in ["id", "date"] {
            newest.as_object_mut().unwrap().remove(of_its_own);
        }
        newest
    }
}
