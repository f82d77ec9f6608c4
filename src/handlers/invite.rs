//! `/moi`: the coordinator invites people into units, takes invitations back and ends memberships.

use super::home::menu_of;
use super::visit::Visit;
use crate::domain::ids::{InvitationId, PersonId, UnitId};
use crate::domain::notice::{MemberLine, Notice};
use crate::domain::outgoing::{Class, Outgoing, reminder_topic};
use crate::domain::role::{Rank, Role};
use crate::store::Result;

pub(super) async fn choose_unit(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    let units = visit.tx.unit_choices().await?;
    let notice = if units.is_empty() { Notice::NoPlan } else { Notice::Invite(units) };
    visit.show(notice).await
}

pub(super) async fn choose_rank(visit: &mut Visit<'_>, unit: UnitId) -> Result<()> {
    match invitable(visit, unit).await? {
        Some(name) => visit.show(Notice::InviteRank { unit, name }).await,
        None => visit.not_yours().await,
    }
}

pub(super) async fn make(visit: &mut Visit<'_>, unit: UnitId, rank: Rank) -> Result<()> {
    let Some(name) = invitable(visit, unit).await? else { return visit.not_yours().await };
    let (code, expires_at) = visit.tx.invite(Role::Member { unit, rank }, Some(visit.from.id)).await?;
    let expires_on = expires_at.with_timezone(&visit.zone()).date_naive();
    // A message of its own: it is meant to be passed on.
    visit.say(Notice::InvitationReady { unit: name, rank, code, expires_on }).await
}

pub(super) async fn list(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    let open = visit.tx.open_invitations(visit.zone()).await?;
    visit.show(Notice::Invitations(open)).await
}

pub(super) async fn revoke(visit: &mut Visit<'_>, invitation: InvitationId) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    visit.tx.revoke(invitation).await?;
    list(visit).await
}

pub(super) async fn members(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    let members = visit.tx.member_lines().await?;
    visit.show(Notice::Members(members)).await
}

pub(super) async fn ask_removal(visit: &mut Visit<'_>, person: i64, unit: UnitId) -> Result<()> {
    match member(visit, person, unit).await? {
        Some(line) => visit.show(Notice::RemoveMember(line)).await,
        None => visit.not_yours().await,
    }
}

pub(super) async fn remove(visit: &mut Visit<'_>, person: i64, unit: UnitId) -> Result<()> {
    let Some(line) = member(visit, person, unit).await? else { return visit.not_yours().await };
    visit.tx.end_membership(line.person, unit).await?;
    if let Some(person) = visit.tx.person(line.person).await? {
        visit.tx.set_dialogue(person.chat, None).await?;
        visit.tx.take_back(&reminder_topic(person.chat)).await?;
        let menu = Outgoing::new(person.chat, person.language, menu_of(&person));
        visit.tx.send(Class::Answer, &menu, None).await?;
        visit.tell(&person, Notice::Removed { unit: line.unit_name }).await?;
    }
    members(visit).await
}

/// The unit's name, if the visitor may invite into it.
async fn invitable(visit: &mut Visit<'_>, unit: UnitId) -> Result<Option<String>> {
    if visit.from.roles.is_coordinator() { visit.tx.unit_name(unit).await } else { Ok(None) }
}

/// The membership, if the visitor may end it.
async fn member(visit: &mut Visit<'_>, person: i64, unit: UnitId) -> Result<Option<MemberLine>> {
    if !visit.from.roles.is_coordinator() {
        return Ok(None);
    }
    let lines = visit.tx.member_lines().await?;
    Ok(lines.into_iter().find(|line| line.person == PersonId(person) && line.unit == unit))
}
