//! The pages.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html as Answer, IntoResponse, Response};
use chrono::NaiveDateTime;

use super::html::Html;
use super::{Served, door};
use crate::domain::paper::Facts;
use crate::domain::person::Language;
use crate::domain::progress::{Board, Counts, Stage};
use crate::domain::task::Assignment;
use crate::domain::year::Year;
use crate::messages::{BoardText, PaperWords};
use crate::report;
use crate::store::{Result, StoreError};

/// The hall's screen is read by everybody.
const LANGUAGE: Language = Language::Vi;
/// Seconds after which the board is loaded anew.
const REFRESH: &str = "60";
/// Tasks of a list, and names of a sentence: nobody scrolls the hall's screen.
const TASKS: usize = 12;
const NAMES: usize = 8;
/// The width of a bar in units of its own.
const BAR: u32 = 1000;

/// Why there is no board to see. Every reason at the door looks the same.
#[derive(Clone, Copy, Debug)]
pub enum Note {
    Closed,
    NotFound,
    TooMany,
    Trouble,
}

/// `GET /`.
pub async fn board(State(served): State<Arc<Served>>, headers: HeaderMap) -> Response {
    match seen(&served, &headers).await {
        Ok(Some(seen)) => Answer(whole(&served.messages.papers(LANGUAGE), &seen)).into_response(),
        Ok(None) => note(&served, Note::Closed),
        Err(error) => trouble(&served, &error),
    }
}

/// `GET /nam.png`: the year as the chat shows it.
pub async fn year(State(served): State<Arc<Served>>, headers: HeaderMap) -> Response {
    let year = match seen(&served, &headers).await {
        Ok(Some(Seen { shown: Some((_, year)), .. })) => year,
        Ok(_) => return note(&served, Note::Closed),
        Err(error) => return trouble(&served, &error),
    };
    let messages = served.messages.clone();
    let drawing =
        tokio::task::spawn_blocking(move || report::make(&Facts::Year(Box::new(year)), &messages, LANGUAGE));
    match drawing.await {
        Ok(Ok(made)) => ([(CONTENT_TYPE, "image/png")], made.bytes).into_response(),
        _ => {
            tracing::error!("the year cannot be drawn for the board");
            note(&served, Note::Trouble)
        }
    }
}

/// `GET /style.css`.
pub async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("style.css")).into_response()
}

/// `GET /icon.svg`.
pub async fn icon() -> Response {
    ([(CONTENT_TYPE, "image/svg+xml")], include_str!("icon.svg")).into_response()
}

pub async fn not_found(State(served): State<Arc<Served>>) -> Response {
    note(&served, Note::NotFound)
}

pub fn trouble(served: &Served, error: &StoreError) -> Response {
    tracing::error!(%error, "the board cannot be shown");
    note(served, Note::Trouble)
}

/// A page that says why there is nothing to see, and what to do.
pub fn note(served: &Served, note: Note) -> Response {
    let (status, title, text) = match note {
        Note::Closed => (StatusCode::FORBIDDEN, BoardText::ClosedTitle, BoardText::ClosedNote),
        Note::NotFound => (StatusCode::NOT_FOUND, BoardText::NotFoundTitle, BoardText::NotFoundNote),
        Note::TooMany => (StatusCode::TOO_MANY_REQUESTS, BoardText::TooManyTitle, BoardText::TooManyNote),
        Note::Trouble => (StatusCode::SERVICE_UNAVAILABLE, BoardText::TroubleTitle, BoardText::TroubleNote),
    };
    let words = served.messages.papers(LANGUAGE);
    let page = framed(&words.board(title), None, |html| {
        html.element("main", &[("class", "note")], |html| {
            html.short("h1", &[], &words.board(title));
            html.short("p", &[], &words.board(text));
        });
    });
    (status, Answer(page)).into_response()
}

/// The page of a one-time link.
pub fn question(served: &Served) -> Answer<String> {
    let words = served.messages.papers(LANGUAGE);
    let title = words.board(BoardText::OpenTitle);
    Answer(framed(&title, None, |html| {
        html.element("main", &[("class", "note")], |html| {
            html.short("h1", &[], &title);
            html.short("p", &[], &words.board(BoardText::OpenNote));
            // Without an address it goes to that of the page.
            html.element("form", &[("method", "post")], |html| {
                html.short("button", &[("type", "submit")], &words.board(BoardText::OpenButton));
            });
        });
    }))
}

/// What a screen that was let in sees.
struct Seen {
    /// In the commune's zone.
    at: NaiveDateTime,
    /// Nothing without a plan.
    shown: Option<(Board, Year)>,
}

async fn seen(served: &Served, headers: &HeaderMap) -> Result<Option<Seen>> {
    if !door::is_in(served, headers).await? {
        return Ok(None);
    }
    let mut tx = served.store.look(served.clock.now()).await?;
    let zone =
        tx.plan_in_force().await?.map_or(chrono_tz::Asia::Ho_Chi_Minh, |stored| stored.calendar.zone());
    let at = served.clock.now().with_timezone(&zone).naive_local();
    let measured = tx.measured().await?;
    Ok(Some(Seen { at, shown: measured.map(|measured| (measured.board(), measured.year())) }))
}

fn framed(title: &str, refresh: Option<&str>, body: impl FnOnce(&mut Html)) -> String {
    Html::page(LANGUAGE.code(), |html| {
        html.element("head", &[], |html| {
            html.empty("meta", &[("charset", "utf-8")]);
            html.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            html.empty("meta", &[("name", "robots"), ("content", "noindex")]);
            html.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            if let Some(seconds) = refresh {
                html.empty("meta", &[("http-equiv", "refresh"), ("content", seconds)]);
            }
            html.short("title", &[], title);
            html.empty("link", &[("rel", "stylesheet"), ("href", "/style.css")]);
            html.empty("link", &[("rel", "icon"), ("href", "/icon.svg")]);
        });
        html.element("body", &[], body);
    })
}

fn whole(words: &PaperWords<'_>, seen: &Seen) -> String {
    let Some((board, year)) = &seen.shown else {
        let text = words.board(BoardText::NoPlan);
        return framed(&text, Some(REFRESH), |html| {
            html.element("main", &[("class", "note")], |html| html.short("h1", &[], &text));
        });
    };
    let title = words.progress_title(&board.commune);
    framed(&title, Some(REFRESH), |html| {
        html.element("header", &[], |html| {
            html.short("h1", &[], &title);
            html.short("p", &[], &words.line(&board.plan_title));
            html.short("p", &[("class", "when")], &words.made_at(seen.at));
        });
        html.element("main", &[], |html| {
            units(html, words, board);
            html.element("div", &[("class", "lists")], |html| {
                let late = |task: &Assignment| words.overdue_line(task, board.on);
                list(html, words, "late", &words.overdue(number(board.overdue.len())), &board.overdue, late);
                let coming = |task: &Assignment| words.upcoming_line(task, board.on);
                let heading = words.upcoming(number(board.upcoming.len()));
                list(html, words, "coming", &heading, &board.upcoming, coming);
                attention(html, words, board);
            });
            whole_year(html, words, year);
        });
        html.short("footer", &[], &words.board(BoardText::ReadOnly));
    })
}

fn units(html: &mut Html, words: &PaperWords<'_>, board: &Board) {
    let heading = words.done_of_all(board.totals().of(Stage::Confirmed), board.totals().total());
    section(html, "units", &heading, |html| {
        bar(html, board.totals(), "bar tall");
        html.element("table", &[("role", "table")], |html| {
            html.short("caption", &[], &words.board(BoardText::ByUnit));
            heads(html, words, &words.board(BoardText::Unit));
            html.element("tbody", &[("role", "rowgroup")], |html| {
                for (place, unit) in (1..).zip(&board.units) {
                    let name = words.unit(place, &unit.name, false);
                    row(html, words, &name, unit.counts(), true);
                }
            });
        });
    });
}

/// The columns of the stages and of the sum.
fn heads(html: &mut Html, words: &PaperWords<'_>, first: &str) {
    html.element("thead", &[("role", "rowgroup")], |html| {
        html.element("tr", &[("role", "row")], |html| {
            let column = [("scope", "col"), ("role", "columnheader")];
            html.short("th", &column, first);
            for stage in Stage::ALL {
                html.element("th", &column, |html| {
                    html.short("span", &[("class", swatch(stage)), ("aria-hidden", "true")], "");
                    html.text(&words.stage(stage));
                });
            }
            html.short("th", &column, &words.board(BoardText::Total));
        });
    });
}

/// A name with its counts. Narrow screens show the columns' names beside the numbers.
fn row(html: &mut Html, words: &PaperWords<'_>, name: &str, counts: Counts, with_bar: bool) {
    html.element("tr", &[("role", "row")], |html| {
        html.element("th", &[("scope", "row"), ("role", "rowheader")], |html| {
            html.text(name);
            if with_bar {
                bar(html, counts, "bar");
            }
        });
        for stage in Stage::ALL {
            let class = if counts.of(stage) == 0 { "none" } else { swatch(stage) };
            let label = words.stage(stage);
            let attributes = [("role", "cell"), ("class", class), ("data-label", label.as_str())];
            html.short("td", &attributes, &words.figure(counts.of(stage)));
        }
        let label = words.board(BoardText::Total);
        let attributes = [("role", "cell"), ("class", "sum"), ("data-label", label.as_str())];
        html.short("td", &attributes, &words.figure(counts.total()));
    });
}

/// The counts as a stacked bar; the numbers stand beside it.
fn bar(html: &mut Html, counts: Counts, class: &str) {
    let frame = format!("0 0 {BAR} 40");
    let attributes = [
        ("class", class),
        ("viewBox", frame.as_str()),
        ("preserveAspectRatio", "none"),
        ("aria-hidden", "true"),
    ];
    html.element("svg", &attributes, |html| {
        let share = |count: u64| count * u64::from(BAR) / u64::from(counts.total().max(1));
        let mut before = 0;
        for stage in Stage::ALL {
            let until = before + u64::from(counts.of(stage));
            let (left, right) = (share(before), share(until));
            let (x, width) = (left.to_string(), (right - left).to_string());
            let attributes = [
                ("x", x.as_str()),
                ("y", "0"),
                ("width", width.as_str()),
                ("height", "40"),
                ("class", swatch(stage)),
            ];
            html.short("rect", &attributes, "");
            before = until;
        }
    });
}

fn list(
    html: &mut Html,
    words: &PaperWords<'_>,
    id: &'static str,
    heading: &str,
    tasks: &[Assignment],
    line: impl Fn(&Assignment) -> String,
) {
    section(html, id, heading, |html| {
        if tasks.is_empty() {
            return;
        }
        html.element("ul", &[], |html| {
            for task in tasks.iter().take(TASKS) {
                html.element("li", &[], |html| {
                    html.short("b", &[], &words.line(&task.title));
                    html.short("span", &[], &line(task));
                });
            }
        });
        if tasks.len() > TASKS {
            html.short("p", &[], &words.more_tasks(number(tasks.len() - TASKS)));
        }
    });
}

/// Units that do not answer, or that nothing reaches.
fn attention(html: &mut Html, words: &PaperWords<'_>, board: &Board) {
    if board.silent.is_empty() && board.unreached.is_empty() {
        return;
    }
    section(html, "attention", &words.board(BoardText::Attention), |html| {
        let cut = |names: &[String]| names.len().min(NAMES);
        if !board.silent.is_empty() {
            let (named, more) = board.silent.split_at(cut(&board.silent));
            html.short("p", &[], &words.silent(named, number(more.len())));
        }
        if !board.unreached.is_empty() {
            let (named, more) = board.unreached.split_at(cut(&board.unreached));
            html.short("p", &[], &words.unreached(named, number(more.len())));
        }
    });
}

fn whole_year(html: &mut Html, words: &PaperWords<'_>, year: &Year) {
    section(html, "year", &words.year_title(year.year, &year.commune), |html| {
        let alternative = words.year_alternative(year);
        html.empty("img", &[("src", "/nam.png"), ("alt", alternative.as_str()), ("width", "1080")]);
        html.element("table", &[("role", "table")], |html| {
            html.short("caption", &[], &words.board(BoardText::ByMonth));
            heads(html, words, &words.board(BoardText::Month));
            html.element("tbody", &[("role", "rowgroup")], |html| {
                let months = (1..).zip(year.months());
                for (month, counts) in months.filter(|(_, counts)| counts.total() > 0) {
                    row(html, words, &words.month(month), counts, false);
                }
            });
        });
    });
}

fn section(html: &mut Html, id: &'static str, heading: &str, inside: impl FnOnce(&mut Html)) {
    let named = format!("{id}-heading");
    html.element("section", &[("id", id), ("aria-labelledby", named.as_str())], |html| {
        html.short("h2", &[("id", named.as_str())], heading);
        inside(html);
    });
}

/// The class that gives a stage its colour.
fn swatch(stage: Stage) -> &'static str {
    match stage {
        Stage::Confirmed => "confirmed",
        Stage::Reported => "reported",
        Stage::InProgress => "in-progress",
        Stage::Ahead => "ahead",
        Stage::Overdue => "overdue",
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
