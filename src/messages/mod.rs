//! The words of Loa: a notice becomes the text and the buttons of a message in the reader's language.
//!
//! The texts lie in `messages/<language>/*.ftl`; the code decides only which of them are said and in which order.
//! Whatever people or plans supplied passes `clean`, so that it can neither break the markup nor the frame.

mod announcements;
mod board;
mod campaigns;
mod cases;
mod changes;
mod clean;
mod contacts;
mod decisions;
#[cfg(test)]
mod examples;
mod groups;
mod home;
mod inert;
mod invitations;
mod leaders;
mod load;
mod news;
mod next_year;
mod numbers;
mod official;
mod papers;
mod pictures;
mod private;
mod progress;
mod reminders;
mod residents;
mod screen;
mod task_lists;
mod tasks;
#[cfg(test)]
mod tests;
mod weekly;
mod words;
mod worklist;

pub use board::BoardText;
pub use inert::inert;
use load::Bundles;
pub use load::MessagesError;
pub use official::OfficialText;
pub use papers::{PaperName, PaperText, PaperWords};
use screen::Screen;
pub use screen::{Label, Press, Rendered};
use words::{Value, Words};

use crate::domain::announcement::{Announcement, Letter, Reader};
use crate::domain::campaign::{Template, TemplateFacts};
use crate::domain::notice::{Notice, Toast};
use crate::domain::paper::Facts;
use crate::domain::person::Language;
use crate::domain::private_notice::EmergencyLine;
use crate::domain::reply::{Lexicon, LexiconError};
use crate::domain::role::{Command, Roles};

/// All texts in all languages.
pub struct Messages {
    bundles: Bundles,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Messages(…)")
    }
}

impl Messages {
    /// Reads the texts that are built in.
    ///
    /// # Errors
    /// Names the file and what is wrong in it. Only a damaged build can fail here.
    pub fn load() -> Result<Self, MessagesError> {
        Ok(Self { bundles: Bundles::load()? })
    }

    /// The words by which written replies are understood. Replies are understood in Vietnamese only.
    ///
    /// # Errors
    /// Says where in `messages/vi/replies.toml` something is wrong. Only a damaged build can fail here.
    pub fn lexicon(&self) -> Result<Lexicon, LexiconError> {
        Lexicon::parse(include_str!("../../messages/vi/replies.toml"))
    }

    /// A notice as a message for Telegram's `parse_mode` HTML. `bot_username` is without `@`.
    ///
    /// Never fails: a text that a language lacks is said in Vietnamese; if it lacks there too, the reader is told
    /// that something of ours failed.
    pub fn render(&self, notice: &Notice, language: Language, bot_username: &str) -> Rendered {
        let words = Words::new(&self.bundles, language);
        let rendered = screen_of(&words, notice, bot_username).finish(limit_of(notice));
        if words.is_complete() { rendered } else { self.trouble(language) }
    }

    /// The line that answers a pressed button: plain text of at most 200 characters.
    pub fn toast(&self, toast: &Toast, language: Language) -> String {
        let words = Words::new(&self.bundles, language);
        match toast {
            Toast::OldButton => words.plain("toast-old-button", &[]),
            Toast::Answered(answer) => announcements::answered(&words, *answer),
            Toast::AnswersOver => words.plain("toast-answers-over", &[]),
            Toast::OnlyPreview => words.plain("toast-only-preview", &[]),
            Toast::Changed => words.plain("toast-changed", &[]),
            Toast::SettledBefore => words.plain("toast-settled-before", &[]),
            Toast::UnitChanged => words.plain("toast-unit-changed", &[]),
            Toast::Refused(refusal) => {
                words.plain("toast-refused", &[("why", Value::Key(tasks::refusal_name(*refusal)))])
            }
        }
    }

    /// One line of a command menu.
    pub fn command_description(&self, command: Command, language: Language) -> String {
        Words::new(&self.bundles, language).plain(home::command_key(command), &[])
    }

    /// The command menu of somebody's private chat, in the order in which it is shown.
    pub fn menu(&self, roles: &Roles, language: Language) -> Vec<(Command, String)> {
        let describe = |command| (command, self.command_description(command, language));
        Command::menu(roles).into_iter().map(describe).collect()
    }

    /// The command menu of groups: nothing private.
    pub fn group_menu(&self, language: Language) -> Vec<(Command, String)> {
        vec![(Command::Help, self.command_description(Command::Help, language))]
    }

    /// What an empty chat shows about the bot, with whom to call (at most 512 characters); without `numbers` the
    /// country's.
    pub fn bot_description(&self, numbers: &[EmergencyLine], language: Language) -> String {
        numbers::description(&Words::new(&self.bundles, language), numbers)
    }

    /// What the bot's profile and shared links show (at most 120 characters).
    pub fn bot_short_description(&self, language: Language) -> String {
        Words::new(&self.bundles, language).plain("bot-short-description", &[])
    }

    /// A text that campaigns send, by its name in plan files, for Telegram's `parse_mode` HTML; at most 4096 units.
    ///
    /// Nothing if no template has the name, or if it tells the days of an event and `facts` has none.
    pub fn template(&self, name: &str, facts: &TemplateFacts, language: Language) -> Option<String> {
        let words = Words::new(&self.bundles, language);
        let html = campaigns::template(&words, Template::named(name)?, facts)?;
        words.is_complete().then_some(html)
    }

    /// By what an announcement is known: its first line, or what it is; plain text.
    pub fn announcement_title(&self, announcement: &Announcement, language: Language) -> String {
        announcements::title(&Words::new(&self.bundles, language), announcement)
    }

    /// All words of an announcement without their formatting.
    pub fn letter_text(&self, letter: &Letter, language: Language) -> String {
        announcements::text(&Words::new(&self.bundles, language), letter)
    }

    /// What stands under a file that Loa has made.
    pub fn paper_caption(&self, facts: &Facts, language: Language) -> Rendered {
        let words = Words::new(&self.bundles, language);
        let screen = match facts {
            Facts::Progress(facts) => progress::caption(&words, facts),
            Facts::Year(facts) => progress::year_caption(&words, facts),
            facts => announcements::paper_caption(&words, facts),
        };
        screen.finish(CAPTION_UNITS)
    }

    /// The buttons under a copy of an announcement.
    pub fn letter_buttons(
        &self,
        letter: &Letter,
        reader: Reader,
        language: Language,
        bot_username: &str,
    ) -> Vec<Vec<Label>> {
        announcements::buttons(&Words::new(&self.bundles, language), letter, reader, bot_username)
    }

    /// The text that carries an album's buttons, for Telegram's `parse_mode` HTML.
    pub fn letter_foot(&self, asks: bool, language: Language) -> String {
        announcements::foot(&Words::new(&self.bundles, language), asks)
    }

    /// What is put over a copy that was taken back and can no longer be deleted; plain text.
    pub fn letter_taken_back(&self, language: Language) -> String {
        announcements::taken_back(&Words::new(&self.bundles, language))
    }

    fn trouble(&self, language: Language) -> Rendered {
        home::trouble(&Words::new(&self.bundles, language)).finish(MESSAGE_UNITS)
    }
}

/// UTF-16 units that Telegram allows in a message, without the markup.
const MESSAGE_UNITS: usize = 4096;
/// The same for the text under a photo or file.
const CAPTION_UNITS: usize = 1024;

fn limit_of(notice: &Notice) -> usize {
    match notice {
        Notice::EvidencePiece { .. } => CAPTION_UNITS,
        _ => MESSAGE_UNITS,
    }
}

fn screen_of(words: &Words<'_>, notice: &Notice, bot_username: &str) -> Screen {
    match notice {
        Notice::Home(standing) => home::home(words, standing),
        Notice::Help(commands) => home::help(words, commands),
        Notice::GroupHelp => home::group_help(words, bot_username),
        Notice::Unknown => home::unknown(words),
        Notice::Cancelled { something } => home::cancelled(words, *something),
        Notice::ChooseLanguage => home::choose_language(words),
        Notice::LanguageSet => home::language_set(words),
        Notice::NoPlan => home::no_plan(words),
        Notice::Trouble => home::trouble(words),
        Notice::Numbers(lines) => numbers::numbers(words, lines),

        Notice::NewsLine => news::line(words),
        Notice::News(news) => news::news(words, news),
        Notice::Overwritten => news::overwritten(words),
        Notice::Private(screen) => private::screen(words, screen),
        Notice::Case(screen) => cases::screen(words, screen),
        Notice::Contact(screen) => contacts::screen(words, screen, bot_username),
        Notice::Announcement(screen) => announcements::screen(words, screen),
        Notice::Resident(screen) => residents::screen(words, screen),
        Notice::Group(screen) => groups::screen(words, screen, bot_username),
        Notice::Official(screen) => official::screen(words, screen),
        Notice::Worklist(screen) => worklist::worklist(words, screen),
        Notice::Weekly(facts) => weekly::weekly(words, facts),
        Notice::Leader(screen) => leaders::screen(words, screen, bot_username),
        Notice::Change(screen) => changes::screen(words, screen),
        Notice::TaskNews(news) => changes::news(words, news),
        Notice::NextYear(screen) => next_year::screen(words, screen),

        Notice::CodeRefused => invitations::code_refused(words),
        Notice::Welcome(welcome) => invitations::welcome(words, welcome),
        Notice::Joined { name, unit, rank } => invitations::joined(words, name, unit, *rank),
        Notice::Removed { unit } => invitations::removed(words, unit),
        Notice::Invite(units) => invitations::invite(words, units),
        Notice::InviteRank { unit, name } => invitations::invite_rank(words, *unit, name),
        Notice::InvitationReady { unit, rank, code, expires_on } => {
            invitations::ready(words, unit, *rank, &invitations::link(bot_username, code), *expires_on)
        }
        Notice::Invitations(open) => invitations::invitations(words, open),
        Notice::Members(members) => invitations::members(words, members),
        Notice::RemoveMember(member) => invitations::remove_member(words, member),

        Notice::Reminder(reminder) => reminders::reminder(words, reminder),

        Notice::TaskList(list) => task_lists::list(words, list),
        Notice::TaskCard(card) => tasks::card(words, card),
        Notice::AskResults(assignment) => tasks::ask_results(words, assignment),
        Notice::ReportTaken { assignment, report } => tasks::report_taken(words, assignment, report),
        Notice::EvidenceTaken { assignment, pieces } => tasks::evidence_taken(words, assignment, *pieces),
        Notice::AskDone { assignment, evidence_missing } => {
            tasks::ask_done(words, assignment, *evidence_missing)
        }
        Notice::AskExtension { assignment, choices } => tasks::ask_extension(words, assignment, choices),
        Notice::AskExtensionDate(assignment) => tasks::ask_extension_date(words, assignment),
        Notice::ExtensionSent(assignment) => tasks::extension_sent(words, assignment),
        Notice::AskHelp(assignment) => tasks::ask_help(words, assignment),
        Notice::HelpSent(assignment) => tasks::help_sent(words, assignment),
        Notice::Started(assignment) => tasks::started(words, assignment),
        Notice::Seen(assignment) => tasks::seen(words, assignment),
        Notice::NotDone(assignment) => tasks::not_done(words, assignment),
        Notice::Fine(assignment) => tasks::fine(words, assignment),
        Notice::Unclear(assignment) => tasks::unclear(words, assignment),
        Notice::WhichTask(assignments) => task_lists::which(words, assignments),
        Notice::Refused { refusal, assignment } => tasks::refused(words, *refusal, assignment),
        Notice::Confirmed(assignment) => tasks::confirmed(words, assignment),
        Notice::Returned { assignment, reason } => tasks::returned(words, assignment, reason),
        Notice::ExtensionGranted(assignment) => tasks::extension_granted(words, assignment),
        Notice::ExtensionRefused { assignment, until } => tasks::extension_refused(words, assignment, *until),

        Notice::EvidencePiece { assignment, number, of, caption } => {
            decisions::evidence_piece(words, assignment, *number, *of, caption)
        }
        Notice::NoEvidence => decisions::no_evidence(words),
        Notice::ReportArrived { assignment, report } => decisions::report_arrived(words, assignment, report),
        Notice::ReportDecided { assignment, report, reason } => {
            decisions::report_decided(words, assignment, report, reason.as_deref())
        }
        Notice::AskReason(assignment) => decisions::ask_reason(words, assignment),
        Notice::EvidenceArrived { assignment, by } => decisions::evidence_arrived(words, assignment, by),
        Notice::ExtensionArrived { assignment, by, until } => {
            decisions::extension_arrived(words, assignment, by, *until)
        }
        Notice::ExtensionDecided { assignment, until, granted } => {
            decisions::extension_decided(words, assignment, *until, *granted)
        }
        Notice::HelpArrived { assignment, by, text } => decisions::help_arrived(words, assignment, by, text),

        Notice::ScreenLink { board, code, minutes } => progress::screen_link(words, board, code, *minutes),
        Notice::ScreensClosed => progress::screens_closed(words),
        Notice::Progress(board) => progress::board(words, board),
        Notice::ProgressOf { unit, on, assignments, more, decides, changes } => {
            progress::unit(words, unit, *on, assignments, *more, *decides, *changes)
        }
    }
}
