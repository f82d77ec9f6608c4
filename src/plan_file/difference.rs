//! What an edited plan file would change in the plan that is in force.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::domain::campaign::Campaign;
use crate::domain::plan::Plan;

/// All changes from one plan to another; empty when they are equal. Displayed as one line per change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub changes: Vec<Change>,
}

/// A change of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// "plan", "reminders", "unit", "position", "event", "report", "task", "holiday", "emergency number", "hamlet",
    /// "legal basis", "heading", "aim", "solution", "announcements", "campaign", "campaign message".
    pub item: &'static str,
    /// Its slug; what else tells it apart where there is none (a date, a number, a section).
    pub key: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// With its name or title.
    Added(String),
    /// With its name or title.
    Removed(String),
    Changed(Vec<FieldChange>),
    /// The items of this kind stand in another order.
    Reordered,
}

/// A field as `domain::plan` calls it ("schedule.once.due_on") with its old and new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: String,
    pub old: String,
    pub new: String,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What `new` changes; with no old plan everything is added.
pub fn difference(old: Option<&Plan>, new: &Plan) -> Difference {
    let mut changes = Vec::new();
    compare_heads(old, new, &mut changes);
    let lists = |plan: &Plan| -> [(&'static str, Vec<Item>); 14] {
        [
            ("unit", items(&plan.units, |unit| unit.slug.clone())),
            ("position", items(&plan.positions, |position| position.slug.clone())),
            ("event", items(&plan.events, |event| event.slug.clone())),
            ("report", items(&plan.reports, |report| report.slug.clone())),
            ("task", items(&plan.tasks, |task| task.slug.clone())),
            ("holiday", items(&plan.holidays, |holiday| holiday.on.to_string())),
            ("emergency number", items(&plan.emergency_numbers, |number| number.number.clone())),
            ("hamlet", items(&plan.hamlets, |hamlet| hamlet.slug.clone())),
            (
                "legal basis",
                items(&plan.legal_basis, |basis| basis.number.clone().unwrap_or(basis.title.clone())),
            ),
            ("heading", items(&plan.headings, |heading| heading.text.clone())),
            ("aim", items(&plan.aims, |aim| aim.section.clone())),
            ("solution", items(&plan.solutions, |solution| solution.section.clone())),
            ("campaign", items(&campaigns_alone(plan), |campaign| campaign.slug.clone())),
            ("campaign message", campaign_messages(plan)),
        ]
    };
    let mut old_lists = old.map(lists).into_iter().flatten();
    for (item, new_items) in lists(new) {
        let old_items = old_lists.next().map(|(_, items)| items).unwrap_or_default();
        compare_lists(item, &old_items, &new_items, &mut changes);
    }
    Difference { changes }
}

/// Something with a key of its own, as data.
struct Item {
    key: String,
    data: Value,
}

/// A second item of one key is told apart by its place, so that nothing is compared with itself.
fn items<T: Serialize>(all: &[T], key: impl Fn(&T) -> String) -> Vec<Item> {
    let mut seen = std::collections::HashMap::new();
    let item = |one: &T| {
        let mut own_key = key(one);
        let times = seen.entry(own_key.clone()).and_modify(|times| *times += 1).or_insert(1);
        if *times > 1 {
            own_key = format!("{own_key} ({times})");
        }
        Item { key: own_key, data: data(one) }
    };
    all.iter().map(item).collect()
}

/// Campaigns without their messages, which are items of their own.
fn campaigns_alone(plan: &Plan) -> Vec<Campaign> {
    plan.campaigns.iter().map(|campaign| Campaign { messages: Vec::new(), ..campaign.clone() }).collect()
}

fn campaign_messages(plan: &Plan) -> Vec<Item> {
    let messages: Vec<_> = plan.campaign_messages().collect();
    let mut items = items(&messages, |(campaign, message)| campaign.identity_of(message));
    items.iter_mut().zip(messages).for_each(|(item, (_, message))| item.data = data(message));
    items
}

/// Plans consist of texts, numbers, dates and lists only, all of which JSON can hold.
fn data<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Everything of a plan that is no list of items.
fn compare_heads(old: Option<&Plan>, new: &Plan, changes: &mut Vec<Change>) {
    let head = |plan: &Plan| {
        serde_json::json!({
            "slug": plan.slug, "title": plan.title, "commune": plan.commune, "issuer": plan.issuer,
            "year": plan.year, "zone": plan.zone, "recipients": plan.recipients,
        })
    };
    let Some(old) = old else {
        changes.push(Change { item: "plan", key: new.slug.clone(), what: What::Added(new.title.clone()) });
        return;
    };
    push_changed("plan", &new.slug, &head(old), &head(new), changes);
    push_changed("reminders", "", &data(&old.reminders), &data(&new.reminders), changes);
    push_changed("private", "", &data(&old.private), &data(&new.private), changes);
    push_changed("announcements", "", &data(&old.announcements), &data(&new.announcements), changes);
}

fn compare_lists(item: &'static str, old: &[Item], new: &[Item], changes: &mut Vec<Change>) {
    use std::collections::HashMap;
    let old_by_key: HashMap<&str, &Item> = old.iter().map(|one| (one.key.as_str(), one)).collect();
    let new_by_key: HashMap<&str, &Item> = new.iter().map(|one| (one.key.as_str(), one)).collect();
    let mut push = |key: &str, what| changes.push(Change { item, key: key.to_owned(), what });
    for gone in old.iter().filter(|one| !new_by_key.contains_key(one.key.as_str())) {
        push(&gone.key, What::Removed(name_of(&gone.data)));
    }
    for added in new.iter().filter(|one| !old_by_key.contains_key(one.key.as_str())) {
        push(&added.key, What::Added(name_of(&added.data)));
    }
    let kept_in_old = old.iter().map(|one| &one.key).filter(|key| new_by_key.contains_key(key.as_str()));
    let kept_in_new = new.iter().map(|one| &one.key).filter(|key| old_by_key.contains_key(key.as_str()));
    if !kept_in_old.eq(kept_in_new) {
        push("", What::Reordered);
    }
    for one in new {
        if let Some(before) = old_by_key.get(one.key.as_str()) {
            push_changed(item, &one.key, &before.data, &one.data, changes);
        }
    }
}

fn push_changed(item: &'static str, key: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    let mut fields = Vec::new();
    compare_fields("", old, new, &mut fields);
    if !fields.is_empty() {
        changes.push(Change { item, key: key.to_owned(), what: What::Changed(fields) });
    }
}

/// Goes down into objects of the same keys; all else is compared as a whole.
fn compare_fields(path: &str, old: &Value, new: &Value, fields: &mut Vec<FieldChange>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) if old.keys().eq(new.keys()) => {
            for (key, old) in old {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare_fields(&below, old, &new[key], fields);
            }
        }
        _ if old == new => {}
        _ => fields.push(FieldChange { field: path.to_owned(), old: shown(old), new: shown(new) }),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        other => other.to_string(),
    }
}

/// What a reader knows an item by.
fn name_of(data: &Value) -> String {
    ["/title", "/name", "/text", "/words/template", "/words/text"]
        .iter()
        .find_map(|field| data.pointer(field)?.as_str())
        .unwrap_or_default()
        .to_owned()
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.changes.iter().try_for_each(|change| writeln!(f, "{change}"))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let item = [self.item, &self.key].join(" ");
        let item = item.trim_end();
        match &self.what {
            What::Added(name) => write!(f, "+ {item}: {}", one_line(name)),
            What::Removed(name) => write!(f, "- {item}: {}", one_line(name)),
            What::Reordered => write!(f, "~ {item}: another order"),
            What::Changed(fields) => {
                write!(f, "~ {item}: ")?;
                for (place, FieldChange { field, old, new }) in fields.iter().enumerate() {
                    let separator = if place == 0 { "" } else { "; " };
                    write!(f, "{separator}{field} {old} -> {new}")?;
                }
                Ok(())
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
