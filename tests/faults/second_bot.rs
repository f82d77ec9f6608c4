//! The same bot a second time, on a folder of its own: one of the two works, the other waits and says why.

use std::sync::Arc;
use std::time::Duration;

use loa::store::{Paths, Store};
use loa::telegram::{Limits, Settings};
use tempfile::TempDir;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::support::log::Log;
use crate::telegram::world::{AN, BINH, TOKEN, World, connect};

struct SecondBot {
    cancel: CancellationToken,
    loops: JoinSet<()>,
    _folder: TempDir,
}

impl SecondBot {
    async fn start(world: &World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
        let settings = Settings {
            api_url: Some(world.sandbox.api_url().parse().unwrap()),
            poll: Duration::from_secs(2),
            limits: Limits::off(),
            ..Settings::new(TOKEN.into())
        };
        let telegram = Arc::new(connect(settings, &store, &world.clock, Arc::default()).await.unwrap());
        let (cancel, mut loops) = (CancellationToken::new(), JoinSet::new());
        let (receiving, stop) = (telegram.clone(), cancel.clone());
        loops.spawn(async move { receiving.run_receive(stop).await.unwrap() });
        let (handling, stop) = (telegram.clone(), cancel.clone());
        loops.spawn(async move { handling.run_dispatch(stop).await });
        let stop = cancel.clone();
        loops.spawn(async move { telegram.run_courier(stop).await });
        Self { cancel, loops, _folder: folder }
    }

    async fn stop(mut self) {
        self.cancel.cancel();
        while let Some(ended) = self.loops.join_next().await {
            ended.unwrap();
        }
    }
}

impl World {
    async fn conflicts(&self) -> usize {
        self.calls("getupdates").await.iter().filter(|call| call["error_code"] == 409).count()
    }

    /// An hour of the bots' clock, in which somebody writes now and then.
    async fn an_hour_of_writing(&self) {
        for minute in 0..60 {
            if minute % 10 == 0 {
                let before = self.said(AN).await.len();
                self.write(AN, AN, "/trogiup").await;
                self.until("An is answered", async || self.said(AN).await.len() > before).await;
            }
            self.skip(Duration::from_secs(60));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

#[tokio::test]
async fn two_bots_do_not_cut_each_other_off_in_turn() {
    let log = Log::of("info");
    let world = World::new().await;
    let first = world.run();
    world.write(AN, AN, "/trogiup").await;
    world.settle().await;

    let second = SecondBot::start(&world).await;
    world.until("the first is cut off", async || world.conflicts().await == 1).await;
    world.until("it says why", async || log.count("another program receives this bot's updates") > 0).await;
    world.an_hour_of_writing().await;
    assert_eq!(world.conflicts().await, 1, "they cut each other off in turn");
    assert_eq!(world.said(AN).await.len(), 7, "each message is answered by one of them");
    let said = log.count("another program receives this bot's updates");
    assert!((2..=10).contains(&said), "said {said} times in an hour");

    // The other one goes: whoever waited works again, for what was written meanwhile too.
    second.stop().await;
    world.write(BINH, BINH, "/trogiup").await;
    world
        .until("the first works again", async || {
            world.skip(Duration::from_secs(5));
            world.said(BINH).await.len() == 1
        })
        .await;
    world.an_hour_of_writing().await;
    assert_eq!((world.said(AN).await.len(), world.said(BINH).await.len()), (13, 1));
    assert_eq!(world.conflicts().await, 1);
    first.stop().await;
}
