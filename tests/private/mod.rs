//! The private channel, played by a resident, two contacts, a coordinator and whoever holds somebody's phone.

mod afterwards;
mod attacks;
mod attacks_blocked;
mod attacks_contacts;
mod attacks_flood;
mod attacks_killed;
mod attacks_log;
mod attacks_media;
mod attacks_nobody;
mod attacks_panic;
mod attacks_partner;
mod attacks_roles;
mod attacks_words;
mod before;
mod confusion;
mod disk;
mod erasure;
pub mod files;
pub mod forger;
mod holder;
mod leaving;
mod readiness;
mod referral;
mod roles;
mod running;
pub mod scene;
mod stories;
mod swap;

use loa::clock::Clock;

use crate::support::Commune;
use crate::support::people::Person;

/// A resident at the private channel.
pub struct Writer<'a> {
    pub commune: &'a Commune,
    pub person: Person,
}

impl<'a> Writer<'a> {
    pub fn new(commune: &'a Commune, id: i64) -> Self {
        Self { commune, person: commune.person(id) }
    }

    /// Nobody presses faster than this; nor need Telegram's limits, which follow the same clock, be waited for.
    fn breathe(&self) {
        self.commune.clock.advance_to(self.commune.clock.now() + chrono::Duration::seconds(3));
    }

    pub async fn press(&self, label: &str) {
        self.breathe();
        self.person.press(label).await;
        self.commune.settle().await;
    }

    pub async fn write(&self, text: &str) {
        self.breathe();
        self.person.write(text).await;
        self.commune.settle().await;
    }

    /// Up to the question for the words: for oneself, nobody ruled out, a neutral line at any hour.
    pub async fn begin(&self) {
        self.begin_with(&["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp", "Viết"]).await;
    }

    pub async fn begin_with(&self, labels: &[&str]) {
        self.write("/rieng").await;
        self.press("✍️ Viết").await;
        for label in labels {
            self.press(label).await;
        }
    }

    /// Writes and sends one message, with nothing special chosen.
    pub async fn send(&self, text: &str) {
        self.begin().await;
        self.write(text).await;
        self.press("Xem lại").await;
        self.press("✅ Gửi").await;
    }

    /// What the person sees last, all of it in one string.
    pub async fn screen(&self) -> String {
        self.person.last().await.text
    }
}

/// A contact at work.
pub struct Helper<'a>(pub Writer<'a>);

impl<'a> Helper<'a> {
    pub fn new(commune: &'a Commune, id: i64) -> Self {
        Self(Writer::new(commune, id))
    }

    pub async fn take(&self) {
        self.0.press("✅ Nhận").await;
    }

    /// Replies to the newest message that shows something of a case.
    pub async fn answer(&self, text: &str) {
        let messages = self.0.person.messages().await;
        let case = messages.iter().rev().find(|message| message.from_bot && message.text.starts_with("📂"));
        self.0.person.reply(case.expect("no case is open").id, text).await;
        self.0.commune.settle().await;
    }
}
