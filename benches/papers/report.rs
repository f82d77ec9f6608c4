//! An official report of a thousand tasks, all of them reported: from the database to the bytes of the file.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use loa::domain::ids::{ChatId, MessageId};
use loa::domain::official::{Format, Span};
use loa::domain::paper::Facts;
use loa::domain::person::Language;
use loa::domain::reply::Figures;
use loa::domain::task::Deed;
use loa::messages::Messages;
use loa::plan_file;
use loa::store::{Paths, Store};

const TASKS: usize = 1000;
const ROUNDS: usize = 7;
const UNITS: [&str; 8] = ["vhxh", "tuphap", "truong", "yte", "congan", "hlhpn", "congdoan", "mttq"];

pub async fn measure() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let now: DateTime<Utc> = "2020-06-17T02:00:00Z".parse()?;
    let store = Store::open(&Paths::new(folder.path(), None)).await?;
    fill(&store, now).await?;
    let messages = Messages::load()?;

    let mut read = vec![];
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let facts = store.begin(now).await?.official(Span::Half(2020)).await?;
        read.push(began.elapsed());
        anyhow::ensure!(
            facts.is_some_and(|facts| facts.figures.reports == TASKS as u32),
            "tasks are missing"
        );
    }
    println!("An official report of {TASKS} reported tasks, in milliseconds (median of {ROUNDS})");
    println!("{:<26} {:>8} {:>10} {:>8} {:>8}", "", "median", "bytes", "x rows", "x write");
    println!("{:<26} {:>8.1}", "reading and counting rows", milliseconds(&mut read));
    for (name, format) in [("document (.docx)", Format::Document), ("workbook (.xlsx)", Format::Sheet)] {
        let (mut made_in, mut written_in, mut size) = (vec![], vec![], 0);
        for _ in 0..ROUNDS {
            let began = Instant::now();
            let facts = store.begin(now).await?.official(Span::Half(2020)).await?;
            let facts = facts.ok_or_else(|| anyhow::anyhow!("there is no plan"))?;
            let made = loa::report::make(&Facts::Official(Box::new(facts), format), &messages, Language::Vi)?;
            made_in.push(began.elapsed());
            let began = Instant::now();
            std::fs::write(folder.path().join("paper"), &made.bytes)?;
            written_in.push(began.elapsed());
            size = made.bytes.len();
        }
        let (made, written, read) =
            (milliseconds(&mut made_in), milliseconds(&mut written_in), milliseconds(&mut read));
        println!("{name:<26} {made:>8.1} {size:>10} {:>8.1} {:>8.1}", made / read, made / written);
    }
    store.close().await;
    Ok(())
}

fn milliseconds(times: &mut [Duration]) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// The Song An plan with a thousand tasks of its own instead, each reported with figures and confirmed.
async fn fill(store: &Store, now: DateTime<Utc>) -> anyhow::Result<()> {
    let plan = include_str!("../../plans/song-an-2020.toml");
    let mut plan = plan_file::read("song-an-2020.toml", plan)
        .map_err(|problems| anyhow::anyhow!("{} problems in the plan", problems.len()))?;
    let sample = plan.tasks.clone();
    plan.campaigns.clear();
    plan.tasks = (0..TASKS)
        .map(|number| {
            let mut task = sample[number % sample.len()].clone();
            task.slug = format!("viec-{number}");
            task.lead = vec![UNITS[number % UNITS.len()].to_owned()];
            task.support.clear();
            task.schedule = loa::domain::plan::Schedule::Once {
                due_on: chrono::NaiveDate::from_ymd_opt(2020, 6, 17).unwrap_or_default(),
                due_from: loa::domain::plan::Source::Local,
            };
            task
        })
        .collect();
    let mut tx = store.begin(now).await?;
    tx.import(&plan).await?;
    tx.arrive(ChatId(1), "Trạm Y tế").await?;
    let person = tx.person_in(ChatId(1)).await?.ok_or_else(|| anyhow::anyhow!("nobody is there"))?.id;
    let stored = tx.plan_in_force().await?.ok_or_else(|| anyhow::anyhow!("there is no plan"))?;
    for assignment in tx.assignments_of_plan(stored.id).await? {
        let reported = assignment.after(&Deed::Report, now.date_naive())?;
        tx.record(&reported, &Deed::Report, person, MessageId(1)).await?;
        let report = tx.open_report(assignment.id, person).await?;
        let figures = Figures { participants: Some(45), women: Some(30), men: Some(15) };
        let text = "Đã tổ chức tuyên truyền tại 3 thôn, phát 150 tờ rơi, có ảnh và danh sách kèm theo";
        tx.add_results(report, text, figures).await?;
        let confirmed = reported.after(&Deed::Confirm, now.date_naive())?;
        tx.record(&confirmed, &Deed::Confirm, person, MessageId(2)).await?;
    }
    tx.commit().await?;
    Ok(())
}
