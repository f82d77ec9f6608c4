//! The pictures of the plan's progress and year, for 8 units and 100 tasks, beside an empty picture of the same size
//! that is only encoded.

use std::time::{Duration, Instant};

use anyhow::Context;
use chrono::NaiveDate;
use loa::domain::ids::{AssignmentId, TaskId, UnitId};
use loa::domain::paper::{Facts, ProgressPicture};
use loa::domain::person::Language;
use loa::domain::plan::{Plan, Source, Tone};
use loa::domain::progress::{Board, UnitFacts};
use loa::domain::task::{Assignment, Part, State};
use loa::domain::year::Year;
use loa::messages::Messages;
use loa::{plan_file, report};
use resvg::tiny_skia::{Color, Pixmap};

const TASKS: i64 = 100;
const ROUNDS: usize = 21;

pub fn measure() -> anyhow::Result<()> {
    let text = include_str!("../../plans/song-an-2020.toml");
    let plan =
        plan_file::read("song-an-2020.toml", text).map_err(|_| anyhow::anyhow!("the plan is broken"))?;
    let today = NaiveDate::from_ymd_opt(2020, 11, 20).context("a day")?;
    let (units, tasks) = commune(&plan)?;
    let board = Board::draw(plan.title.clone(), plan.commune.clone(), &units, &tasks, today);
    let progress = ProgressPicture { board, own: vec![UnitId(3)], opens_board: true };
    let year = Year::draw(&plan, &units, &tasks, today);
    println!("Pictures for {} units and {TASKS} tasks, median of {ROUNDS}:", units.len());
    show("progress", &Facts::Progress(Box::new(progress)))?;
    show("year", &Facts::Year(Box::new(year)))
}

fn show(name: &str, facts: &Facts) -> anyhow::Result<()> {
    let messages = Messages::load()?;
    // The first one reads the fonts.
    let began = Instant::now();
    let made = report::make(facts, &messages, Language::Vi)?;
    let first = began.elapsed();
    let ours = median(|| report::make(facts, &messages, Language::Vi).map(drop).map_err(Into::into))?;
    let size = imagesize::blob_size(&made.bytes)?;
    let (width, height) = (u32::try_from(size.width)?, u32::try_from(size.height)?);
    let bare = median(|| {
        let mut empty = Pixmap::new(width, height).context("a picture")?;
        empty.fill(Color::WHITE);
        empty.encode_png()?;
        Ok(())
    })?;
    println!(
        "  {name}: {:.1} ms (first {:.1} ms, {} KB, {width}x{height}); an empty one {:.1} ms; ratio {:.1}",
        milliseconds(ours),
        milliseconds(first),
        made.bytes.len() / 1024,
        milliseconds(bare),
        ours.as_secs_f64() / bare.as_secs_f64()
    );
    Ok(())
}

fn median(mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let mut times = vec![];
    for _ in 0..ROUNDS {
        let began = Instant::now();
        work()?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Ok(times[ROUNDS / 2])
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The plan's units, with tasks spread over them and over the year.
fn commune(plan: &Plan) -> anyhow::Result<(Vec<UnitFacts>, Vec<Assignment>)> {
    let unit = |(id, unit): (i64, &loa::domain::plan::Unit)| UnitFacts {
        id: UnitId(id),
        name: unit.name.clone(),
        is_reached: id != 6,
        is_silent: false,
    };
    let units: Vec<UnitFacts> = (0..).zip(&plan.units).map(unit).collect();
    let first = NaiveDate::from_ymd_opt(plan.year, 1, 1).context("a day")?;
    let states = [State::Confirmed, State::Confirmed, State::Reported, State::InProgress, State::Assigned];
    let task = |number: i64| {
        let unit = &units[usize::try_from(number).unwrap_or_default() % units.len()];
        Assignment {
            id: AssignmentId(number),
            task: TaskId(number),
            unit: unit.id,
            unit_name: unit.name.clone(),
            tone: Tone::Assigned,
            part: Part::Lead,
            section: "V.1".to_owned(),
            title: plan.tasks[usize::try_from(number).unwrap_or_default() % plan.tasks.len()].title.clone(),
            due_on: first + chrono::Duration::days(number * 37 % 366),
            due_from: Source::Local,
            predates: false,
            ongoing: false,
            state: states[usize::try_from(number).unwrap_or_default() % states.len()],
            requested_until: None,
        }
    };
    let tasks = (0..TASKS).map(task).collect();
    Ok((units, tasks))
}
