//! The plan as data: what the commune's people's committee decided, as `plan_file` reads it.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::campaign::{AnnouncementRules, Campaign};

/// A short name that stays the same when the official name changes ("yte", "v-4-1").
pub type Slug = String;

/// A commune's plan for one calendar year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub slug: Slug,
    pub title: String,
    pub commune: String,
    pub issuer: String,
    /// The plan covers 1 January to 31 December of this year.
    pub year: i32,
    /// The zone in which every date and time of the plan is meant.
    pub zone: Tz,
    pub reminders: ReminderRules,
    #[serde(default)]
    pub private: PrivateRules,
    #[serde(default)]
    pub announcements: AnnouncementRules,
    pub holidays: Vec<Holiday>,
    /// What stands above the items of a section, quoted; plans of earlier versions lack it.
    #[serde(default)]
    pub headings: Vec<Clause>,
    /// Part I.
    pub aims: Vec<Clause>,
    /// Part IV.
    pub solutions: Vec<Clause>,
    pub legal_basis: Vec<LegalBasis>,
    /// "Nơi nhận": who receives the plan and the reports.
    pub recipients: Vec<String>,
    pub emergency_numbers: Vec<EmergencyNumber>,
    pub hamlets: Vec<Hamlet>,
    pub units: Vec<Unit>,
    /// What plans of earlier versions lack.
    #[serde(default)]
    pub positions: Vec<Position>,
    pub events: Vec<Event>,
    pub reports: Vec<Report>,
    pub tasks: Vec<Task>,
    #[serde(default)]
    pub campaigns: Vec<Campaign>,
}

/// When reminders are sent; days and times in the plan's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderRules {
    /// Cron expression (seconds first) of the mornings on which reminders go out.
    pub at: String,
    /// Calendar days before the due date; the day itself (0) is always a step.
    pub days_before: Vec<u16>,
    /// While overdue: every so many working days.
    pub overdue_every_working_days: u16,
    /// Nothing is sent from this time of day...
    pub quiet_from: NaiveTime,
    /// ...until this one.
    pub quiet_until: NaiveTime,
}

impl ReminderRules {
    pub fn quiet_hours(&self) -> QuietHours {
        QuietHours { from: self.quiet_from, until: self.quiet_until }
    }
}

/// Hours of every day in which nothing is sent; they may run over midnight. In the plan's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// Belongs to them.
    pub from: NaiveTime,
    /// Belongs to them no more.
    pub until: NaiveTime,
}

impl QuietHours {
    pub fn contain(self, time: NaiveTime) -> bool {
        let Self { from, until } = self;
        if from <= until { (from..until).contains(&time) } else { time >= from || time < until }
    }
}

/// Times of the private channel that the commune may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateRules {
    /// Minutes for which one contact is waited for before the next is called.
    pub call_next_after_minutes: u16,
    /// Days for which a closed case is kept.
    pub keep_closed_days: u16,
}

impl Default for PrivateRules {
    fn default() -> Self {
        Self { call_next_after_minutes: 10, keep_closed_days: 30 }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    pub on: NaiveDate,
    pub name: String,
    /// Follows the moon, so that its date says nothing about the next year's.
    #[serde(default)]
    pub lunar: bool,
}

/// A numbered paragraph of the source, quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    pub section: String,
    pub text: String,
}

/// A document that the plan cites ("căn cứ").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBasis {
    /// "11-NQ/TW"; absent for laws cited by name only.
    pub number: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub issuer: String,
    pub title: String,
    pub section: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyNumber {
    pub number: String,
    pub name: String,
    /// What it is for, as residents read it.
    pub purpose: String,
    /// The day on which the commune last checked it; absent until it has.
    pub checked_on: Option<NaiveDate>,
}

/// "Thôn" or "làng".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hamlet {
    pub slug: Slug,
    pub name: String,
}

impl Plan {
    /// The offices that a trusted contact may hold: the plan's positions, or, if it names none, the units to which
    /// people may be referred.
    pub fn offices(&self) -> Vec<Position> {
        if !self.positions.is_empty() {
            return self.positions.clone();
        }
        let referring = self.units.iter().filter(|unit| unit.refers);
        let office = |unit: &Unit| Position {
            slug: unit.slug.clone(),
            name: unit.name.clone(),
            unit: Some(unit.slug.clone()),
        };
        referring.map(office).collect()
    }
}

/// A body of part V of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub slug: Slug,
    pub section: String,
    pub name: String,
    pub tone: Tone,
    /// Its members may send announcements.
    pub announces: bool,
    /// People in need may be referred to it, with their consent.
    pub refers: bool,
}

/// An office that a trusted contact may hold; the commune chooses them. Residents choose by it who receives what they
/// write privately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub slug: Slug,
    /// As residents read it.
    pub name: String,
    /// The unit that it belongs to, if it belongs to one.
    pub unit: Option<Slug>,
}

/// How a unit is spoken to: units 1-5 are assigned, units 6-8 are requested ("Đề nghị").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Assigned,
    Requested,
}

/// Whether the source says something, or the commune chose it in its plan file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Plan,
    Local,
}

/// A yearly event; both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub slug: Slug,
    pub section: String,
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub dates_from: Source,
}

/// A periodic report: at its due date every ongoing task is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub slug: Slug,
    pub section: String,
    pub name: String,
    pub kind: ReportKind,
    pub covers_from: NaiveDate,
    pub covers_until: NaiveDate,
    pub due_on: NaiveDate,
    pub dates_from: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// "Sơ kết".
    Half,
    /// "Tổng kết".
    Year,
    /// "Định kỳ".
    Periodic,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub slug: Slug,
    pub section: String,
    /// Short, as reminders show it.
    pub title: String,
    /// The words of the source.
    pub text: String,
    /// Units that carry it ("chủ trì"): each answers for itself.
    pub lead: Vec<Slug>,
    /// Units that help ("phối hợp").
    pub support: Vec<Slug>,
    /// Whether the source names the units or the commune linked them.
    pub units_from: Source,
    pub schedule: Schedule,
    /// A ladder of its own instead of the plan's `days_before`.
    pub days_before: Option<Vec<u16>>,
    /// Why the coordinator has cancelled it (may be empty); absent while it is to be done. Plan files do not say it.
    #[serde(default)]
    pub cancelled: Option<String>,
}

/// When a task is due. All dates in the plan's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Schedule {
    Once {
        due_on: NaiveDate,
        due_from: Source,
    },
    /// On the first day of each of these events.
    Events(Vec<Slug>),
    /// On every day of the plan's year that the cron expression (seconds first) names.
    Recurring {
        cron: String,
        due_from: Source,
    },
    /// Runs all year; asked about at each report.
    Ongoing,
}
