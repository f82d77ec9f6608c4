//! For whom an announcement is.

use super::super::visit::Visit;
use super::{lay_open, screen};
use crate::domain::announcement::Announcement;
use crate::domain::announcement::action::{AnnouncementAction, Choice};
use crate::domain::announcement::screen::{Among, AnnouncementScreen, AudienceStep, Choose};
use crate::domain::plan::Hamlet;
use crate::store::Result;

pub(super) async fn show(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    lay_open(visit, draft.id).await?;
    let step = step(visit, draft).await?;
    visit.show(screen(AnnouncementScreen::Audience(Box::new(step)))).await
}

/// The same as a new message.
pub(super) async fn show_anew(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    let step = step(visit, draft).await?;
    visit.say(screen(AnnouncementScreen::Audience(Box::new(step)))).await
}

async fn step(visit: &mut Visit<'_>, draft: Announcement) -> Result<AudienceStep> {
    Ok(AudienceStep {
        count: visit.tx.count_audience(&draft).await?,
        chosen: visit.tx.chosen_names(&draft).await?,
        hamlets: !hamlets(visit).is_empty(),
        groups: !visit.tx.linked_groups().await?.is_empty(),
        events: !events(visit, &draft).await?.is_empty(),
        announcement: draft,
    })
}

fn hamlets(visit: &Visit<'_>) -> Vec<Hamlet> {
    visit.plan.as_ref().map(|stored| stored.plan.hamlets.clone()).unwrap_or_default()
}

/// What people were asked to come to, from today on; and what is chosen, whatever has become of it, so that it can be
/// taken out.
async fn events(visit: &mut Visit<'_>, draft: &Announcement) -> Result<Vec<Announcement>> {
    let today = visit.today();
    let mut events = visit.tx.announcements_with_events(today).await?;
    events.retain(|other| other.asks && other.id != draft.id);
    if let Some(chosen) = draft.audience.coming_to
        && events.iter().all(|other| other.id != chosen)
        && let Some(chosen) = visit.tx.announcement(chosen).await?
    {
        events.insert(0, chosen);
    }
    Ok(events)
}

pub(super) async fn choose(visit: &mut Visit<'_>, draft: Announcement, choice: Choice) -> Result<()> {
    lay_open(visit, draft.id).await?;
    let among = match choice {
        Choice::Hamlets => Among::Hamlets(hamlets(visit)),
        Choice::Tongues => Among::Tongues,
        Choice::Units => {
            let units = visit.tx.unit_choices().await?;
            Among::Units(units.into_iter().map(|choice| (choice.unit, choice.name)).collect())
        }
        Choice::Groups => {
            let groups = visit.tx.linked_groups().await?;
            Among::Groups(groups.into_iter().map(|group| (group.chat, group.title)).collect())
        }
        Choice::Guests => Among::Events(events(visit, &draft).await?),
        Choice::Topics => Among::Topics,
    };
    let count = visit.tx.count_audience(&draft).await?;
    let choose = Choose { announcement: draft, among, count };
    visit.show(screen(AnnouncementScreen::Choose(Box::new(choose)))).await
}

/// Puts something in or takes it out; shows the list in which it was pressed.
pub(super) async fn change(
    visit: &mut Visit<'_>,
    mut draft: Announcement,
    action: AnnouncementAction,
) -> Result<()> {
    use AnnouncementAction as Do;
    let audience = &mut draft.audience;
    let shown = match action {
        Do::Everyone => {
            audience.toggle_residents();
            None
        }
        Do::Hamlet(place) => {
            // A plan that has changed since the button was shown may have no such village.
            if let Some(hamlet) = hamlets(visit).get(usize::from(place)) {
                audience.toggle_hamlet(&hamlet.slug);
            }
            Some(Choice::Hamlets)
        }
        Do::Tongue(tongue) => {
            audience.toggle_tongue(tongue);
            Some(Choice::Tongues)
        }
        Do::Unit(unit) => {
            audience.toggle_unit(unit);
            Some(Choice::Units)
        }
        Do::Group(group) => {
            // Only a group that is linked, and has not been taken out meanwhile.
            if visit.tx.linked_groups().await?.iter().any(|linked| linked.chat == group)
                || audience.groups.contains(&group)
            {
                audience.toggle_group(group);
            }
            Some(Choice::Groups)
        }
        Do::GuestsOf(other) => {
            audience.toggle_coming_to(other);
            Some(Choice::Guests)
        }
        Do::Topic(topic) => {
            draft.topic = topic;
            Some(Choice::Topics)
        }
        _ => None,
    };
    visit.tx.save_announcement(&draft).await?;
    match shown {
        Some(choice) => choose(visit, draft, choice).await,
        None => show(visit, draft).await,
    }
}
