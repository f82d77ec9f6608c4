//! Plain words: the answer to a question of ours, or to a reminder.

use super::visit::Visit;
use super::{answer, changes, decide, evidence, leaders, official, results, tasks, worklist};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::AssignmentId;
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice};
use crate::domain::outgoing::About;
use crate::domain::reply::{Extension, Meaning, understand};
use crate::domain::task::{Assignment, Deed, Part, State};
use crate::store::Result;

pub(super) async fn take(visit: &mut Visit<'_>, text: &str, about: Option<About>) -> Result<()> {
    let reply = understand(&visit.context.lexicon, text, visit.today());
    let named = numbered(visit, reply.item, about.as_ref()).await?;
    let dialogue = visit.tx.dialogue(visit.from.chat).await?;
    if let Some(dialogue) = dialogue.filter(|dialogue| fits(dialogue, about.as_ref())) {
        let is_about_another = names_another(&dialogue, named.as_ref(), reply.meaning);
        // Results are still welcome after a word about something else.
        if !(is_about_another && matches!(dialogue, Dialogue::Results { .. })) {
            visit.tx.set_dialogue(visit.from.chat, None).await?;
        }
        if !is_about_another && still_asked(visit, &dialogue).await? {
            return go_on(visit, dialogue, text).await;
        }
    }
    if !visit.from.roles.is_member() {
        return visit.say(Notice::Unknown).await;
    }
    if is_about_nothing_known(visit, about.as_ref()) {
        let tasks = candidates(visit, State::is_open).await?;
        let notice = if tasks.is_empty() { Notice::Unknown } else { Notice::WhichTask(tasks) };
        return visit.say(notice).await;
    }
    if let Some(assignment) = &named
        && evidence::keep_waiting(visit, assignment).await?
        && reply.meaning == Meaning::Unclear
    {
        return Ok(());
    }
    let tasks = match &about {
        Some(about) => of_message(visit, about).await?,
        None => unnamed(visit, reply.meaning).await?,
    };
    let is_lost = reply.item.is_some() && named.is_none();
    match (named, tasks.as_slice()) {
        // A number that names nothing is no reason to guess.
        (None, several) if is_lost && !several.is_empty() => {
            visit.say(Notice::WhichTask(several.to_vec())).await
        }
        (Some(assignment), _) => act(visit, assignment, reply.meaning, text).await,
        (None, [assignment]) => act(visit, assignment.clone(), reply.meaning, text).await,
        (None, []) => visit.say(Notice::Unknown).await,
        (None, several) => {
            if reply.meaning == Meaning::Seen {
                for assignment in several {
                    visit.tx.mark_answered(assignment.id).await?;
                }
            }
            visit.say(Notice::WhichTask(several.to_vec())).await
        }
    }
}

/// A reply to a message that is about no task, or of which nothing is known any more, is applied to none.
pub(super) fn is_about_nothing_known(visit: &Visit<'_>, about: Option<&About>) -> bool {
    visit.replied.is_some() && about.is_none()
}

/// A reply to a message about something else is not the answer to the open question.
fn fits(dialogue: &Dialogue, about: Option<&About>) -> bool {
    let asked_about = match dialogue {
        Dialogue::Results { assignment, .. }
        | Dialogue::ExtensionDate { assignment }
        | Dialogue::Help { assignment }
        | Dialogue::ReturnReason { assignment, .. }
        | Dialogue::ReturnFromList { assignment, .. } => assignment,
        Dialogue::ChangingTask { waits, .. } => return waits.is_some() && about.is_none(),
        Dialogue::LeaderLabel | Dialogue::ReportRange | Dialogue::CancelReason { .. } => {
            return about.is_none();
        }
        _ => return false,
    };
    about.is_none_or(|about| about.assignments.contains(asked_about))
}

/// With a number in front, words that say something are about that task, also while a question about another is open.
fn names_another(dialogue: &Dialogue, named: Option<&Assignment>, meaning: Meaning) -> bool {
    let (Dialogue::Results { assignment: asked_about, .. }
    | Dialogue::ExtensionDate { assignment: asked_about }
    | Dialogue::Help { assignment: asked_about }) = dialogue
    else {
        return false;
    };
    meaning != Meaning::Unclear && named.is_some_and(|named| named.id != *asked_about)
}

/// A question may have been settled before its answer came: a report is decided on without its results.
async fn still_asked(visit: &mut Visit<'_>, dialogue: &Dialogue) -> Result<bool> {
    match dialogue {
        Dialogue::Results { assignment, report } => results::are_welcome(visit, *assignment, *report).await,
        _ => Ok(true),
    }
}

/// The answer to a question of ours.
async fn go_on(visit: &mut Visit<'_>, dialogue: Dialogue, text: &str) -> Result<()> {
    match dialogue {
        Dialogue::Results { assignment, report } => {
            let meaning = understand(&visit.context.lexicon, text, visit.today()).meaning;
            if meaning != Meaning::Seen {
                return results::take(visit, assignment, report, text).await;
            }
            // "Vâng ạ": they are still to come.
            let Some(found) = visit.own(assignment).await? else { return Ok(()) };
            visit.tx.set_dialogue(visit.from.chat, Some(dialogue)).await?;
            visit.say(Notice::AskResults(found)).await
        }
        Dialogue::ReturnReason { assignment, report } => {
            decide::give_back(visit, assignment, report, text).await
        }
        Dialogue::ReportRange => official::take_range(visit, text).await,
        Dialogue::ReturnFromList { assignment, report, message } => {
            worklist::give_back(visit, assignment, report, message, text).await
        }
        Dialogue::LeaderLabel => leaders::take_label(visit, text).await,
        Dialogue::ChangingTask { draft, waits: Some(field), form, .. } => {
            changes::take(visit, *draft, field, form, text).await
        }
        Dialogue::CancelReason { task, asked_in } => changes::take_reason(visit, task, asked_in, text).await,
        Dialogue::Help { assignment } => match visit.own(assignment).await? {
            Some(assignment) => answer::pass_help_on(visit, assignment, text).await,
            None => Ok(()),
        },
        Dialogue::ExtensionDate { assignment } => {
            let Some(assignment) = visit.own(assignment).await? else { return Ok(()) };
            match understand(&visit.context.lexicon, text, visit.today()).meaning {
                Meaning::Extension(extension) => {
                    answer::extend_as_written(visit, assignment, extension).await
                }
                _ => {
                    let again = Dialogue::ExtensionDate { assignment: assignment.id };
                    visit.tx.set_dialogue(visit.from.chat, Some(again)).await?;
                    visit.say(Notice::AskExtensionDate(assignment)).await
                }
            }
        }
        // Nothing is asked, or it is the private channel that asks.
        _ => Ok(()),
    }
}

async fn act(visit: &mut Visit<'_>, assignment: Assignment, meaning: Meaning, text: &str) -> Result<()> {
    if assignment.state == State::Reported {
        return match meaning {
            Meaning::Seen => tasks::show_card(visit, assignment).await,
            _ => add_to_report(visit, assignment, text).await,
        };
    }
    match meaning {
        Meaning::Done { evidence_missing } => match assignment.after(&Deed::Report, visit.today()) {
            Ok(_) => visit.say(Notice::AskDone { assignment, evidence_missing }).await,
            Err(refusal) => answer::refuse(visit, refusal, assignment).await,
        },
        // Until a day before the date no more time is needed: that is a promise.
        Meaning::Extension(Some(Extension::Until(day)))
            if day <= assignment.due_on && assignment.state.is_open() =>
        {
            heard(visit, assignment, Notice::NotDone).await
        }
        Meaning::Extension(extension) => answer::extend_as_written(visit, assignment, extension).await,
        Meaning::InProgress => answer::in_progress(visit, assignment.id).await,
        Meaning::Help => answer::pass_help_on(visit, assignment, text).await,
        Meaning::NotDone => heard(visit, assignment, Notice::NotDone).await,
        Meaning::Fine => heard(visit, assignment, Notice::Fine).await,
        Meaning::Seen => heard(visit, assignment, Notice::Seen).await,
        Meaning::Unclear => visit.say(Notice::Unclear(assignment)).await,
    }
}

async fn heard(
    visit: &mut Visit<'_>,
    assignment: Assignment,
    notice: fn(Assignment) -> Notice,
) -> Result<()> {
    visit.tx.mark_answered(assignment.id).await?;
    visit.say(notice(assignment)).await
}

/// More words about what is reported belong to the report.
async fn add_to_report(visit: &mut Visit<'_>, assignment: Assignment, text: &str) -> Result<()> {
    match visit.tx.report_on(assignment.id).await? {
        Some(report) => results::take(visit, assignment.id, report.id, text).await,
        None => visit.say(Notice::Unclear(assignment)).await,
    }
}

/// The task that a number means: in the message that is replied to, else in the list that was shown last.
pub(super) async fn numbered(
    visit: &mut Visit<'_>,
    number: Option<u32>,
    about: Option<&About>,
) -> Result<Option<Assignment>> {
    let Some(number) = number else { return Ok(None) };
    let shown = match about {
        Some(about) => Some(about.clone()),
        None => visit.tx.last_list(visit.from.chat).await?,
    };
    let position = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let id = position.and_then(|position| shown?.assignments.get(position).copied());
    match id {
        Some(id) => own(visit, id).await,
        None => Ok(None),
    }
}

/// The person's own tasks that a message of ours was about.
pub(super) async fn of_message(visit: &mut Visit<'_>, about: &About) -> Result<Vec<Assignment>> {
    let mut tasks = vec![];
    for id in &about.assignments {
        tasks.extend(own(visit, *id).await?);
    }
    Ok(tasks)
}

/// What words without a reply or a number are about. Nothing more is to be done for a task that is reported: whoever
/// speaks of work while it lies open means another one, if there is one.
async fn unnamed(visit: &mut Visit<'_>, meaning: Meaning) -> Result<Vec<Assignment>> {
    let tasks = candidates(visit, State::is_open).await?;
    if meaning.is_about_work() && matches!(tasks.as_slice(), [only] if only.state == State::Reported) {
        let others = in_hand(visit, State::is_open).await?;
        return Ok(if others.is_empty() { tasks } else { others });
    }
    Ok(tasks)
}

/// What something without a reply can be about: the task that lies open, else what is in hand.
pub(super) async fn candidates(visit: &mut Visit<'_>, fits: fn(State) -> bool) -> Result<Vec<Assignment>> {
    if let Some(Dialogue::Task { assignment }) = visit.tx.dialogue(visit.from.chat).await?
        && let Some(open) = own(visit, assignment).await?
    {
        return Ok(vec![open]);
    }
    in_hand(visit, fits).await
}

/// Led tasks in such a state that the unit was reminded of or has reported, else those that it was not reminded of yet,
/// nearest due first.
async fn in_hand(visit: &mut Visit<'_>, fits: fn(State) -> bool) -> Result<Vec<Assignment>> {
    let units: Vec<_> = visit.from.roles.units().collect();
    let (mut talked_of, mut waiting, today) = (vec![], vec![], visit.today());
    for unit in units {
        for assignment in visit.tx.tasks_of(unit, today).await? {
            if assignment.part != Part::Lead || !fits(assignment.state) || assignment.is_of_the_past() {
                continue;
            }
            if assignment.state == State::Reported || visit.tx.was_reminded(&assignment).await? {
                talked_of.push(assignment);
            } else {
                waiting.push(assignment);
            }
        }
    }
    let mut tasks = if talked_of.is_empty() { waiting } else { talked_of };
    tasks.sort_by_key(|assignment| assignment.due_on);
    tasks.truncate(ITEMS_IN_A_MESSAGE);
    Ok(tasks)
}

async fn own(visit: &mut Visit<'_>, id: AssignmentId) -> Result<Option<Assignment>> {
    let found = visit.tx.assignment(id).await?;
    Ok(found.filter(|assignment| visit.from.roles.is_member_of(assignment.unit)))
}
