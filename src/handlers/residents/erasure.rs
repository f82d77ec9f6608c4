//! `/xoadulieu`: what is kept about somebody, and erasing it.
//!
//! The private channel is neither shown nor touched, and the same line about it is said to everybody.

use super::super::contacts;
use super::super::home;
use super::super::visit::Visit;
use super::{screen, settings};
use crate::domain::resident::{Erasure, HeldRole, ResidentScreen, Stored};
use crate::domain::role::Roles;
use crate::store::Result;

pub(in crate::handlers) async fn stored(visit: &mut Visit<'_>) -> Result<()> {
    let person = visit.from.clone();
    let stored = Stored {
        name: person.name.clone(),
        settings: settings::settings(visit).await?,
        roles: roles(visit).await?,
        counts: visit.tx.counts_of(&person).await?,
    };
    visit.show(screen(ResidentScreen::Stored(Box::new(stored)))).await
}

/// The person's roles, units by their names.
async fn roles(visit: &mut Visit<'_>) -> Result<Vec<HeldRole>> {
    let units = home::standing_units(visit).await?;
    let held = &visit.from.roles;
    let mut roles = vec![];
    roles.extend(held.is_coordinator().then_some(HeldRole::Coordinator));
    roles.extend(held.is_leader().then_some(HeldRole::Leader));
    roles.extend(held.is_contact().then_some(HeldRole::Contact));
    roles.extend(units.into_iter().map(|(unit, rank)| HeldRole::Member { unit, rank }));
    Ok(roles)
}

pub(super) async fn ask(visit: &mut Visit<'_>) -> Result<()> {
    if visit.from.roles.is_contact() {
        // Giving that role up is a step of its own, and offered there.
        return stored(visit).await;
    }
    let person = visit.from.clone();
    let erasure = Erasure {
        last_coordinator: visit.tx.is_last_coordinator(person.id).await?,
        has_role: !person.roles.is_resident_only(),
        record_stays: visit.tx.counts_of(&person).await?.official > 0,
    };
    visit.show(screen(ResidentScreen::ConfirmErasure(erasure))).await
}

pub(super) async fn erase(visit: &mut Visit<'_>, warned: bool) -> Result<()> {
    let person = visit.from.clone();
    let unwarned = !warned && visit.tx.is_last_coordinator(person.id).await?;
    if unwarned || person.roles.is_contact() {
        return ask(visit).await;
    }
    let roles = roles(visit).await?;
    visit.tx.erase_person(&person).await?;
    for role in roles {
        visit.tell_coordinators(screen(ResidentScreen::RoleGivenUp(role))).await?;
    }
    visit.from.roles = Roles::default();
    home::set_menu(visit).await?;
    visit.show(screen(ResidentScreen::Erased)).await
}

/// Apart from erasing: cases pass to the next contact here, and no transaction touches a person's row and a case.
pub(super) async fn give_up_contact(visit: &mut Visit<'_>) -> Result<()> {
    if !contacts::give_up(visit).await? {
        return visit.not_yours().await;
    }
    visit.tell_coordinators(screen(ResidentScreen::RoleGivenUp(HeldRole::Contact))).await?;
    visit.show(screen(ResidentScreen::NoLongerContact)).await
}
