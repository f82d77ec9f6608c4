//! The first screen, help, language, and what is said when nothing else fits.

use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::{Action, PrivateAction, ResidentAction};
use crate::domain::notice::Standing;
use crate::domain::person::{Language, Tongue};
use crate::domain::role::Command;

pub(super) fn home(words: &Words<'_>, standing: &Standing) -> Screen {
    let name = ("name", Value::Name(&standing.name));
    let title = words.html("home-title", &[("commune", Value::Name(&standing.commune))]);
    let member = !standing.units.is_empty();
    let private =
        standing.private.then(|| words.button("button-private", Action::Private(PrivateAction::Enter)));
    if !member && !standing.reports && !standing.contact {
        let welcome = if standing.stopped { "home-resident-stopped" } else { "home-resident" };
        return Screen::of(title)
            .gap()
            .block(words.html(welcome, &[name]))
            .row(private)
            .row(calendar_and_settings(words))
            .row(help_and_language(words));
    }
    let mut screen = Screen::of(title).gap().block(words.html("home-staff", &[name]));
    if standing.coordinator {
        let waiting = [("count", Value::Count(standing.waiting))];
        screen = screen
            .block(words.html("home-coordinator", &[]))
            .block(words.html("home-waiting", &waiting))
            .row([super::worklist::worklist_button(words, standing.waiting)]);
    }
    if let Some(leader) = &standing.leader {
        screen = screen.block(words.html("home-leader", &[("label", Value::Name(&leader.label))]));
    }
    for (unit, rank) in &standing.units {
        let args = [("unit", Value::Name(unit)), ("rank", Value::Key(super::invitations::rank_name(*rank)))];
        screen = screen.block(words.html("home-unit", &args));
    }
    if member {
        let args = [("count", Value::Count(standing.open_tasks))];
        screen = screen.gap().block(words.html("home-open-tasks", &args)).row([tasks_button(words)]);
    }
    if standing.contact {
        screen = screen
            .block(words.html("home-contact", &[]))
            .row([super::cases::list_button(words), super::contacts::duty_button(words)]);
    }
    if standing.announces {
        screen = screen.row([super::announcements::announcements_button(words)]);
    }
    if member || standing.reports {
        let report = standing.reports.then(|| super::official::report_button(words));
        screen = screen.row(std::iter::once(words.button("button-progress", Action::Progress)).chain(report));
    }
    // Coordinators get the summary anyway.
    if let Some(leader) = standing.leader.as_ref().filter(|_| !standing.coordinator) {
        screen = screen.row([super::leaders::weekly_button(words, leader.weekly)]);
    }
    if standing.coordinator {
        screen = screen
            .row([super::changes::change_button(words, None, None)])
            .row([invite_button(words), words.button("button-members", Action::Members)])
            .row([super::contacts::channel_button(words), super::groups::groups_button(words)]);
    }
    screen.row(private).row(calendar_and_settings(words)).row(help_and_language(words))
}

pub(super) fn help(words: &Words<'_>, commands: &[Command]) -> Screen {
    let staff = commands.contains(&Command::Progress);
    let member = commands.contains(&Command::Tasks);
    let coordinator = commands.contains(&Command::Invite);
    let announcer = commands.contains(&Command::Announce);
    let intro = if staff { "help-staff" } else { "help-resident" };
    let mut screen = Screen::of(words.html("help-title", &[])).gap().block(words.html(intro, &[]));
    if member {
        screen = screen.gap().block(words.html("help-member", &[]));
    }
    if announcer {
        screen = screen.gap().block(words.html("help-announcer", &[]));
    }
    if coordinator {
        screen = screen.gap().block(words.html("help-coordinator", &[]));
    }
    if commands.contains(&Command::Report) {
        screen = screen.gap().block(words.html("help-report", &[]));
    }
    screen = screen.gap().block(words.html("help-commands", &[])).blocks(commands.iter().map(|command| {
        let description = words.html(command_key(*command), &[]);
        words.html(
            "help-command",
            &[("name", Value::Key(command.name())), ("description", Value::Made(&description))],
        )
    }));
    let first = member.then(|| tasks_button(words)).into_iter();
    let second = staff.then(|| words.button("button-progress", Action::Progress));
    let third = coordinator.then(|| invite_button(words));
    let report = commands.contains(&Command::Report).then(|| super::official::report_button(words));
    let fourth = announcer.then(|| super::announcements::announcements_button(words));
    screen
        .row(first.chain(second).chain(report))
        .row(fourth.into_iter().chain(third))
        .row([words.button("button-language", Action::ChooseLanguage), home_button(words)])
}

pub(super) fn group_help(words: &Words<'_>, bot_username: &str) -> Screen {
    Screen::of(words.html("group-help", &[]))
        .row([words.link("button-private-chat", format!("https://t.me/{bot_username}"))])
}

pub(super) fn unknown(words: &Words<'_>) -> Screen {
    Screen::of(words.html("unknown", &[]))
        .row([words.button("button-help", Action::Help), home_button(words)])
}

pub(super) fn cancelled(words: &Words<'_>, something: bool) -> Screen {
    let key = if something { "cancelled" } else { "nothing-to-cancel" };
    Screen::of(words.html(key, &[])).row([home_button(words)])
}

pub(super) fn choose_language(words: &Words<'_>) -> Screen {
    Screen::of(words.html("choose-language", &[]))
        .gap()
        .block(words.html("choose-language-spoken", &[]))
        .rows(tongue_rows(words, |tongue| Action::Resident(ResidentAction::SetTongue(tongue))))
        .row([home_button(words)])
}

/// The languages, each by its own name where screens speak it.
pub(super) fn tongue_rows(words: &Words<'_>, action: impl Fn(Tongue) -> Action) -> Vec<Vec<Label>> {
    let button = |tongue: &Tongue| match Language::from_code(tongue.code()) {
        Some(language) => words.in_language(language).button("language-name", action(*tongue)),
        None => {
            words.button_with("tongue-name", &[("tongue", Value::Key(tongue_key(*tongue)))], action(*tongue))
        }
    };
    Tongue::ALL.chunks(2).map(|pair| pair.iter().map(button).collect()).collect()
}

pub(super) fn tongue_key(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Vietnamese => "vietnamese",
        Tongue::Bahnar => "bahnar",
        Tongue::Jrai => "jrai",
        Tongue::English => "english",
    }
}

pub(super) fn language_set(words: &Words<'_>) -> Screen {
    Screen::of(words.html("language-set", &[])).row([settings_button(words), home_button(words)])
}

pub(super) fn no_plan(words: &Words<'_>) -> Screen {
    Screen::of(words.html("no-plan", &[])).row([home_button(words)])
}

pub(super) fn trouble(words: &Words<'_>) -> Screen {
    Screen::of(words.html("trouble", &[]))
}

pub(super) fn command_key(command: Command) -> &'static str {
    match command {
        Command::Start => "command-start",
        Command::Help => "command-help",
        Command::Tasks => "command-tasks",
        Command::Progress => "command-progress",
        Command::Invite => "command-invite",
        Command::Language => "command-language",
        Command::Cancel => "command-cancel",
        Command::Private => "command-private",
        Command::Leave => "command-leave",
        Command::Announce => "command-announce",
        Command::Calendar => "command-calendar",
        Command::Forget => "command-forget",
        Command::Report => "command-report",
    }
}

pub(super) fn home_button(words: &Words<'_>) -> Label {
    words.button("button-home", Action::Home)
}

pub(super) fn tasks_button(words: &Words<'_>) -> Label {
    words.button("button-tasks", Action::Tasks { page: 0 })
}

pub(super) fn invite_button(words: &Words<'_>) -> Label {
    words.button("button-invite", Action::Invite)
}

pub(super) fn calendar_button(words: &Words<'_>) -> Label {
    words.button("button-calendar", Action::Resident(ResidentAction::Calendar))
}

pub(super) fn settings_button(words: &Words<'_>) -> Label {
    words.button("button-settings", Action::Resident(ResidentAction::Settings))
}

fn calendar_and_settings(words: &Words<'_>) -> [Label; 2] {
    [calendar_button(words), settings_button(words)]
}

fn help_and_language(words: &Words<'_>) -> [Label; 2] {
    [words.button("button-help", Action::Help), words.button("button-language", Action::ChooseLanguage)]
}
