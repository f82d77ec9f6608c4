//! What the pages show, and what they never do.

use reqwest::Method;

use super::*;
use crate::private::Writer;
use crate::private::scene::CRY;
use crate::support::{RESIDENT, small_plan};

#[tokio::test]
async fn the_board_shows_the_plan_and_nobodys_name() {
    let commune = commune().await;
    let cookie = opened(&commune, ANYBODY).await;
    let answer = get(&commune, "/", &cookie).await;
    assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
    let page = answer.text().await.unwrap();
    for text in
        ["lang=\"vi\"", "Tiến độ · Xã Song An", "4. Trạm Y tế", "Quá hạn", "30 ngày tới", "Cả năm 2020"]
    {
        assert!(page.contains(text), "{text}");
    }
    for name in ["Hạnh", "H'Lan", "Siu", "t.me", "telegram.org", "<script", "style=\"", "http://", "https://"]
    {
        assert!(!page.contains(name), "{name}");
    }
    let picture = get(&commune, "/nam.png", &cookie).await;
    assert_eq!(picture.headers()["content-type"], "image/png");
    let picture = image::load_from_memory(&picture.bytes().await.unwrap()).unwrap();
    assert_eq!(picture.width(), 1080);
    commune.end().await;
}

#[tokio::test]
async fn every_answer_carries_the_guards() {
    let commune = commune().await;
    let cookie = opened(&commune, ANYBODY).await;
    for (path, status) in [
        ("/", 200),
        ("/nam.png", 200),
        ("/style.css", 200),
        ("/icon.svg", 200),
        ("/mo/1", 200),
        ("/nothing", 404),
        ("/mo/", 404),
        ("/../loa.db", 404),
    ] {
        let answer = get(&commune, path, &cookie).await;
        assert_eq!(answer.status(), status, "{path}");
        let headers = answer.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        for rule in [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(rule), "{path}: {rule}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin", "{path}");
        let expected = if path == "/mo/1" { "same-origin" } else { "no-referrer" };
        assert_eq!(headers["referrer-policy"], expected, "{path}");
    }
    for (method, path) in [(Method::POST, "/"), (Method::DELETE, "/mo/1"), (Method::PUT, "/nam.png")] {
        let answer = browser().request(method, url(&commune, path)).send().await.unwrap();
        assert_eq!(answer.status(), 405, "{path}");
        assert!(answer.headers().contains_key("content-security-policy"));
    }
    commune.end().await;
}

#[tokio::test]
async fn a_strangers_name_for_this_computer_gets_nothing() {
    let commune = commune().await;
    let port = commune.loa.board_url().unwrap().rsplit(':').next().unwrap().to_owned();
    for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1", "", "127.0.0.1:1"] {
        assert_eq!(asked_as(&commune, host).await, 404, "{host}");
    }
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}")] {
        assert_eq!(asked_as(&commune, &host).await, 403, "{host}");
    }
    commune.end().await;
}

#[tokio::test]
async fn behind_a_proxy_with_a_certificate_the_cookie_is_locked_to_it() {
    // A port of its own, so that the test can knock at it as the proxy would.
    let listen = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let settings = BoardSettings { listen, url: Some("https://tiendo.example.vn".parse().unwrap()) };
    let commune = Commune::staffed(song_an(), "2020-11-20 09:00").await.with_board(settings).await;
    let link = link(&commune, COORDINATOR).await;
    let path = link.strip_prefix("https://tiendo.example.vn").unwrap();
    let answer = browser()
        .post(format!("http://{listen}{path}"))
        .header(HOST, "tiendo.example.vn")
        .header("sec-fetch-site", "same-origin")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 303);
    let cookie = cookie_of(&answer);
    assert!(cookie.starts_with("__Host-loa-board=") && cookie.contains("; Secure"), "{cookie}");
    commune.end().await;
}

#[tokio::test]
async fn whatever_a_task_is_called_it_stays_text() {
    const HOSTILE: &str = "<script>alert(1)</script> & evil";
    let plan = small_plan(&format!(
        "[[task]]\nslug = \"x\"\nsection = \"V.4\"\ntitle = \"{HOSTILE}\"\ntext = \"x\"\nlead = [\"yte\"]\n\
         units_from = \"plan\"\ndue_on = 2020-11-25\ndue_from = \"local\"\n"
    ));
    let commune = commune_of(plan).await;
    let page = get(&commune, "/", &opened(&commune, ANYBODY).await).await.text().await.unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; evil"), "{page}");
    assert!(!page.contains("<script"));
    commune.end().await;
}

#[tokio::test]
async fn the_board_knows_nothing_of_cases() {
    let quiet = Commune::guarded("2020-11-20 09:00").await.with_board(super::local()).await;
    let cookie = opened(&quiet, COORDINATOR).await;
    let shown = async || {
        let page = get(&quiet, "/", &cookie).await.text().await.unwrap();
        page.lines().filter(|line| !line.contains("Số liệu lúc")).collect::<Vec<_>>().join("\n")
    };
    let before = shown().await;
    assert!(before.contains("Trạm Y tế"), "{before}");
    Writer::new(&quiet, RESIDENT).send(CRY).await;
    assert_eq!(quiet.cases().await.len(), 1);
    assert_eq!(shown().await, before);
    quiet.end().await;
}

#[tokio::test]
async fn an_address_that_is_taken_is_said_clearly() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_loa"))
            .args(["sandbox", "--port", "0", "--data", folder.path().to_str().unwrap()])
            .args(arguments)
            .output()
            .unwrap()
    };
    for (arguments, says) in [
        (["--board", &address.to_string()], "choose another address with --board"),
        (["--board", "0.0.0.0:0"], "--board-url"),
    ] {
        let ended = run(&arguments);
        let error = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{error}");
        assert!(error.contains(says), "{error}");
    }
    let ended = run(&["--board", "127.0.0.1:0", "--board-url", "https://a.example/path"]);
    assert_eq!(ended.status.code(), Some(1));
}

#[tokio::test]
async fn it_stops_with_the_bot_although_connections_are_open() {
    use std::io::Write;
    let commune = commune().await;
    let address = commune.loa.board_url().unwrap().strip_prefix("http://").unwrap().to_owned();
    let mut half = std::net::TcpStream::connect(&address).unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let began = std::time::Instant::now();
    commune.end().await;
    assert!(began.elapsed() < std::time::Duration::from_secs(5), "{:?}", began.elapsed());
}
