//! Who the contacts are: joining, rules, duty, practice, approval; and the coordinator's page of the channel.

use super::private;
use super::visit::Visit;
use crate::domain::action::{Away, ContactAction, Duty};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{Case, Offer, Stage};
use crate::domain::contact::{Contact, SMALL_CIRCLE};
use crate::domain::counts;
use crate::domain::ids::PersonId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Deed, Outgoing};
use crate::domain::private_notice::{
    CaseScreen, Channel, ContactCard, ContactLine, ContactScreen, EmergencyLine,
};
use crate::domain::role::Role;
use crate::store::Result;

pub(super) async fn press(visit: &mut Visit<'_>, action: ContactAction) -> Result<()> {
    use ContactAction as Do;
    let coordinator =
        matches!(action, Do::Channel | Do::NumbersChecked | Do::Invite | Do::Remove(_) | Do::ReallyRemove(_));
    if coordinator && !visit.from.roles.is_coordinator() || !coordinator && !visit.from.roles.is_contact() {
        return visit.not_yours().await;
    }
    match action {
        Do::Mine => mine(visit).await,
        Do::AcceptRules => accept(visit).await,
        Do::Position(place) => position(visit, place).await,
        Do::Children(children) => change(visit, |contact| contact.children = children).await,
        Do::Duty(duty) => set_duty(visit, duty).await,
        Do::Away(away) => set_away(visit, away).await,
        Do::Practise => practise(visit).await,
        Do::Approve(person) => decide(visit, person, true).await,
        Do::Decline(person) => decide(visit, person, false).await,
        Do::Channel => channel(visit).await,
        Do::NumbersChecked => numbers_checked(visit).await,
        Do::Invite => invite(visit).await,
        Do::Remove(person) => ask_removal(visit, person).await,
        Do::ReallyRemove(person) => remove(visit, person).await,
    }
}

async fn show(visit: &mut Visit<'_>, screen: ContactScreen) -> Result<()> {
    visit.show(Notice::Contact(Box::new(screen))).await
}

/// What a new contact promises first.
pub(super) async fn rules(visit: &mut Visit<'_>) -> Result<()> {
    show(visit, ContactScreen::Rules).await
}

async fn own(visit: &mut Visit<'_>) -> Result<Option<Contact>> {
    visit.tx.contact(visit.from.id).await
}

async fn accept(visit: &mut Visit<'_>) -> Result<()> {
    let today = visit.today();
    let Some(mut contact) = own(visit).await? else { return visit.not_yours().await };
    contact.accepted_on = Some(today);
    visit.tx.save_contact(&contact).await?;
    if contact.position.is_some() {
        return mine(visit).await;
    }
    let positions = visit.plan.as_ref().map(|stored| stored.plan.offices()).unwrap_or_default();
    let choices = positions.into_iter().map(|position| position.name).collect();
    show(visit, ContactScreen::Positions { choices }).await
}

async fn position(visit: &mut Visit<'_>, place: u8) -> Result<()> {
    let Some(mut contact) = own(visit).await? else { return visit.not_yours().await };
    if contact.position.is_some() {
        // Chosen once: whoever was ruled out does not become somebody else.
        return mine(visit).await;
    }
    let positions = visit.plan.as_ref().map(|stored| stored.plan.offices()).unwrap_or_default();
    if let Some(position) = positions.get(usize::from(place)) {
        contact.position = Some(position.slug.clone());
        visit.tx.save_contact(&contact).await?;
    }
    show(visit, ContactScreen::Children).await
}

/// Changes the contact's settings; a new one is shown to the active contacts for approval once they are complete.
async fn change(visit: &mut Visit<'_>, change: impl FnOnce(&mut Contact)) -> Result<()> {
    let Some(mut contact) = own(visit).await? else { return visit.not_yours().await };
    if contact.accepted_on.is_none() {
        return rules(visit).await;
    }
    change(&mut contact);
    visit.tx.save_contact(&contact).await?;
    if contact.active_since.is_none() {
        ask_for_approval(visit, &contact).await?;
        return show(visit, ContactScreen::Pending).await;
    }
    mine(visit).await
}

async fn ask_for_approval(visit: &mut Visit<'_>, newcomer: &Contact) -> Result<()> {
    let (person, name) = (newcomer.person, newcomer.name.clone());
    let position = private::position_name(visit, newcomer);
    for contact in visit.tx.contacts().await?.iter().filter(|contact| contact.is_active()) {
        let screen = ContactScreen::Approve { person, name: name.clone(), position: position.clone() };
        tell(visit, contact, screen).await?;
    }
    Ok(())
}

async fn tell(visit: &mut Visit<'_>, contact: &Contact, screen: ContactScreen) -> Result<()> {
    let deed = Deed::Say(Notice::Contact(Box::new(screen)));
    let outgoing = Outgoing::new(contact.chat, contact.language, deed);
    visit.tx.send(crate::domain::outgoing::Class::Answer, &outgoing, None).await
}

/// An active contact lets a new one in, or not. From here on the new one gets cases, never earlier ones (S17).
async fn decide(visit: &mut Visit<'_>, person: PersonId, approved: bool) -> Result<()> {
    let decides = own(visit).await?.is_some_and(|contact| contact.is_active() && contact.person != person);
    let newcomer = visit.tx.contact(person).await?.filter(|newcomer| newcomer.active_since.is_none());
    let Some(mut newcomer) = newcomer.filter(|_| decides) else { return visit.not_yours().await };
    if approved {
        newcomer.active_since = Some(visit.now());
        visit.tx.save_contact(&newcomer).await?;
    } else {
        visit.tx.remove_contact(person).await?;
    }
    tell(visit, &newcomer, ContactScreen::Accepted { approved }).await?;
    show(visit, ContactScreen::Decided { name: newcomer.name, approved }).await
}

/// The contact's own page.
async fn mine(visit: &mut Visit<'_>) -> Result<()> {
    let Some(contact) = own(visit).await? else { return visit.not_yours().await };
    if contact.accepted_on.is_none() || contact.position.is_none() {
        return rules(visit).await;
    }
    let person = visit.from.id;
    let open = visit.tx.cases().await?;
    let open = open.iter().filter(|case| case.stage != Stage::Closed && case.is_held_by(person)).count();
    let card = ContactCard {
        position: private::position_name(visit, &contact),
        active: contact.is_active(),
        children: contact.children,
        duty: contact.duty,
        away_until: contact.away_until.filter(|until| *until > visit.now()),
        zone: visit.zone(),
        practised_on: contact.practised_on,
        open_cases: u32::try_from(open).unwrap_or(u32::MAX),
    };
    show(visit, ContactScreen::Mine(Box::new(card))).await
}

async fn set_duty(visit: &mut Visit<'_>, duty: Duty) -> Result<()> {
    change(visit, |contact| contact.duty = duty.hours()).await
}

async fn set_away(visit: &mut Visit<'_>, away: Away) -> Result<()> {
    let until = away.until(visit.now(), visit.zone());
    change(visit, |contact| contact.away_until = until).await
}

/// A case of nobody's, to practise with; it is not counted.
async fn practise(visit: &mut Visit<'_>) -> Result<()> {
    let Some(contact) = own(visit).await?.filter(Contact::is_active) else { return visit.not_yours().await };
    for old in visit.tx.cases().await? {
        if old.is_practice() && old.offers.iter().any(|offer| offer.to.person == contact.person) {
            visit.tx.wipe_case(old, None).await?;
        }
    }
    let mut case: Case = visit.tx.begin_case(None).await?;
    let now = visit.now();
    case.stage = Stage::Waiting;
    case.sent_at = Some(now);
    case.offers.push(Offer { to: contact.holder(), at: now, round: 0, unreachable: false });
    visit.tx.save_case(&case).await?;
    let screen = CaseScreen::Alert { case: case.id, code: case.code.clone(), practice: true };
    visit.tx.tell_contact(&case, contact.holder(), screen).await
}

/// The coordinator's page: readiness, contacts, numbers, and counts of finished months; nothing of any case (S17).
async fn channel(visit: &mut Visit<'_>) -> Result<()> {
    let today = visit.today();
    let missing = private::what_is_missing(visit).await?;
    let mut contacts = vec![];
    for contact in visit.tx.contacts().await? {
        contacts.push(ContactLine {
            person: contact.person,
            name: contact.name.clone(),
            position: private::position_name(visit, &contact),
            ready: contact.is_ready(today),
            active: contact.is_active(),
        });
    }
    let counts = counts::published(&visit.tx.case_counts().await?, today);
    let checked_on = visit.tx.numbers_checked_on().await?;
    let numbers = visit.plan.as_ref().map(|stored| stored.plan.emergency_numbers.clone()).unwrap_or_default();
    let numbers = numbers
        .into_iter()
        .map(|number| {
            let checked = number.checked_on.max(checked_on);
            (EmergencyLine { number: number.number, name: number.name }, checked)
        })
        .collect();
    let small_circle = visit.tx.reachable_residents().await? < SMALL_CIRCLE;
    let channel = Channel { missing, contacts, counts, numbers, small_circle };
    show(visit, ContactScreen::Channel(Box::new(channel))).await
}

async fn numbers_checked(visit: &mut Visit<'_>) -> Result<()> {
    let today = visit.today();
    visit.tx.set_numbers_checked_on(today).await?;
    channel(visit).await
}

/// A code for one more contact; they become active only when an active contact approves.
async fn invite(visit: &mut Visit<'_>) -> Result<()> {
    let by = visit.from.id;
    let (code, expires_at) = visit.tx.invite(Role::Contact, Some(by)).await?;
    let expires_on = expires_at.with_timezone(&visit.zone()).date_naive();
    show(visit, ContactScreen::InvitationReady { code, expires_on }).await
}

async fn ask_removal(visit: &mut Visit<'_>, person: PersonId) -> Result<()> {
    match visit.tx.contact(person).await? {
        Some(contact) => show(visit, ContactScreen::ConfirmRemove { person, name: contact.name }).await,
        None => channel(visit).await,
    }
}

/// Takes the role away, and tells them.
async fn remove(visit: &mut Visit<'_>, person: PersonId) -> Result<()> {
    let Some(contact) = visit.tx.contact(person).await? else { return channel(visit).await };
    release(visit, &contact, AuditRole::Coordinator).await?;
    tell(visit, &contact, ContactScreen::Removed).await?;
    channel(visit).await
}

/// A contact gives the role up. False if they do not hold it.
pub(super) async fn give_up(visit: &mut Visit<'_>) -> Result<bool> {
    let Some(contact) = own(visit).await? else { return Ok(false) };
    release(visit, &contact, AuditRole::Contact).await?;
    if let Some(person) = visit.tx.person(visit.from.id).await? {
        visit.from = person;
    }
    Ok(true)
}

/// The contact's chat is emptied of every case, and the cases go to the next one.
async fn release(visit: &mut Visit<'_>, contact: &Contact, by: AuditRole) -> Result<()> {
    let person = contact.person;
    visit.tx.remove_contact(person).await?;
    let now = visit.now();
    for mut case in visit.tx.cases().await? {
        if case.owner == Some(contact.chat) {
            // Their own case, written as a resident, is none of the coordinator's business.
            continue;
        }
        let traces = case.take_traces(contact.chat);
        visit.tx.remove_traces(contact.chat, &traces).await?;
        visit.tx.remove_doubtful(&mut case, contact.chat).await?;
        if case.hand_over == Some(contact.holder()) {
            case.hand_over = None;
        }
        case.offers.retain(|offer| offer.to.person != person);
        if case.is_held_by(person) {
            visit.tx.audit_case(&case, by, AuditAction::HandedOver).await?;
            case.release(now);
        }
        visit.tx.save_case(&case).await?;
    }
    visit.tx.set_dialogue(contact.chat, None).await?;
    if let Some(person) = visit.tx.person(person).await? {
        let menu = Outgoing::new(person.chat, person.language, super::home::menu_of(&person));
        visit.tx.send(crate::domain::outgoing::Class::Answer, &menu, None).await?;
    }
    Ok(())
}
