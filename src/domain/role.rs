//! What a person may do. Without a role everybody is a resident.

use serde::{Deserialize, Serialize};

use super::ids::UnitId;

/// A member's standing in the unit: reminders go to the head first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    Head,
    Deputy,
}

/// A role as an invitation gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Coordinator,
    Leader,
    Member {
        unit: UnitId,
        rank: Rank,
    },
    /// Answers at the trusted address.
    Contact,
}

/// All roles of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles {
    held: Vec<Role>,
    /// Whether the plan lets one of the person's units announce.
    announces: bool,
}

impl Roles {
    /// These, in units that do not announce.
    pub fn new(held: Vec<Role>) -> Self {
        Self { held, announces: false }
    }

    /// The same for somebody whose unit announces.
    pub fn announcing(self) -> Self {
        Self { announces: true, ..self }
    }

    pub fn is_resident_only(&self) -> bool {
        self.held.is_empty()
    }

    /// Whether the person is an announcer: belongs to a unit that the plan marks so.
    pub fn announces(&self) -> bool {
        self.announces
    }

    pub fn is_coordinator(&self) -> bool {
        self.held.contains(&Role::Coordinator)
    }

    pub fn is_leader(&self) -> bool {
        self.held.contains(&Role::Leader)
    }

    pub fn is_member(&self) -> bool {
        self.units().next().is_some()
    }

    pub fn is_member_of(&self, unit: UnitId) -> bool {
        self.units().any(|own| own == unit)
    }

    /// The units of which the person is head or deputy.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.held.iter().filter_map(|role| match role {
            Role::Member { unit, .. } => Some(*unit),
            Role::Coordinator | Role::Leader | Role::Contact => None,
        })
    }

    pub fn is_contact(&self) -> bool {
        self.held.contains(&Role::Contact)
    }

    /// Whether somebody with these roles may get this one too: coordinator and leaders never hold the contact's
    /// role, nor the other way round (S17).
    pub fn may_add(&self, role: Role) -> bool {
        match role {
            Role::Contact => !self.held.iter().any(|held| matches!(held, Role::Coordinator | Role::Leader)),
            Role::Coordinator | Role::Leader => !self.is_contact(),
            Role::Member { .. } => true,
        }
    }

    /// Whether official reports are open to them (product.md, "Commands in the chat").
    pub fn sees_reports(&self) -> bool {
        self.is_coordinator() || self.is_leader()
    }

    /// Whether the progress board is open to them (product.md, "Commands in the chat").
    pub fn sees_progress(&self) -> bool {
        self.held.iter().any(|role| *role != Role::Contact)
    }

    /// Whether they may put the board on a computer's screen.
    pub fn opens_screens(&self) -> bool {
        self.is_coordinator() || self.is_leader()
    }
}

/// A command of the chat. Names are fixed by product.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Start,
    Help,
    Tasks,
    Progress,
    Invite,
    Language,
    Cancel,
    Private,
    Leave,
    Announce,
    Calendar,
    /// What is kept about somebody, and erasing it.
    Forget,
    /// Official reports.
    Report,
}

impl Command {
    pub const ALL: [Command; 13] = [
        Command::Start,
        Command::Help,
        Command::Tasks,
        Command::Progress,
        Command::Invite,
        Command::Language,
        Command::Cancel,
        Command::Private,
        Command::Leave,
        Command::Announce,
        Command::Calendar,
        Command::Forget,
        Command::Report,
    ];

    /// As it is typed, without the slash.
    pub fn name(self) -> &'static str {
        match self {
            Command::Start => "start",
            Command::Help => "trogiup",
            Command::Tasks => "viec",
            Command::Progress => "tiendo",
            Command::Invite => "moi",
            Command::Language => "ngonngu",
            Command::Cancel => "huy",
            Command::Private => "rieng",
            Command::Leave => "thoat",
            Command::Announce => "thongbao",
            Command::Calendar => "lich",
            Command::Forget => "xoadulieu",
            Command::Report => "baocao",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.name().eq_ignore_ascii_case(name))
    }

    /// A command that one may not use answers as an unknown one would.
    pub fn is_open_to(self, roles: &Roles) -> bool {
        match self {
            Command::Start
            | Command::Help
            | Command::Language
            | Command::Cancel
            | Command::Private
            | Command::Leave
            | Command::Calendar
            | Command::Forget => true,
            Command::Tasks => roles.is_member(),
            Command::Progress => roles.sees_progress(),
            Command::Report => roles.sees_reports(),
            Command::Invite => roles.is_coordinator(),
            Command::Announce => roles.announces(),
        }
    }

    /// The menu for these roles, in the order in which it is shown.
    pub fn menu(roles: &Roles) -> Vec<Command> {
        [
            Command::Tasks,
            Command::Progress,
            Command::Report,
            Command::Announce,
            Command::Invite,
            Command::Calendar,
            Command::Private,
            Command::Leave,
            Command::Help,
            Command::Language,
            Command::Forget,
            Command::Cancel,
        ]
        .into_iter()
        .filter(|command| command.is_open_to(roles))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resident_has_only_the_common_commands() {
        assert_eq!(
            Command::menu(&Roles::default()),
            [
                Command::Calendar,
                Command::Private,
                Command::Leave,
                Command::Help,
                Command::Language,
                Command::Forget,
                Command::Cancel
            ]
        );
    }

    #[test]
    fn a_member_sees_tasks_and_progress_but_does_not_invite() {
        let member = Roles::new(vec![Role::Member { unit: UnitId(4), rank: Rank::Head }]);
        assert!(Command::Tasks.is_open_to(&member) && Command::Progress.is_open_to(&member));
        assert!(!Command::Invite.is_open_to(&member));
        assert!(member.is_member_of(UnitId(4)) && !member.is_member_of(UnitId(5)));
    }
}
