//! An edited plan file meets what the chat has changed since the last one.
//!
//! What the file changes, the file decides; what it leaves as it was, stays as the chat has made it. Nobody's change is
//! lost without a word: both kinds are listed.

use super::super::plan::{Plan, Slug, Task};

/// The plan that comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub plan: Plan,
    pub kept: Vec<Kept>,
}

/// Something that the chat has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The task's slug.
    pub task: Slug,
    /// "task", "title", "text", "units", "schedule", "cancelled".
    pub what: &'static str,
    /// False if the file has changed it too: the file's word counts then.
    pub stays: bool,
}

/// Merges `file` into the plan as it stands (`now`); `last` is the file that was imported last.
pub fn merge(last: &Plan, now: &Plan, file: &Plan) -> Merged {
    let mut merged = Merged { plan: file.clone(), kept: vec![] };
    for task in &mut merged.plan.tasks {
        if let (Some(last), Some(now)) = (last.task(&task.slug), now.task(&task.slug)) {
            merge_task(last, now, task, &mut merged.kept);
        }
    }
    for added in now.tasks.iter().filter(|task| last.task(&task.slug).is_none()) {
        let stays = file.task(&added.slug).is_none();
        if stays {
            merged.plan.tasks.push(added.clone());
        }
        merged.kept.push(Kept { task: added.slug.clone(), what: "task", stays });
    }
    // The file may have dropped a unit.
    for task in &mut merged.plan.tasks {
        let is_known = |slug: &Slug| file.unit(slug).is_some();
        task.lead.retain(is_known);
        task.support.retain(is_known);
        if task.lead.is_empty()
            && let Some(own) = file.task(&task.slug).cloned()
        {
            (task.lead, task.support, task.units_from) = (own.lead, own.support, own.units_from);
        }
    }
    merged
}

fn merge_task(last: &Task, now: &Task, file: &mut Task, kept: &mut Vec<Kept>) {
    /// Notes what the chat has changed, and says whether it stays.
    macro_rules! stays {
        ($what:literal: $($field:ident),+) => {{
            let changed_in_chat = $(now.$field != last.$field)||+;
            let changed_in_file = $(file.$field != last.$field)||+;
            let differs = $(file.$field != now.$field)||+;
            if changed_in_chat && differs {
                kept.push(Kept { task: now.slug.clone(), what: $what, stays: !changed_in_file });
                if !changed_in_file {
                    $(file.$field = now.$field.clone();)+
                }
            }
        }};
    }
    stays!("title": title);
    stays!("text": text);
    stays!("units": lead, support, units_from);
    stays!("schedule": schedule);
    stays!("cancelled": cancelled);
}
