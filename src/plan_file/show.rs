//! A plan as text for people, by its sections, for the command line.

use std::fmt::Write;

use crate::domain::campaign::{Campaign, CampaignAudience, CampaignWords};
use crate::domain::change::OUTSIDE_THE_PLAN;
use crate::domain::plan::{Plan, ReportKind, Schedule, Source, Task, Tone};

/// The whole plan as text, in the order of its sections. What the commune chose is marked so: only the rest
/// is the plan's own.
pub fn show(plan: &Plan) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_plan(plan, &mut text);
    text
}

fn write_plan(plan: &Plan, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{}", plan.title)?;
    writeln!(out, "{}, {}, {} ({})", plan.issuer, plan.year, plan.zone, plan.slug)?;
    heading(out, "Reminders (local choice)")?;
    let rules = &plan.reminders;
    writeln!(out, "  at {} (cron, seconds first), {} days before", rules.at, joined(&rules.days_before))?;
    writeln!(out, "  while overdue every {} working days", rules.overdue_every_working_days)?;
    writeln!(
        out,
        "  quiet from {} to {}",
        rules.quiet_from.format("%H:%M"),
        rules.quiet_until.format("%H:%M")
    )?;

    writeln!(
        out,
        "  private channel: the next contact is called after {} minutes, closed cases are kept for {} days",
        plan.private.call_next_after_minutes, plan.private.keep_closed_days
    )?;

    let rules = &plan.announcements;
    writeln!(
        out,
        "  announcements: at most {} a week for a resident, previews at {}, reminders at {} and {}",
        rules.per_week,
        rules.preview_at.format("%H:%M"),
        rules.remind_evening_at.format("%H:%M"),
        rules.remind_morning_at.format("%H:%M")
    )?;

    heading(out, "I. Aims")?;
    plan.aims.iter().try_for_each(|aim| writeln!(out, "  {}  {}", aim.section, aim.text))?;
    let (added, own): (Vec<&Task>, Vec<&Task>) =
        plan.tasks.iter().partition(|task| task.section == OUTSIDE_THE_PLAN);
    let (organisation, content): (Vec<&Task>, Vec<&Task>) =
        own.into_iter().partition(|task| task.section.starts_with("V."));
    heading(out, "II. Activities")?;
    plan.headings.iter().try_for_each(|above| writeln!(out, "  {}  {}", above.section, above.text))?;
    content.into_iter().try_for_each(|task| write_task(plan, task, out))?;
    heading(out, "IV. Solutions")?;
    plan.solutions
        .iter()
        .try_for_each(|solution| writeln!(out, "  {}  {}", solution.section, solution.text))?;
    heading(out, "V. Tasks of the units")?;
    organisation.into_iter().try_for_each(|task| write_task(plan, task, out))?;
    if !added.is_empty() {
        heading(out, "Added in the chat, not in the plan's text")?;
        added.into_iter().try_for_each(|task| write_task(plan, task, out))?;
    }

    write_lists(plan, out)
}

fn write_task(plan: &Plan, task: &Task, out: &mut String) -> std::fmt::Result {
    writeln!(out, "  {}  {}  {}", task.section, task.slug, task.title)?;
    let support = if task.support.is_empty() {
        String::new()
    } else {
        format!("; support: {}", task.support.join(", "))
    };
    writeln!(out, "      lead: {}{support}{}", task.lead.join(", "), mark(task.units_from))?;
    let ladder = task.days_before.as_ref();
    let ladder = ladder.map_or_else(String::new, |days| format!("; {} days before", joined(days)));
    writeln!(out, "      due: {}{ladder}", due(plan, task))?;
    if let Some(reason) = &task.cancelled {
        writeln!(out, "      CANCELLED in the chat: {reason}")?;
    }
    writeln!(out, "      {}", task.text)
}

fn due(plan: &Plan, task: &Task) -> String {
    let ongoing = task.schedule == Schedule::Ongoing;
    let day = |day| {
        // A report's day is marked where the report is listed.
        let mark = if ongoing { "" } else { mark(plan.due_date_from(task, day)) };
        format!("{day}{mark}")
    };
    let days = plan.due_dates(task).into_iter().map(day).collect::<Vec<_>>().join(", ");
    if ongoing { format!("all year, asked about at the reports: {days}") } else { days }
}

fn write_lists(plan: &Plan, out: &mut String) -> std::fmt::Result {
    heading(out, "Units")?;
    for unit in &plan.units {
        let tone = match unit.tone {
            Tone::Assigned => "assigned",
            Tone::Requested => "requested",
        };
        let announces = if unit.announces { ", announces" } else { "" };
        let refers = if unit.refers { ", people may be referred to it" } else { "" };
        writeln!(out, "  {}  {}  {} ({tone}{announces}{refers})", unit.section, unit.slug, unit.name)?;
    }
    heading(out, "Positions of trusted contacts (local choice)")?;
    for position in &plan.positions {
        let unit = position.unit.as_ref().map_or_else(String::new, |unit| format!(" (unit {unit})"));
        writeln!(out, "  {}  {}{unit}", position.slug, position.name)?;
    }
    heading(out, "Events")?;
    for event in &plan.events {
        let last =
            if event.ends_on == event.starts_on { String::new() } else { format!("..{}", event.ends_on) };
        let mark = mark(event.dates_from);
        writeln!(
            out,
            "  {}  {}  {}: {}{last}{mark}",
            event.section, event.slug, event.name, event.starts_on
        )?;
    }
    heading(out, "Campaigns (dates and words: local choice)")?;
    plan.campaigns.iter().try_for_each(|campaign| write_campaign(campaign, out))?;
    heading(out, "Reports")?;
    for report in &plan.reports {
        let kind = match report.kind {
            ReportKind::Half => "half-year",
            ReportKind::Year => "year",
            ReportKind::Periodic => "periodic",
        };
        writeln!(
            out,
            "  {}  {}  {} ({kind}): {}..{}, due {}{}",
            report.section,
            report.slug,
            report.name,
            report.covers_from,
            report.covers_until,
            report.due_on,
            mark(report.dates_from)
        )?;
    }
    heading(out, "Holidays")?;
    plan.holidays.iter().try_for_each(|holiday| writeln!(out, "  {}  {}", holiday.on, holiday.name))?;
    heading(out, "Emergency numbers")?;
    for number in &plan.emergency_numbers {
        let checked = number.checked_on.map_or_else(
            || "to be checked by the commune".to_owned(),
            |day| format!("checked by the commune on {day}"),
        );
        writeln!(out, "  {}  {}: {} ({checked})", number.number, number.name, number.purpose)?;
    }
    heading(out, "Hamlets")?;
    plan.hamlets.iter().try_for_each(|hamlet| writeln!(out, "  {}  {}", hamlet.slug, hamlet.name))?;
    heading(out, "Legal basis")?;
    for basis in &plan.legal_basis {
        let number = basis.number.as_ref().map_or_else(String::new, |number| format!("{number}, "));
        let issued_on = basis.issued_on.map_or_else(String::new, |day| format!("{day}, "));
        writeln!(out, "  {}  {number}{issued_on}{}: {}", basis.section, basis.issuer, basis.title)?;
    }
    heading(out, "Recipients")?;
    plan.recipients.iter().try_for_each(|recipient| writeln!(out, "  {recipient}"))
}

fn write_campaign(campaign: &Campaign, out: &mut String) -> std::fmt::Result {
    let event = campaign.event.as_ref().map_or_else(String::new, |event| format!("; event {event}"));
    let to = match &campaign.to {
        CampaignAudience::Everyone => "everyone".to_owned(),
        CampaignAudience::Hamlets(hamlets) => format!("hamlets {}", hamlets.join(", ")),
        CampaignAudience::Units(units) => format!("units {}", units.join(", ")),
    };
    let answers = if campaign.answers { "; asks who comes" } else { "" };
    let approval = if campaign.approval { "after approval" } else { "without approval" };
    writeln!(out, "  {}  {}  {}", campaign.section, campaign.slug, campaign.name)?;
    writeln!(out, "      {} to {to}{event}{answers}; {approval}", campaign.topic.name())?;
    for message in &campaign.messages {
        let words = match &message.words {
            CampaignWords::Template(name) => format!("template {name}"),
            CampaignWords::Text(text) => text.replace('\n', "\n          "),
        };
        writeln!(out, "      {} {}  {}: {words}", message.on, message.at.format("%H:%M"), message.slug)?;
    }
    Ok(())
}

fn heading(out: &mut String, words: &str) -> std::fmt::Result {
    writeln!(out, "\n{words}")
}

fn mark(source: Source) -> &'static str {
    match source {
        Source::Plan => "",
        Source::Local => " (local choice)",
    }
}

fn joined(days: &[u16]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
