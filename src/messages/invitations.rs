//! Who belongs to which unit: inviting, joining, leaving.

use chrono::NaiveDate;

use super::home::{home_button, invite_button, tasks_button};
use super::screen::{Screen, numbers};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::ids::UnitId;
use crate::domain::invitation::{Code, OpenInvitation};
use crate::domain::notice::{MemberLine, UnitChoice, Welcome};
use crate::domain::role::Rank;

/// Units, members and invitations that one message lists.
pub(super) const LISTED: usize = 40;

/// As the texts choose between the ranks.
pub(super) fn rank_name(rank: Rank) -> &'static str {
    match rank {
        Rank::Head => "head",
        Rank::Deputy => "deputy",
    }
}

/// What the invited person opens.
pub(super) fn link(bot_username: &str, code: &Code) -> String {
    format!("https://t.me/{bot_username}?start={}", code.expose())
}

pub(super) fn code_refused(words: &Words<'_>) -> Screen {
    Screen::of(words.html("code-refused", &[])).row([home_button(words)])
}

pub(super) fn welcome(words: &Words<'_>, welcome: &Welcome) -> Screen {
    match welcome {
        Welcome::Coordinator { commune } => {
            Screen::of(words.html("welcome-coordinator", &[("commune", Value::Name(commune))]))
                .row([invite_button(words)])
                .row([words.button("button-progress", Action::Progress), home_button(words)])
        }
        Welcome::Member { unit, rank, open_tasks } => {
            let args = [
                ("unit", Value::Name(unit)),
                ("rank", Value::Key(rank_name(*rank))),
                ("count", Value::Count(*open_tasks)),
            ];
            Screen::of(words.html("welcome-member", &args))
                .row([tasks_button(words)])
                .row([words.button("button-help", Action::Help), home_button(words)])
        }
    }
}

pub(super) fn joined(words: &Words<'_>, name: &str, unit: &str, rank: Rank) -> Screen {
    let args =
        [("name", Value::Name(name)), ("unit", Value::Name(unit)), ("rank", Value::Key(rank_name(rank)))];
    Screen::of(words.html("joined", &args)).row([
        words.button("button-members", Action::Members),
        words.button("button-invite-another", Action::Invite),
    ])
}

pub(super) fn removed(words: &Words<'_>, unit: &str) -> Screen {
    Screen::of(words.html("removed", &[("unit", Value::Name(unit))])).row([home_button(words)])
}

pub(super) fn invite(words: &Words<'_>, units: &[UnitChoice]) -> Screen {
    let row = |choice: &UnitChoice| {
        let args = [("unit", Value::Name(&choice.name)), ("count", Value::Count(choice.members))];
        vec![words.button_with("button-unit", &args, Action::InviteTo(choice.unit))]
    };
    Screen::of(words.html("invite", &[]))
        .rows(units.iter().take(LISTED).map(row))
        .row([
            words.button("button-invitations", Action::Invitations),
            words.button("button-members", Action::Members),
        ])
        .row([super::leaders::invite_leader_button(words), home_button(words)])
}

pub(super) fn invite_rank(words: &Words<'_>, unit: UnitId, name: &str) -> Screen {
    Screen::of(words.html("invite-rank", &[("unit", Value::Name(name))]))
        .row([
            words.button("button-head", Action::InviteAs { unit, rank: Rank::Head }),
            words.button("button-deputy", Action::InviteAs { unit, rank: Rank::Deputy }),
        ])
        .row([words.button("button-back", Action::Invite)])
}

/// Nothing but the invitation itself, so that the message can be forwarded as it is.
pub(super) fn ready(words: &Words<'_>, unit: &str, rank: Rank, link: &str, expires_on: NaiveDate) -> Screen {
    let args = [
        ("unit", Value::Name(unit)),
        ("rank", Value::Key(rank_name(rank))),
        ("link", Value::Title(link)),
        ("date", Value::Date(expires_on)),
    ];
    Screen::of(words.html("invitation", &args)).row([
        words.button("button-invite-another", Action::Invite),
        words.button("button-invitations", Action::Invitations),
    ])
}

pub(super) fn invitations(words: &Words<'_>, open: &[OpenInvitation]) -> Screen {
    let line = |(number, invitation): (u32, &OpenInvitation)| {
        let (number, date) = (("number", Value::Count(number)), ("date", Value::Day(invitation.expires_on)));
        match &invitation.unit {
            Some((unit, rank)) => {
                let args =
                    [number, ("unit", Value::Name(unit)), ("rank", Value::Key(rank_name(*rank))), date];
                words.html("invitation-line", &args)
            }
            None => match &invitation.leader {
                Some(label) => {
                    words.html("invitation-line-leader", &[number, ("label", Value::Name(label)), date])
                }
                None => words.html("invitation-line-contact", &[number, date]),
            },
        }
    };
    let title = if open.is_empty() { "invitations-none" } else { "invitations" };
    let listed = &open[..open.len().min(LISTED)];
    Screen::of(words.html(title, &[]))
        .blocks((1..).zip(listed).map(line))
        .blocks(more(words, open.len()))
        .rows(numbers(words, "button-revoke", listed.iter().map(|one| Action::RevokeInvitation(one.id))))
        .row([words.button("button-back", Action::Invite), home_button(words)])
}

pub(super) fn members(words: &Words<'_>, members: &[MemberLine]) -> Screen {
    let line = |(number, member): (u32, &MemberLine)| {
        let args = [
            ("number", Value::Count(number)),
            ("name", Value::Name(&member.name)),
            ("unit", Value::Name(&member.unit_name)),
            ("rank", Value::Key(rank_name(member.rank))),
            ("reach", Value::Key(if member.reachable { "yes" } else { "no" })),
        ];
        words.html("member-line", &args)
    };
    let remove = |member: &MemberLine| Action::RemoveMember { person: member.person.0, unit: member.unit };
    let title = if members.is_empty() { "members-none" } else { "members" };
    let listed = &members[..members.len().min(LISTED)];
    Screen::of(words.html(title, &[]))
        .blocks((1..).zip(listed).map(line))
        .blocks(more(words, members.len()))
        .rows(numbers(words, "button-remove", listed.iter().map(remove)))
        .row([invite_button(words), super::leaders::leaders_button(words)])
        .row([home_button(words)])
}

pub(super) fn remove_member(words: &Words<'_>, member: &MemberLine) -> Screen {
    let args = [
        ("name", Value::Name(&member.name)),
        ("unit", Value::Name(&member.unit_name)),
        ("rank", Value::Key(rank_name(member.rank))),
    ];
    let remove = Action::ReallyRemoveMember { person: member.person.0, unit: member.unit };
    Screen::of(words.html("remove-member", &args))
        .row([words.button("button-really-remove", remove), words.button("button-keep", Action::Members)])
}

pub(super) fn more(words: &Words<'_>, all: usize) -> Option<String> {
    let more = u32::try_from(all.saturating_sub(LISTED)).unwrap_or(u32::MAX);
    (more > 0).then(|| words.html("more-not-shown", &[("count", Value::Count(more))]))
}
