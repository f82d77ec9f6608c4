//! Groups: what Telegram tells about them, and the list in which they are linked to villages.
//!
//! Nothing that happens in a group makes the bot write to anybody: who wants to link one opens the list.

use super::visit::Visit;
use crate::domain::action::GroupAction;
use crate::domain::group::{
    Group, GroupEvent, GroupLine, GroupLink, GroupList, GroupPlace, GroupScreen, may_link,
};
use crate::domain::ids::ChatId;
use crate::domain::notice::Notice;
use crate::domain::paging::Paged;
use crate::domain::plan::Hamlet;
use crate::store::{Result, Tx};

/// Groups on one page.
const PAGE: usize = 20;

/// Takes note of what Telegram tells about a group.
pub(super) async fn note(tx: &mut Tx, event: GroupEvent) -> Result<()> {
    match event {
        GroupEvent::Seen { chat, title } => tx.group_seen(chat, &title).await,
        GroupEvent::Left { chat } => tx.group_left(chat).await,
        GroupEvent::Migrated { from, to } => tx.migrate_group(from, to).await,
    }
}

/// The coordinator's and the announcers' list, and what is pressed in it.
pub(super) async fn press(visit: &mut Visit<'_>, action: GroupAction) -> Result<()> {
    if !may_link(&visit.from.roles) {
        return visit.not_yours().await;
    }
    match action {
        GroupAction::List => list(visit, 0).await,
        GroupAction::Page(page) => list(visit, page).await,
        GroupAction::Open(chat) => card(visit, chat).await,
        GroupAction::LinkHamlet { chat, hamlet } => {
            // A plan that has changed since the button was shown may have no such village.
            match hamlets(visit).into_iter().nth(usize::from(hamlet)) {
                Some(hamlet) => link(visit, chat, Some(GroupLink::Hamlet(hamlet.slug))).await,
                None => card(visit, chat).await,
            }
        }
        GroupAction::LinkCommune(chat) => link(visit, chat, Some(GroupLink::WholeCommune)).await,
        GroupAction::Unlink(chat) => link(visit, chat, None).await,
    }
}

async fn list(visit: &mut Visit<'_>, page: u16) -> Result<()> {
    let hamlets = hamlets(visit);
    let groups = visit.tx.groups().await?;
    let Paged { items, page, pages } = Paged::of(groups.into_iter(), page, PAGE);
    let groups = items.into_iter().map(|group| line(group, &hamlets)).collect();
    show(visit, GroupScreen::List(GroupList { groups, page, pages })).await
}

async fn card(visit: &mut Visit<'_>, chat: ChatId) -> Result<()> {
    let hamlets = hamlets(visit);
    match visit.tx.group(chat).await? {
        Some(group) => {
            let group = line(group, &hamlets);
            let hamlets = hamlets.into_iter().map(|hamlet| hamlet.name).collect();
            show(visit, GroupScreen::Card { group, hamlets }).await
        }
        // Thrown out meanwhile, or grown into a supergroup.
        None => list(visit, 0).await,
    }
}

async fn link(visit: &mut Visit<'_>, chat: ChatId, link: Option<GroupLink>) -> Result<()> {
    visit.tx.link_group(chat, link.as_ref()).await?;
    card(visit, chat).await
}

async fn show(visit: &mut Visit<'_>, screen: GroupScreen) -> Result<()> {
    visit.show(Notice::Group(Box::new(screen))).await
}

fn hamlets(visit: &Visit<'_>) -> Vec<Hamlet> {
    visit.plan.as_ref().map(|stored| stored.plan.hamlets.clone()).unwrap_or_default()
}

fn line(group: Group, hamlets: &[Hamlet]) -> GroupLine {
    let place = match group.link {
        None => GroupPlace::Nowhere,
        Some(GroupLink::WholeCommune) => GroupPlace::WholeCommune,
        Some(GroupLink::Hamlet(slug)) => {
            let known = hamlets.iter().find(|hamlet| hamlet.slug == slug);
            GroupPlace::Hamlet(known.map_or(slug, |hamlet| hamlet.name.clone()))
        }
    };
    GroupLine { chat: group.chat, title: group.title, place, present: group.present }
}
