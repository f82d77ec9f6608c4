//! The first screen, help, language, and leaving a step. Redeeming a code is part of Start.

use super::visit::Visit;
use super::{announcements, contacts, leaders, private, residents, worklist};
use crate::domain::announcement::Letter;
use crate::domain::invitation::Code;
use crate::domain::notice::{Notice, Standing, Welcome};
use crate::domain::outgoing::Deed;
use crate::domain::person::Person;
use crate::domain::role::{Command, Rank, Role};
use crate::domain::task::Part;
use crate::store::Result;
use crate::store::invitations::Redeemed;

/// `/start`, with or without a code.
pub(super) async fn start(visit: &mut Visit<'_>, code: &str) -> Result<()> {
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, None).await?;
    match Letter::from_start_argument(code) {
        Some(announcement) => announcements::from_group(visit, announcement).await,
        None if code.is_empty() => residents::welcome(visit).await,
        None => redeem(visit, Code::new(code)).await,
    }
}

/// The home screen.
pub(super) async fn show(visit: &mut Visit<'_>) -> Result<()> {
    let units = standing_units(visit).await?;
    let standing = Standing {
        name: visit.from.name.clone(),
        commune: commune(visit),
        coordinator: visit.from.roles.is_coordinator(),
        units,
        open_tasks: open_tasks(visit).await?,
        contact: visit.from.roles.is_contact(),
        announces: visit.from.roles.announces(),
        reports: visit.from.roles.sees_reports(),
        private: private::is_open(visit).await?,
        stopped: visit.tx.resident(visit.from.id).await?.stopped,
        waiting: worklist::waiting(visit).await?,
        leader: visit.tx.leader_standing(visit.from.id).await?,
    };
    visit.show(Notice::Home(standing)).await
}

/// `/trogiup`.
pub(super) async fn help(visit: &mut Visit<'_>) -> Result<()> {
    let commands = Command::menu(&visit.from.roles);
    visit.show(Notice::Help(commands)).await
}

/// `/ngonngu`.
pub(super) async fn choose_language(visit: &mut Visit<'_>) -> Result<()> {
    visit.show(Notice::ChooseLanguage).await
}

/// `/huy`.
pub(super) async fn cancel(visit: &mut Visit<'_>) -> Result<()> {
    let chat = visit.from.chat;
    let something = visit.tx.dialogue(chat).await?.is_some();
    visit.tx.set_dialogue(chat, None).await?;
    visit.show(Notice::Cancelled { something }).await
}

async fn redeem(visit: &mut Visit<'_>, code: Code) -> Result<()> {
    let (chat, person) = (visit.from.chat, visit.from.id);
    let holder = visit.from.clone();
    if !visit.tx.may_try_code(chat).await? {
        return visit.say(Notice::CodeRefused).await;
    }
    let Some(Redeemed { role, label, invited_by }) = visit.tx.redeem(&code, &holder).await? else {
        return visit.say(Notice::CodeRefused).await;
    };
    visit.tx.forget_attempts(chat).await?;
    visit.tx.grant(person, role).await?;
    // Whoever was invited is not held up by questions; what they could choose is in their settings.
    visit.tx.settle(person).await?;
    if let Some(person) = visit.tx.person(person).await? {
        visit.from = person;
    }
    set_menu(visit).await?;
    match role {
        Role::Member { unit, rank } => {
            let unit = visit.tx.unit_name(unit).await?.unwrap_or_default();
            let open_tasks = open_tasks(visit).await?;
            let name = visit.from.name.clone();
            visit.say(Notice::Welcome(Welcome::Member { unit: unit.clone(), rank, open_tasks })).await?;
            visit.tell_coordinators(Notice::Joined { name, unit, rank }).await
        }
        Role::Contact => {
            visit.tx.add_contact(person, invited_by.is_none()).await?;
            contacts::rules(visit).await
        }
        Role::Leader => leaders::welcome(visit, label.unwrap_or_default()).await,
        Role::Coordinator => {
            let commune = commune(visit);
            visit.say(Notice::Welcome(Welcome::Coordinator { commune })).await
        }
    }
}

/// The person's own command menu; taken away with the last role.
pub(super) async fn set_menu(visit: &mut Visit<'_>) -> Result<()> {
    let roles = visit.from.roles.clone();
    visit.answer(Deed::SetMenu { roles }).await
}

/// The same for somebody else.
pub(super) fn menu_of(person: &Person) -> Deed {
    Deed::SetMenu { roles: person.roles.clone() }
}

pub(super) fn commune(visit: &Visit<'_>) -> String {
    visit.plan.as_ref().map(|stored| stored.plan.commune.clone()).unwrap_or_default()
}

/// The person's units, with their rank there.
pub(super) async fn standing_units(visit: &mut Visit<'_>) -> Result<Vec<(String, Rank)>> {
    let lines = visit.tx.member_lines().await?;
    let own = lines.into_iter().filter(|line| line.person == visit.from.id);
    Ok(own.map(|line| (line.unit_name, line.rank)).collect())
}

/// What the person's units lead and have not answered for.
async fn open_tasks(visit: &mut Visit<'_>) -> Result<u32> {
    let units: Vec<_> = visit.from.roles.units().collect();
    let (mut open, today) = (0, visit.today());
    for unit in units {
        let tasks = visit.tx.tasks_of(unit, today).await?;
        open += tasks
            .iter()
            .filter(|task| task.part == Part::Lead && task.state.is_open() && !task.is_of_the_past())
            .count();
    }
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}
