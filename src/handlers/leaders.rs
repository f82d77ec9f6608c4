//! Leaders: the coordinator invites them as one of the plan's recipients and removes them; they follow the plan.

use super::home::{self, commune, menu_of};
use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::PersonId;
use crate::domain::leader::{LeaderAction, LeaderLine, LeaderScreen, invitable, label};
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::{Class, Outgoing};
use crate::store::Result;

pub(super) async fn press(visit: &mut Visit<'_>, action: LeaderAction) -> Result<()> {
    use LeaderAction as Do;
    if let Do::Weekly(wanted) = action {
        return set_weekly(visit, wanted).await;
    }
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    match action {
        Do::Choose => choose(visit).await,
        Do::Recipient(place) => invite_recipient(visit, place).await,
        Do::Other => ask_label(visit, false).await,
        Do::List => list(visit).await,
        Do::AskRemove(person) => match leader(visit, person).await? {
            Some(line) => show(visit, LeaderScreen::Remove(line)).await,
            None => settled_before(visit).await,
        },
        Do::Remove(person) => match leader(visit, person).await? {
            Some(line) => remove(visit, line).await,
            None => settled_before(visit).await,
        },
        Do::Weekly(_) => Ok(()),
    }
}

/// Somebody has redeemed an invitation.
pub(super) async fn welcome(visit: &mut Visit<'_>, label: String) -> Result<()> {
    visit.tx.label_leader(visit.from.id, &label).await?;
    let (commune, name) = (commune(visit), visit.from.name.clone());
    visit.say(notice(LeaderScreen::Welcome { commune, label: label.clone() })).await?;
    visit.tell_coordinators(notice(LeaderScreen::Joined { name, label })).await
}

/// The recipient's name has been written.
pub(super) async fn take_label(visit: &mut Visit<'_>, text: &str) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    match label(text) {
        Some(label) => invite(visit, label).await,
        None => ask_label(visit, true).await,
    }
}

async fn choose(visit: &mut Visit<'_>) -> Result<()> {
    let Some(stored) = visit.plan.clone() else { return visit.show(Notice::NoPlan).await };
    show(visit, LeaderScreen::Choose(invitable(&stored.plan.recipients))).await
}

async fn invite_recipient(visit: &mut Visit<'_>, place: u8) -> Result<()> {
    let plan = visit.plan.clone();
    let recipients = plan.map(|stored| invitable(&stored.plan.recipients)).unwrap_or_default();
    match recipients.into_iter().find(|(own, _)| *own == place) {
        // What a plan says is not limited in length as what one writes is.
        Some((_, recipient)) => invite(visit, recipient).await,
        None => choose(visit).await,
    }
}

async fn ask_label(visit: &mut Visit<'_>, too_long: bool) -> Result<()> {
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::LeaderLabel)).await?;
    show(visit, LeaderScreen::AskLabel { too_long }).await
}

async fn invite(visit: &mut Visit<'_>, label: String) -> Result<()> {
    let (code, expires_at) = visit.tx.invite_leader(&label, visit.from.id).await?;
    let expires_on = expires_at.with_timezone(&visit.zone()).date_naive();
    // A message of its own: it is meant to be passed on.
    visit.say(notice(LeaderScreen::Ready { label, code, expires_on })).await
}

async fn list(visit: &mut Visit<'_>) -> Result<()> {
    let leaders = visit.tx.leaders().await?;
    show(visit, LeaderScreen::List(leaders)).await
}

async fn leader(visit: &mut Visit<'_>, person: PersonId) -> Result<Option<LeaderLine>> {
    Ok(visit.tx.leaders().await?.into_iter().find(|line| line.person == person))
}

async fn remove(visit: &mut Visit<'_>, line: LeaderLine) -> Result<()> {
    visit.tx.end_leadership(line.person).await?;
    if let Some(person) = visit.tx.person(line.person).await? {
        visit.tx.set_dialogue(person.chat, None).await?;
        let menu = Outgoing::new(person.chat, person.language, menu_of(&person));
        visit.tx.send(Class::Answer, &menu, None).await?;
        visit.tell(&person, notice(LeaderScreen::Removed)).await?;
    }
    list(visit).await
}

/// Another coordinator was faster.
async fn settled_before(visit: &mut Visit<'_>) -> Result<()> {
    visit.toast(Toast::SettledBefore).await?;
    list(visit).await
}

async fn set_weekly(visit: &mut Visit<'_>, wanted: bool) -> Result<()> {
    if !visit.from.roles.is_leader() {
        return visit.not_yours().await;
    }
    visit.tx.set_weekly(visit.from.id, wanted).await?;
    home::show(visit).await
}

async fn show(visit: &mut Visit<'_>, screen: LeaderScreen) -> Result<()> {
    visit.show(notice(screen)).await
}

fn notice(screen: LeaderScreen) -> Notice {
    Notice::Leader(Box::new(screen))
}
