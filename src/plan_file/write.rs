//! A plan as a plan file, which `read` takes for the same plan.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::Serialize;
use toml::value::{Date, Datetime, Time};

use crate::domain::campaign::{
    AnnouncementRules, Campaign, CampaignAudience, CampaignMessage, CampaignWords,
};
use crate::domain::plan::{
    Clause, EmergencyNumber, Event, Hamlet, Holiday, LegalBasis, Plan, PrivateRules, ReminderRules, Report,
    ReportKind, Schedule, Source, Task, Tone, Unit,
};

/// Stands at the top of the file, for whoever edits it.
const INTRO: &str = include_str!("../../plans/written.vi.txt");

/// The whole plan as TOML, with a comment on top that says what the file is.
///
/// # Errors
/// Only if `toml` refuses what it can hold: texts, numbers, dates and lists.
pub fn write(plan: &Plan) -> Result<String, toml::ser::Error> {
    let comment: String = INTRO.lines().map(|line| format!("# {line}\n")).collect();
    Ok(format!("{comment}\n{}", toml::to_string(&FileOut::of(plan))?))
}

/// Keys as `read` knows them, in the order in which people read a plan.
#[derive(Serialize)]
struct FileOut<'p> {
    plan: HeadOut<'p>,
    reminders: RemindersOut<'p>,
    private: PrivateRules,
    announcements: AnnouncementsOut,
    unit: Vec<UnitOut<'p>>,
    position: Vec<PositionOut<'p>>,
    event: Vec<EventOut<'p>>,
    report: Vec<ReportOut<'p>>,
    task: Vec<TaskOut<'p>>,
    campaign: Vec<CampaignOut<'p>>,
    holiday: Vec<HolidayOut<'p>>,
    emergency_number: Vec<NumberOut<'p>>,
    hamlet: &'p [Hamlet],
    legal_basis: Vec<LegalBasisOut<'p>>,
    aim: &'p [Clause],
    heading: &'p [Clause],
    solution: &'p [Clause],
}

impl<'p> FileOut<'p> {
    fn of(plan: &'p Plan) -> Self {
        Self {
            plan: HeadOut {
                slug: &plan.slug,
                title: &plan.title,
                commune: &plan.commune,
                issuer: &plan.issuer,
                year: plan.year,
                zone: plan.zone.name(),
                recipients: &plan.recipients,
            },
            reminders: RemindersOut::of(&plan.reminders),
            private: plan.private,
            announcements: AnnouncementsOut::of(&plan.announcements),
            unit: plan.units.iter().map(UnitOut::of).collect(),
            position: plan
                .positions
                .iter()
                .map(|one| PositionOut { slug: &one.slug, name: &one.name, unit: one.unit.as_deref() })
                .collect(),
            event: plan.events.iter().map(EventOut::of).collect(),
            report: plan.reports.iter().map(ReportOut::of).collect(),
            task: plan.tasks.iter().map(TaskOut::of).collect(),
            campaign: plan.campaigns.iter().map(CampaignOut::of).collect(),
            holiday: plan.holidays.iter().map(HolidayOut::of).collect(),
            emergency_number: plan.emergency_numbers.iter().map(NumberOut::of).collect(),
            hamlet: &plan.hamlets,
            legal_basis: plan.legal_basis.iter().map(LegalBasisOut::of).collect(),
            aim: &plan.aims,
            heading: &plan.headings,
            solution: &plan.solutions,
        }
    }
}

#[derive(Serialize)]
struct HeadOut<'p> {
    slug: &'p str,
    title: &'p str,
    commune: &'p str,
    issuer: &'p str,
    year: i32,
    zone: &'p str,
    recipients: &'p [String],
}

#[derive(Serialize)]
struct RemindersOut<'p> {
    at: &'p str,
    days_before: &'p [u16],
    overdue_every_working_days: u16,
    quiet_from: Datetime,
    quiet_until: Datetime,
}

impl<'p> RemindersOut<'p> {
    fn of(rules: &'p ReminderRules) -> Self {
        Self {
            at: &rules.at,
            days_before: &rules.days_before,
            overdue_every_working_days: rules.overdue_every_working_days,
            quiet_from: time(rules.quiet_from),
            quiet_until: time(rules.quiet_until),
        }
    }
}

#[derive(Serialize)]
struct AnnouncementsOut {
    per_week: u8,
    preview_at: Datetime,
    remind_evening_at: Datetime,
    remind_morning_at: Datetime,
}

impl AnnouncementsOut {
    fn of(rules: &AnnouncementRules) -> Self {
        Self {
            per_week: rules.per_week,
            preview_at: time(rules.preview_at),
            remind_evening_at: time(rules.remind_evening_at),
            remind_morning_at: time(rules.remind_morning_at),
        }
    }
}

#[derive(Serialize)]
struct UnitOut<'p> {
    slug: &'p str,
    section: &'p str,
    name: &'p str,
    tone: Tone,
    announces: bool,
    refers: bool,
}

impl<'p> UnitOut<'p> {
    fn of(unit: &'p Unit) -> Self {
        let Unit { slug, section, name, tone, announces, refers } = unit;
        Self { slug, section, name, tone: *tone, announces: *announces, refers: *refers }
    }
}

#[derive(Serialize)]
struct PositionOut<'p> {
    slug: &'p str,
    name: &'p str,
    unit: Option<&'p str>,
}

#[derive(Serialize)]
struct EventOut<'p> {
    slug: &'p str,
    section: &'p str,
    name: &'p str,
    starts_on: Datetime,
    ends_on: Datetime,
    dates_from: Source,
}

impl<'p> EventOut<'p> {
    fn of(event: &'p Event) -> Self {
        Self {
            slug: &event.slug,
            section: &event.section,
            name: &event.name,
            starts_on: date(event.starts_on),
            ends_on: date(event.ends_on),
            dates_from: event.dates_from,
        }
    }
}

#[derive(Serialize)]
struct ReportOut<'p> {
    slug: &'p str,
    section: &'p str,
    name: &'p str,
    kind: ReportKind,
    covers_from: Datetime,
    covers_until: Datetime,
    due_on: Datetime,
    dates_from: Source,
}

impl<'p> ReportOut<'p> {
    fn of(report: &'p Report) -> Self {
        Self {
            slug: &report.slug,
            section: &report.section,
            name: &report.name,
            kind: report.kind,
            covers_from: date(report.covers_from),
            covers_until: date(report.covers_until),
            due_on: date(report.due_on),
            dates_from: report.dates_from,
        }
    }
}

#[derive(Serialize)]
struct TaskOut<'p> {
    slug: &'p str,
    section: &'p str,
    title: &'p str,
    text: &'p str,
    lead: &'p [String],
    support: &'p [String],
    units_from: Source,
    due_on: Option<Datetime>,
    events: Option<&'p [String]>,
    recurs: Option<&'p str>,
    ongoing: Option<bool>,
    due_from: Option<Source>,
    days_before: Option<&'p [u16]>,
}

impl<'p> TaskOut<'p> {
    fn of(task: &'p Task) -> Self {
        let out = Self {
            slug: &task.slug,
            section: &task.section,
            title: &task.title,
            text: &task.text,
            lead: &task.lead,
            support: &task.support,
            units_from: task.units_from,
            due_on: None,
            events: None,
            recurs: None,
            ongoing: None,
            due_from: None,
            days_before: task.days_before.as_deref(),
        };
        match &task.schedule {
            Schedule::Once { due_on, due_from } => {
                Self { due_on: Some(date(*due_on)), due_from: Some(*due_from), ..out }
            }
            Schedule::Events(slugs) => Self { events: Some(slugs), ..out },
            Schedule::Recurring { cron, due_from } => {
                Self { recurs: Some(cron), due_from: Some(*due_from), ..out }
            }
            Schedule::Ongoing => Self { ongoing: Some(true), ..out },
        }
    }
}

#[derive(Serialize)]
struct CampaignOut<'p> {
    slug: &'p str,
    section: &'p str,
    name: &'p str,
    topic: &'static str,
    event: Option<&'p str>,
    to: Option<&'static str>,
    hamlets: Option<&'p [String]>,
    units: Option<&'p [String]>,
    answers: bool,
    approval: bool,
    message: Vec<MessageOut<'p>>,
}

impl<'p> CampaignOut<'p> {
    fn of(campaign: &'p Campaign) -> Self {
        let out = Self {
            slug: &campaign.slug,
            section: &campaign.section,
            name: &campaign.name,
            topic: campaign.topic.name(),
            event: campaign.event.as_deref(),
            to: None,
            hamlets: None,
            units: None,
            answers: campaign.answers,
            approval: campaign.approval,
            message: campaign.messages.iter().map(MessageOut::of).collect(),
        };
        match &campaign.to {
            CampaignAudience::Everyone => Self { to: Some("everyone"), ..out },
            CampaignAudience::Hamlets(slugs) => Self { hamlets: Some(slugs), ..out },
            CampaignAudience::Units(slugs) => Self { units: Some(slugs), ..out },
        }
    }
}

#[derive(Serialize)]
struct MessageOut<'p> {
    slug: &'p str,
    on: Datetime,
    at: Datetime,
    template: Option<&'p str>,
    text: Option<&'p str>,
}

impl<'p> MessageOut<'p> {
    fn of(message: &'p CampaignMessage) -> Self {
        let (template, text) = match &message.words {
            CampaignWords::Template(name) => (Some(name.as_str()), None),
            CampaignWords::Text(text) => (None, Some(text.as_str())),
        };
        Self { slug: &message.slug, on: date(message.on), at: time(message.at), template, text }
    }
}

#[derive(Serialize)]
struct HolidayOut<'p> {
    on: Datetime,
    name: &'p str,
    lunar: bool,
}

impl<'p> HolidayOut<'p> {
    fn of(holiday: &'p Holiday) -> Self {
        Self { on: date(holiday.on), name: &holiday.name, lunar: holiday.lunar }
    }
}

#[derive(Serialize)]
struct NumberOut<'p> {
    number: &'p str,
    name: &'p str,
    purpose: &'p str,
    checked_on: Option<Datetime>,
}

impl<'p> NumberOut<'p> {
    fn of(number: &'p EmergencyNumber) -> Self {
        Self {
            number: &number.number,
            name: &number.name,
            purpose: &number.purpose,
            checked_on: number.checked_on.map(date),
        }
    }
}

#[derive(Serialize)]
struct LegalBasisOut<'p> {
    number: Option<&'p str>,
    issued_on: Option<Datetime>,
    issuer: &'p str,
    title: &'p str,
    section: &'p str,
}

impl<'p> LegalBasisOut<'p> {
    fn of(basis: &'p LegalBasis) -> Self {
        Self {
            number: basis.number.as_deref(),
            issued_on: basis.issued_on.map(date),
            issuer: &basis.issuer,
            title: &basis.title,
            section: &basis.section,
        }
    }
}

/// A day of a year that has four digits, as those of plans have.
fn date(day: NaiveDate) -> Datetime {
    let [month, day_of_month] = [day.month(), day.day()].map(byte);
    let year = u16::try_from(day.year()).unwrap_or_default();
    Datetime { date: Some(Date { year, month, day: day_of_month }), time: None, offset: None }
}

fn time(at: NaiveTime) -> Datetime {
    let [hour, minute, second] = [at.hour(), at.minute(), at.second()].map(byte);
    let time = Time { hour, minute, second: Some(second), nanosecond: None };
    Datetime { date: None, time: Some(time), offset: None }
}

/// Parts of dates and times are below 60.
fn byte(part: u32) -> u8 {
    u8::try_from(part).unwrap_or_default()
}
