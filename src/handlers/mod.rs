//! One file per intention: load, decide, write; each within the transaction of the update.

mod announcements;
mod answer;
mod cases;
mod changes;
mod contacts;
mod decide;
mod evidence;
mod groups;
mod home;
mod invite;
mod leaders;
mod next_year;
mod nudge;
mod official;
mod private;
mod progress;
mod residents;
mod results;
mod tasks;
mod visit;
mod worklist;
mod written;

use crate::domain::action::Action;
use crate::domain::announcement::action::AnnouncementAction;
use crate::domain::group::GroupEvent;
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::person::{Language, Tongue};
use crate::domain::reply::Lexicon;
use crate::domain::request::{Asked, GroupRequest, Pressed, Request};
use crate::domain::role::Command;
use crate::store::{Result, Tx};
use visit::{Visit, Who};

/// What handlers need besides the database.
pub struct Context {
    pub lexicon: Lexicon,
    /// The address of the board page, without a slash at its end; absent while it is switched off.
    pub board: Option<String>,
}

impl std::fmt::Debug for Context {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Context(…)")
    }
}

/// Answers a request of a private chat.
pub async fn handle(tx: &mut Tx, context: &Context, request: Request) -> Result<()> {
    let Request { from, replied, message, sent_at, asked } = request;
    let pressed = match &asked {
        Asked::Press { press, .. } => Some(press.clone()),
        _ => None,
    };
    let who = Who { from, replied, message, sent_at };
    let mut visit = Visit::new(tx, context, who, pressed).await?;
    // What is meant for the private channel goes no further.
    let Some(asked) = private::take(&mut visit, asked).await? else { return visit.end().await };
    let Some(asked) = cases::take(&mut visit, asked).await? else { return visit.end().await };
    let Some(asked) = announcements::take(&mut visit, asked).await? else { return visit.end().await };
    match asked {
        Asked::Command { name, argument } => command(&mut visit, &name, &argument).await?,
        Asked::Press { pressed: Pressed::Action(action), .. } => press(&mut visit, action).await?,
        Asked::Press { pressed: Pressed::Unreadable, .. } => visit.toast(Toast::OldButton).await?,
        Asked::Written { text, about, .. } => written::take(&mut visit, &text, about).await?,
        Asked::Sent { caption, about: None, .. } if changes::ask(&mut visit).await? => {
            written::take(&mut visit, &caption, None).await?
        }
        Asked::Sent { file, caption, about, album, .. } => {
            evidence::take(&mut visit, file, &caption, about, album).await?
        }
        Asked::Place { .. } | Asked::Other => visit.say(Notice::Unknown).await?,
        // Other words for what has been answered already.
        Asked::Edited { .. } => {}
    }
    visit.end().await
}

/// Answers a command in a group: help, and nothing about anybody.
pub async fn handle_group(tx: &mut Tx, request: GroupRequest) -> Result<()> {
    tx.group_seen(request.chat, &request.title).await?;
    let deed = Deed::Say(Notice::GroupHelp);
    tx.send(Class::Answer, &Outgoing::new(request.chat, Language::default(), deed), None).await
}

/// Takes note of what Telegram tells about a group. Writes to nobody.
pub async fn handle_group_event(tx: &mut Tx, event: GroupEvent) -> Result<()> {
    groups::note(tx, event).await
}

async fn command(visit: &mut Visit<'_>, name: &str, argument: &str) -> Result<()> {
    let command = Command::from_name(name).filter(|command| command.is_open_to(&visit.from.roles));
    if command.is_some_and(|command| command != Command::Cancel) {
        visit.drop_question().await?;
    }
    match command {
        Some(Command::Start) => home::start(visit, argument).await,
        Some(Command::Help) => home::help(visit).await,
        Some(Command::Language) => home::choose_language(visit).await,
        Some(Command::Cancel) => home::cancel(visit).await,
        Some(Command::Tasks) => tasks::list(visit, 0).await,
        Some(Command::Progress) => progress::picture(visit).await,
        Some(Command::Report) => official::choose(visit).await,
        Some(Command::Invite) => invite::choose_unit(visit).await,
        Some(Command::Announce) => announcements::list(visit, 0).await,
        Some(Command::Private) => private::enter(visit).await,
        Some(Command::Leave) => private::leave(visit).await,
        Some(Command::Calendar) => residents::calendar(visit).await,
        Some(Command::Forget) => residents::stored(visit).await,
        None => visit.say(Notice::Unknown).await,
    }
}

/// What is pressed in passing, under an announcement or its preview.
fn only_looks(action: &Action) -> bool {
    use AnnouncementAction as Do;
    matches!(action, Action::Announcement(_, Do::Answer(_) | Do::Listed(_) | Do::Paper(_)))
}

async fn press(visit: &mut Visit<'_>, action: Action) -> Result<()> {
    // Leaving the question says so itself; evidence may be looked at before the answer.
    if !matches!(action, Action::Cancel | Action::Evidence(_) | Action::Private(_)) && !only_looks(&action) {
        visit.drop_question().await?;
    }
    match action {
        Action::Home => home::show(visit).await,
        Action::Help => home::help(visit).await,
        Action::Cancel => home::cancel(visit).await,
        Action::ChooseLanguage => home::choose_language(visit).await,
        Action::SetLanguage(language) => residents::set_tongue(visit, Tongue::of(language)).await,

        Action::Tasks { page } => tasks::list(visit, page).await,
        Action::Task(assignment) => tasks::card(visit, assignment).await,
        Action::Evidence(assignment) => tasks::show_evidence(visit, assignment).await,

        Action::Report(assignment) => answer::done(visit, assignment).await,
        Action::SkipResults(assignment) => results::skip(visit, assignment).await,
        Action::Start(assignment) => answer::in_progress(visit, assignment).await,
        Action::AskExtension(assignment) => answer::ask_extension(visit, assignment).await,
        Action::Extend { assignment, until } => answer::extend(visit, assignment, until).await,
        Action::ExtendOther(assignment) => answer::ask_extension_date(visit, assignment).await,
        Action::AskHelp(assignment) => answer::ask_help(visit, assignment).await,

        Action::Decide(assignment) => decide::show(visit, assignment).await,
        Action::Confirm { assignment, report } => decide::confirm(visit, assignment, report).await,
        Action::Return { assignment, report } => decide::ask_reason(visit, assignment, report).await,
        Action::Grant { assignment, until } => decide::extension(visit, assignment, until, true).await,
        Action::Refuse { assignment, until } => decide::extension(visit, assignment, until, false).await,

        Action::Progress => progress::picture(visit).await,
        Action::ProgressText => progress::text(visit).await,
        Action::Year => progress::year(visit).await,
        Action::OpenScreen => progress::open_screen(visit).await,
        Action::CloseScreens => progress::close_screens(visit).await,
        Action::ProgressOf(unit) => progress::of_unit(visit, unit).await,

        Action::Invite => invite::choose_unit(visit).await,
        Action::InviteTo(unit) => invite::choose_rank(visit, unit).await,
        Action::InviteAs { unit, rank } => invite::make(visit, unit, rank).await,
        Action::Invitations => invite::list(visit).await,
        Action::RevokeInvitation(invitation) => invite::revoke(visit, invitation).await,
        Action::Members => invite::members(visit).await,
        Action::RemoveMember { person, unit } => invite::ask_removal(visit, person, unit).await,
        Action::ReallyRemoveMember { person, unit } => invite::remove(visit, person, unit).await,

        Action::News => private::news(visit).await,
        Action::Private(action) => private::press(visit, action).await,
        Action::Case(action) => cases::press(visit, action).await,
        Action::Contact(action) => contacts::press(visit, action).await,
        Action::Resident(action) => residents::press(visit, action).await,
        Action::Announcement(id, action) => announcements::press(visit, id, action).await,
        Action::Announcements { page } => announcements::list(visit, page).await,
        Action::NewAnnouncement => announcements::new(visit).await,
        Action::Templates => announcements::templates(visit).await,
        Action::FromTemplate(place) => announcements::from_template(visit, place).await,
        Action::Group(action) => groups::press(visit, action).await,
        Action::Official(action) => official::press(visit, action).await,
        Action::Worklist(action) => worklist::press(visit, action).await,
        Action::Leader(action) => leaders::press(visit, action).await,
        Action::Change(action) => changes::press(visit, action).await,
        Action::NextYear(action) => next_year::press(visit, action).await,
    }
}
