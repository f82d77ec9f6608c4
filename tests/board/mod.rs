//! The progress board as a web page, over real HTTP.

mod crowd;
mod door;
mod pages;

use loa::app::BoardSettings;
use loa::clock::Clock;
use loa::domain::plan::Plan;
use loa::domain::role::Role;
use reqwest::header::{COOKIE, HOST, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};

use crate::support::{COORDINATOR, Commune, STRANGER, song_an};

fn local() -> BoardSettings {
    BoardSettings { listen: ([127, 0, 0, 1], 0).into(), url: None }
}

/// A commune whose board is shown on this computer, with a leader.
pub async fn commune_of(plan: Plan) -> Commune {
    let commune = Commune::staffed(plan, "2020-11-20 09:00").await.with_board(local()).await;
    commune.appoint(STRANGER, Role::Leader).await;
    commune
}

async fn commune() -> Commune {
    commune_of(song_an()).await
}

/// A browser without anything stored, that follows no redirects.
fn browser() -> Client {
    Client::builder().no_proxy().redirect(Policy::none()).pool_max_idle_per_host(0).build().unwrap()
}

fn url(commune: &Commune, path: &str) -> String {
    format!("{}{path}", commune.loa.board_url().unwrap())
}

async fn get(commune: &Commune, path: &str, cookie: &str) -> Response {
    browser().get(url(commune, path)).header(COOKIE, cookie).send().await.unwrap()
}

/// The link that the bot makes for somebody.
pub async fn link(commune: &Commune, id: i64) -> String {
    let person = commune.person(id);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
    person.write("/tiendo").await;
    commune.settle().await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
    person.press("Mở trên máy tính").await;
    commune.settle().await;
    let said = person.last().await.text;
    said.split_whitespace().find(|word| word.starts_with("http")).expect("a link").to_owned()
}

/// Presses "Mở bảng" on a link's page.
async fn press_open(link: &str) -> Response {
    browser().post(link).header("sec-fetch-site", "same-origin").send().await.unwrap()
}

/// The cookie of an opened screen.
async fn opened(commune: &Commune, id: i64) -> String {
    let answer = press_open(&link(commune, id).await).await;
    assert_eq!(answer.status(), 303);
    cookie_of(&answer).split(';').next().unwrap().to_owned()
}

fn cookie_of(answer: &Response) -> &str {
    answer.headers()[SET_COOKIE].to_str().unwrap()
}

/// Asks as if the address had another name.
async fn asked_as(commune: &Commune, host: &str) -> u16 {
    browser().get(url(commune, "/")).header(HOST, host).send().await.unwrap().status().as_u16()
}

const ANYBODY: i64 = COORDINATOR;
