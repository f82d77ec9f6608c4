//! The clock as the page sees and moves it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State as Shared;
use chrono::{DateTime, Days, NaiveDateTime, SecondsFormat, TimeDelta, TimeZone, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::options::Control;
use super::people::Refusal;
use super::server::Server;

/// How far to go: one of the two.
#[derive(Deserialize)]
pub struct Move {
    advance: Option<Step>,
    to: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Step {
    /// To the next thing that the bot has scheduled.
    Next,
    /// To the same local time tomorrow.
    Day,
    /// One hour on.
    Hour,
}

/// `GET /sandbox/clock`.
pub async fn read(Shared(server): Shared<Arc<Server>>) -> Result<Json<Value>, Refusal> {
    let control = control(&server)?;
    Ok(Json(describe(&server, control.as_ref()).await))
}

/// `POST /sandbox/clock` moves it forward and answers when the bot has done what fell due.
pub async fn advance(
    Shared(server): Shared<Arc<Server>>,
    Json(wanted): Json<Move>,
) -> Result<Json<Value>, Refusal> {
    let control = control(&server)?;
    let now = server.time.now();
    let to = match (wanted.advance, wanted.to) {
        (Some(Step::Next), None) => match control.next().await {
            Some(next) => next.at,
            None => return Err(Refusal::conflict("nothing_scheduled", "the bot has nothing scheduled")),
        },
        (Some(Step::Hour), None) => now + TimeDelta::hours(1),
        (Some(Step::Day), None) => {
            local(control.as_ref(), now.with_timezone(&control.zone()).naive_local() + Days::new(1))?
        }
        (None, Some(text)) => {
            let parsed = NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M")
                .or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M"))
                .map_err(|_| Refusal::bad("bad_date", "a date like 2020-11-14 06:00 is expected"))?;
            local(control.as_ref(), parsed)?
        }
        _ => return Err(Refusal::bad("bad_move", "either \"advance\" or \"to\" is expected")),
    };
    if to < now {
        return Err(Refusal::bad("clock_backwards", "the clock only moves forward"));
    }
    control.advance_to(to).await;
    let clock = describe(&server, control.as_ref()).await;
    let mut event = clock.clone();
    event["kind"] = json!("clock");
    server.state().feed.push(event);
    Ok(Json(clock))
}

fn control(server: &Server) -> Result<Arc<dyn Control>, Refusal> {
    server.control.clone().ok_or_else(|| Refusal::missing("no_clock", "this clock can't be moved"))
}

fn local(control: &dyn Control, time: NaiveDateTime) -> Result<DateTime<Utc>, Refusal> {
    control
        .zone()
        .from_local_datetime(&time)
        .earliest()
        .map(|time| time.to_utc())
        .ok_or_else(|| Refusal::bad("bad_date", "this local time does not exist"))
}

async fn describe(server: &Server, control: &dyn Control) -> Value {
    let zone = control.zone();
    let shown = |time: DateTime<Utc>| time.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false);
    let mut clock = json!({ "now": shown(server.time.now()), "zone": zone.name() });
    if let Some(next) = control.next().await {
        clock["next"] = json!({ "at": shown(next.at), "label": next.label });
    }
    clock
}
