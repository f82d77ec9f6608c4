//! What residents set and own: the first visit, what they get, the calendar, their data.

mod calendar;
mod erasure;
mod first_visit;
mod settings;

use loa::domain::ids::ChatId;
use loa::domain::resident::Resident;

use crate::support::Commune;

impl Commune {
    /// What somebody has chosen, as it lies in the database.
    pub async fn chosen(&self, id: i64) -> Resident {
        let mut tx = self.look().await;
        let person = tx.person_in(ChatId(id)).await.unwrap().expect("nobody is known there");
        tx.resident(person.id).await.unwrap()
    }
}
