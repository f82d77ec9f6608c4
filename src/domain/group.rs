//! Telegram groups that the bot was added to, and what they are linked to.

use serde::{Deserialize, Serialize};

use super::ids::ChatId;
use super::plan::Slug;
use super::role::Roles;

/// A group that the bot is in, or was in and is still linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub chat: ChatId,
    /// As its members named it; never trusted as markup.
    pub title: String,
    /// Without it the group gets no announcements.
    pub link: Option<GroupLink>,
    /// False once the bot was thrown out.
    pub present: bool,
}

/// Whose group it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupLink {
    /// By the slug of the plan's hamlet.
    Hamlet(Slug),
    WholeCommune,
}

/// What Telegram tells about a group. Nothing that people write there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupEvent {
    /// The bot is in it, under this title.
    Seen { chat: ChatId, title: String },
    /// The bot was thrown out, or the group is gone.
    Left { chat: ChatId },
    /// It became a supergroup, which has another id.
    Migrated { from: ChatId, to: ChatId },
}

/// Whether somebody with these roles sees the groups and links them.
pub fn may_link(roles: &Roles) -> bool {
    roles.is_coordinator() || roles.announces()
}

/// What is shown of the groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupScreen {
    List(GroupList),
    /// One group, with the villages to which it can be linked, in the order of the plan.
    Card {
        group: GroupLine,
        hamlets: Vec<String>,
    },
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupList {
    pub groups: Vec<GroupLine>,
    /// 0-based.
    pub page: u16,
    pub pages: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupLine {
    pub chat: ChatId,
    pub title: String,
    pub place: GroupPlace,
    pub present: bool,
}

/// To what a group is linked, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupPlace {
    Nowhere,
    WholeCommune,
    /// A village's name; its slug if the plan no longer has it.
    Hamlet(String),
}
