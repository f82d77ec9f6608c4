//! What residents set and own: the first visit, what they get, the calendar, their data.

mod calendar;
mod erasure;
mod first_visit;
mod settings;

use loa::domain::ids::{AnnouncementId, ChatId};
use loa::domain::resident::Resident;
use loa::store::deliveries::Wanted;

use crate::support::Commune;

impl Commune {
    /// What somebody has chosen, as it lies in the database.
    pub async fn chosen(&self, id: i64) -> Resident {
        let mut tx = self.look().await;
        let person = tx.person_in(ChatId(id)).await.unwrap().expect("nobody is known there");
        tx.resident(person.id).await.unwrap()
    }
    /// An announcement to all residents, with its copies made out and none of them under way.
    pub async fn announced(&self) -> AnnouncementId {
        let mut tx = self.look().await;
        let author = tx.coordinators().await.unwrap()[0].id;
        let id = tx.draft_announcement(author).await.unwrap().id;
        tx.make_out(id, 100).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Whose copies of it are still to be sent.
    pub async fn waits_for(&self, id: AnnouncementId) -> Vec<i64> {
        let copies = self.loa.store.copies(id, Wanted::Unsent, ChatId(i64::MIN), 100).await.unwrap();
        copies.into_iter().map(|copy| copy.chat.0).collect()
    }
}
