//! What everybody, or every contact, is told as days pass.
//!
//! On the day of an event everybody gets the neutral line: so a line says nothing about whoever gets one (S13).

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing, line_topic};
use crate::domain::private_notice::ContactScreen;
use crate::store::plans::StoredPlan;
use crate::store::{Result, Tx};

/// Once a week, on its first open morning, the contacts see where the audit log ends: whoever notes it down notices
/// when entries are taken away.
pub(super) async fn show_audit_head(tx: &mut Tx, today: NaiveDate) -> Result<()> {
    let occasion = format!("audit/{}", today.format("%G-W%V"));
    if tx.told_up_to(&occasion).await?.0 > 0 {
        return Ok(());
    }
    let state = tx.audit_state().await?;
    let contacts = tx.contacts().await?;
    let Some(last) = contacts.iter().map(|contact| contact.person).max() else { return Ok(()) };
    for contact in contacts.iter().filter(|contact| contact.is_active()) {
        let screen = ContactScreen::AuditHead { entries: state.entries, head: state.head.clone() };
        let deed = Deed::Say(Notice::Contact(Box::new(screen)));
        tx.send(Class::Reminder, &Outgoing::new(contact.chat, contact.language, deed), None).await?;
    }
    tx.set_told_up_to(&occasion, last).await
}

/// People told in one transaction.
const PAGE: u32 = 500;

/// Goes on telling people of the events that begin today. True if there are more to tell.
pub(super) async fn tell(tx: &mut Tx, stored: &Arc<StoredPlan>, today: NaiveDate) -> Result<bool> {
    let mut more = false;
    for event in stored.plan.events.iter().filter(|event| event.starts_on == today) {
        let occasion = format!("{}/{today}", event.slug);
        let after = tx.told_up_to(&occasion).await?;
        let people = tx.people_after(after, PAGE).await?;
        let Some(last) = people.last().map(|person| person.id) else { continue };
        more |= people.len() == PAGE as usize;
        for person in people {
            let topic = line_topic(person.chat);
            let line = Outgoing::new(person.chat, person.language, Deed::Say(Notice::NewsLine));
            tx.send(Class::Announcement, &line, Some(&topic)).await?;
        }
        tx.set_told_up_to(&occasion, last).await?;
    }
    Ok(more)
}
