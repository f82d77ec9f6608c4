//! Updates in any order, some of them more than once, polled and by webhook, over a restart.

use serde_json::{Value, json};

use crate::telegram::world::{AN, World};

/// Somebody asks for help, in the update with this id.
fn help(update: i64) -> Value {
    let chat = json!({ "id": AN, "type": "private", "first_name": "An" });
    let from = json!({ "id": AN, "is_bot": false, "first_name": "An" });
    let message = json!({ "message_id": update, "date": 1, "chat": chat, "from": from, "text": "/trogiup" });
    json!({ "update_id": update, "message": message })
}

async fn each_acts_once(world: World) {
    // All in one batch, before anybody looks.
    for update in [930, 910, 920, 910, 930] {
        world.push_raw(help(update)).await;
    }
    let running = world.run();
    world.until("the first are answered", async || world.said(AN).await.len() >= 3).await;
    world.settle().await;
    running.stop().await;

    let running = world.run();
    // Some that were answered before the restart, and one that is older than all of them.
    for update in [920, 905, 930, 905] {
        world.push_raw(help(update)).await;
    }
    world.until("the late one is answered", async || world.said(AN).await.len() >= 4).await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 4);
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
    running.stop().await;
}

#[tokio::test]
async fn polled_out_of_order_and_repeatedly_each_acts_once() {
    each_acts_once(World::new().await).await;
}

#[tokio::test]
async fn sent_out_of_order_and_repeatedly_each_acts_once() {
    each_acts_once(World::by_webhook().await).await;
}
