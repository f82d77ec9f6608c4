//! Whoever only holds connections open.

use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::*;

/// More than are taken; the system holds the rest without anybody noticing.
const IDLE: usize = 150;

#[tokio::test]
async fn idle_connections_take_nothing_from_the_bot() {
    let commune = commune().await;
    let address = commune.loa.board_url().unwrap().trim_start_matches("http://").to_owned();
    let mut idle = vec![];
    for _ in 0..IDLE {
        let mut connection = TcpStream::connect(&address).await.unwrap();
        connection.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        idle.push(connection);
    }
    let patience = Duration::from_millis(500);
    let asked = browser().get(url(&commune, "/")).timeout(patience).send().await;
    assert!(asked.is_err_and(|error| error.is_timeout()), "there is a limit");
    let person = commune.person(COORDINATOR);
    let before = person.messages().await.len();
    person.write("/trogiup").await;
    commune.settle().await;
    assert_eq!(person.messages().await.len(), before + 2, "the bot answers meanwhile");

    drop(idle);
    assert_eq!(get(&commune, "/", "").await.status(), 403, "the board is there again");
    commune.end().await;
}
