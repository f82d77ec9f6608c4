//! `/baocao`: official reports, and the plan sentence by sentence. For coordinators and leaders.

use chrono::Datelike;

use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::notice::Notice;
use crate::domain::official::action::OfficialAction;
use crate::domain::official::screen::{Chosen, OfficialScreen};
use crate::domain::official::{Format, Period, RangeProblem, Span, checked};
use crate::domain::outgoing::Deed;
use crate::domain::paper::Paper;
use crate::domain::reply::{MomentProblem, understand_range};
use crate::store::Result;

/// The month from which the next year's plan is offered beside the reports.
const PLANNING_FROM: u32 = 11;

pub(super) async fn press(visit: &mut Visit<'_>, action: OfficialAction) -> Result<()> {
    if !visit.from.roles.sees_reports() {
        return visit.not_yours().await;
    }
    match action {
        OfficialAction::Choose => choose(visit).await,
        OfficialAction::Open(span) => open(visit, span).await,
        OfficialAction::AskRange => ask(visit, None).await,
        OfficialAction::Make(span, format) => make(visit, span, &[format]).await,
        OfficialAction::MakeBoth(span) => make(visit, span, &[Format::Document, Format::Sheet]).await,
        OfficialAction::Sections | OfficialAction::Section { .. } | OfficialAction::Clause { .. } => {
            read_plan(visit, action).await
        }
    }
}

/// Offers the reports of the plan in force, and those of the year before if it has a plan.
pub(super) async fn choose(visit: &mut Visit<'_>) -> Result<()> {
    let Some(stored) = visit.plan.clone() else { return visit.show(Notice::NoPlan).await };
    let before = visit.tx.plan_of_year(stored.plan.year - 1).await?;
    let spans = [Some(stored), before].into_iter().flatten().flat_map(|stored| {
        let plan = &stored.plan;
        [Span::Half(plan.year), Span::Year(plan.year)].map(|span| (span, Period::of(span, plan)))
    });
    let spans = spans.collect();
    let plans = visit.from.roles.is_coordinator() && visit.today().month() >= PLANNING_FROM;
    show(visit, if plans { OfficialScreen::ChooseOrPlan(spans) } else { OfficialScreen::Choose(spans) }).await
}

async fn ask(visit: &mut Visit<'_>, problem: Option<RangeProblem>) -> Result<()> {
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::ReportRange)).await?;
    show(visit, OfficialScreen::AskRange(problem)).await
}

/// The answer to the question between which days.
pub(super) async fn take_range(visit: &mut Visit<'_>, text: &str) -> Result<()> {
    if !visit.from.roles.sees_reports() {
        return visit.not_yours().await;
    }
    let Some(stored) = visit.plan.clone() else { return visit.show(Notice::NoPlan).await };
    let read = understand_range(&visit.context.lexicon, text, stored.plan.year, visit.today());
    let read = read.map_err(|problem| match problem {
        MomentProblem::NoSuchDay => RangeProblem::NoSuchDay,
        _ => RangeProblem::NotUnderstood,
    });
    match read.and_then(|(from, until)| checked(from, until)) {
        Ok(span) => open(visit, span).await,
        Err(problem) => ask(visit, Some(problem)).await,
    }
}

/// What the report will say, with the buttons that make it.
async fn open(visit: &mut Visit<'_>, span: Span) -> Result<()> {
    match visit.tx.official(span).await? {
        Some(official) => show(visit, OfficialScreen::Chosen(Box::new(Chosen::of(span, &official)))).await,
        None => ask(visit, Some(RangeProblem::NoPlan(span.year()))).await,
    }
}

async fn make(visit: &mut Visit<'_>, span: Span, formats: &[Format]) -> Result<()> {
    if visit.tx.plan_of_year(span.year()).await?.is_none() {
        return ask(visit, Some(RangeProblem::NoPlan(span.year()))).await;
    }
    for format in formats {
        visit.answer(Deed::ShowPaper(Paper::Official(span, *format))).await?;
    }
    Ok(())
}

async fn read_plan(visit: &mut Visit<'_>, action: OfficialAction) -> Result<()> {
    let Some(stored) = visit.plan.clone() else { return visit.show(Notice::NoPlan).await };
    let plan = visit.tx.whole_plan(&stored).await?;
    let screen = match action {
        OfficialAction::Section { place, page } => OfficialScreen::section(&plan, place, page),
        OfficialAction::Clause { place, clause, page } => OfficialScreen::clause(&plan, place, clause, page),
        _ => OfficialScreen::sections(&plan),
    };
    let coordinates = visit.from.roles.is_coordinator();
    show(visit, if coordinates { screen.for_coordinator() } else { screen }).await
}

async fn show(visit: &mut Visit<'_>, screen: OfficialScreen) -> Result<()> {
    visit.show(Notice::Official(Box::new(screen))).await
}
