//! Who is let in: a link is good once and for ten minutes, a screen until its opener loses the role.

use loa::domain::role::Rank;
use reqwest::header::{ORIGIN, REFERRER_POLICY};

use super::*;
use crate::support::{HEALTH_STATION, RESIDENT};

const CLOSED: &str = "Bảng chưa mở được";

#[tokio::test]
async fn a_link_opens_the_board_once_and_the_cookie_is_a_tight_one() {
    let commune = commune().await;
    let link = link(&commune, COORDINATOR).await;
    let code = link.rsplit('/').next().unwrap();
    assert!(code.len() >= 32 && code.chars().all(|letter| letter.is_ascii_hexdigit()), "{code}");
    assert!(!commune.bytes_on_disk().windows(code.len()).any(|bytes| bytes == code.as_bytes()));

    let answer = press_open(&link).await;
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()["location"], "/");
    let cookie = cookie_of(&answer).to_owned();
    let mut parts: Vec<&str> = cookie.split("; ").collect();
    let value = parts.remove(0).to_owned();
    parts.sort_unstable();
    assert_eq!(parts, ["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Strict"]);
    let token = value.strip_prefix("loa-board=").unwrap();
    assert!(token.len() >= 32);
    assert!(!commune.bytes_on_disk().windows(token.len()).any(|bytes| bytes == token.as_bytes()));
    assert_eq!(get(&commune, "/", &value).await.status(), 200);

    let again = press_open(&link).await;
    assert_eq!(again.status(), 403);
    assert!(again.text().await.unwrap().contains(CLOSED));
    commune.end().await;
}

#[tokio::test]
async fn looking_at_a_link_does_not_use_it_up() {
    let commune = commune().await;
    let link = link(&commune, STRANGER).await;
    for _ in 0..2 {
        assert_eq!(browser().head(&link).send().await.unwrap().status(), 200);
        let page = browser().get(&link).send().await.unwrap();
        assert_eq!(page.headers()[REFERRER_POLICY], "same-origin");
        assert!(page.text().await.unwrap().contains("Mở bảng"));
    }
    assert_eq!(press_open(&link).await.status(), 303);
    commune.end().await;
}

#[tokio::test]
async fn wrong_used_and_old_codes_look_the_same() {
    let commune = commune().await;
    let used = link(&commune, COORDINATOR).await;
    press_open(&used).await;
    let replaced = link(&commune, COORDINATOR).await;
    let old = link(&commune, COORDINATOR).await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::minutes(10));
    let wrong = url(&commune, "/mo/00000000000000000000000000000000");
    let strange = url(&commune, "/mo/%3Cscript%3E");
    let mut pages = vec![];
    for link in [used, replaced, old, wrong, strange] {
        let answer = press_open(&link).await;
        assert_eq!(answer.status(), 403);
        assert!(answer.headers().get("set-cookie").is_none());
        pages.push(answer.text().await.unwrap());
    }
    assert!(pages[0].contains(CLOSED) && pages[0].contains("/tiendo"), "{}", pages[0]);
    assert!(pages.iter().all(|page| *page == pages[0]));
    commune.end().await;
}

#[tokio::test]
async fn another_page_cannot_press_the_button() {
    let commune = commune().await;
    let link = link(&commune, COORDINATOR).await;
    let own = commune.loa.board_url().unwrap().to_owned();
    let post = |name: &'static str, value: String| browser().post(&link).header(name, value).send();
    for site in ["cross-site", "same-site", "none"] {
        assert_eq!(post("sec-fetch-site", site.into()).await.unwrap().status(), 403);
    }
    for origin in ["null", "http://evil.example"] {
        assert_eq!(post(ORIGIN.as_str(), origin.into()).await.unwrap().status(), 403);
    }
    assert_eq!(browser().post(&link).send().await.unwrap().status(), 403);
    assert_eq!(post(ORIGIN.as_str(), own).await.unwrap().status(), 303, "none of it has used the link up");
    commune.end().await;
}

#[tokio::test]
async fn a_screen_ends_after_twelve_hours_with_the_role_and_by_a_button() {
    let commune = commune().await;
    let cookie = opened(&commune, STRANGER).await;
    assert_eq!(get(&commune, "/", &cookie).await.status(), 200);
    assert_eq!(get(&commune, "/nam.png", &cookie).await.status(), 200);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::hours(12));
    assert_eq!(get(&commune, "/", &cookie).await.status(), 403);

    let other = opened(&commune, COORDINATOR).await;
    let cookie = opened(&commune, STRANGER).await;
    erase(&commune, STRANGER).await;
    assert_eq!(get(&commune, "/", &cookie).await.status(), 403, "whoever has no role shows nothing any more");
    assert_eq!(get(&commune, "/", &other).await.status(), 200);

    let coordinator = commune.person(COORDINATOR);
    let waiting = link(&commune, COORDINATOR).await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
    coordinator.press("Đóng các màn hình").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("đã đóng mọi màn hình"));
    assert_eq!(get(&commune, "/", &other).await.status(), 403);
    assert_eq!(get(&commune, "/nam.png", &other).await.status(), 403);
    assert_eq!(press_open(&waiting).await.status(), 403, "links that wait end too");
    commune.end().await;
}

/// Somebody gives everything up, roles too.
async fn erase(commune: &Commune, id: i64) {
    let now = commune.clock.now();
    let mut tx = commune.loa.store.begin(now).await.unwrap();
    let person = tx.person_in(loa::domain::ids::ChatId(id)).await.unwrap().unwrap();
    tx.erase_person(&person).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn members_and_residents_open_nothing() {
    let commune = commune().await;
    commune.welcome(RESIDENT).await;
    let head = commune.person(HEALTH_STATION);
    head.write("/tiendo").await;
    commune.settle().await;
    assert!(!head.last().await.has_button("Mở trên máy tính"));
    for cookie in ["", "loa-board=", "loa-board=0123", "loa-board=0123; loa-board=4567", "=;;\u{7f}"] {
        let Ok(value) = reqwest::header::HeaderValue::from_str(cookie) else { continue };
        let answer = browser().get(url(&commune, "/")).header(COOKIE, value).send().await.unwrap();
        assert_eq!(answer.status(), 403, "{cookie}");
        assert!(!answer.text().await.unwrap().contains("Trạm Y tế"));
    }
    // A deputy of the coordinator's unit without the role of one.
    commune.appoint_member(RESIDENT, "vhxh", Rank::Deputy).await;
    let deputy = commune.person(RESIDENT);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
    deputy.write("/tiendo").await;
    commune.settle().await;
    assert!(!deputy.last().await.has_button("Mở trên máy tính"));
    commune.end().await;
}

/// Behind a proxy everybody comes from its address.
#[tokio::test]
async fn looking_at_links_and_opening_them_locks_nobody_out() {
    let commune = commune().await;
    for _ in 0..30 {
        assert_eq!(browser().get(url(&commune, "/mo/1234")).send().await.unwrap().status(), 200);
    }
    assert_eq!(press_open(&link(&commune, COORDINATOR).await).await.status(), 303);
    commune.end().await;
}

#[tokio::test]
async fn tries_are_limited() {
    let commune = commune().await;
    let wrong = url(&commune, "/mo/1234");
    let mut answers = vec![];
    for _ in 0..25 {
        answers.push(press_open(&wrong).await.status().as_u16());
    }
    assert_eq!(answers[0], 403);
    assert_eq!(*answers.last().unwrap(), 429);
    assert_eq!(get(&commune, "/", "").await.status(), 403, "only the door is limited");
    commune.end().await;
}
