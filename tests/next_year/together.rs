//! Two coordinators, old buttons, and those whom it is not for.

use chrono::Duration;
use loa::clock::Clock;
use loa::domain::action::Action;
use loa::domain::next_year::{NextYearAction as Do, Stamp};
use loa::domain::role::Role;
use loa::domain::roll::next_year;

use super::scene::{SECOND, commune, go, now, open, plan, stored};
use crate::official::scene::Phone;
use crate::private::forger;
use crate::support::{COORDINATOR, HEALTH_STATION};

#[tokio::test]
async fn nobody_imports_what_another_has_changed_meanwhile_or_imported() {
    let commune = commune().await;
    commune.appoint(SECOND, Role::Coordinator).await;
    let (first, second) = (Phone::of(&commune, COORDINATOR), Phone::of(&commune, SECOND));
    let card = open(&first).await;
    go(&first, &card, &["Đưa vào Loa"]).await;
    let others = open(&second).await;
    go(&second, &others, &["Xem từng mục", "✖️ 1"]).await;

    commune.pass(Duration::seconds(15)).await;
    let flashed = first.person.press("Đưa vào").await;
    commune.settle().await;
    assert!(!flashed.is_empty());
    assert!(stored(&commune, 2021).await.is_none());
    let asked = now(&first, &card).await;
    assert!(asked.text.contains("có 3 việc"), "{}", asked.text);
    go(&first, &card, &["Đưa vào"]).await;
    let imported = stored(&commune, 2021).await.unwrap();
    assert!(!imported.tasks.iter().any(|task| task.slug == "dau-nam"));

    let told = second.last().await;
    assert!(told.text.contains("đã đưa kế hoạch năm 2021 vào Loa: 3 việc"), "{}", told.text);
    // The page is still there with its old buttons.
    for label in ["↩️ 1", "✖️ 2", "Đưa vào Loa"] {
        let late = second.person.messages().await.into_iter().find(|one| one.id == others.id).unwrap();
        if late.has_button(label) {
            commune.pass(Duration::seconds(15)).await;
            second.person.press_on(&late, label).await;
            commune.settle().await;
        }
        let shown = now(&second, &others).await;
        assert!(shown.text.contains("đã có trong Loa từ ngày 07/12/2020"), "{}", shown.text);
    }
    let year = 2021;
    for stamp in [Stamp { revision: 1, change: 0 }, Stamp { revision: 1, change: 1 }] {
        forger::press(&commune, SECOND, Action::NextYear(Do::Import { year, stamp })).await;
    }
    assert_eq!(stored(&commune, 2021).await.unwrap(), imported, "nothing was overwritten");
    commune.end().await;
}

#[tokio::test]
async fn a_plan_that_came_another_way_is_not_overwritten() {
    let commune = commune().await;
    let mut own = next_year(&plan()).plan;
    own.tasks.truncate(1);
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.import(&own).await.unwrap();
    tx.commit().await.unwrap();
    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    assert!(card.text.contains("đã có trong Loa"), "{}", card.text);
    let stamp = Stamp { revision: 1, change: 0 };
    for action in [Do::Page { year: 2021, page: 0 }, Do::Ask(2021), Do::Import { year: 2021, stamp }] {
        forger::press(&commune, COORDINATOR, Action::NextYear(action)).await;
    }
    assert_eq!(stored(&commune, 2021).await.unwrap(), own);
    commune.end().await;
}

#[tokio::test]
async fn an_imported_file_moves_the_places_of_old_buttons() {
    let commune = commune().await;
    let phone = Phone::of(&commune, COORDINATOR);
    let card = open(&phone).await;
    go(&phone, &card, &["Xem từng mục"]).await;
    let mut changed = plan();
    changed.tasks.remove(0);
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.import(&changed).await.unwrap();
    tx.commit().await.unwrap();
    let page = go(&phone, &card, &["✖️ 1"]).await;
    assert!(!page.text.contains("bỏ ra") && page.text.contains("1. 🗓 Ngày Quốc tế"), "{}", page.text);
    commune.end().await;
}

#[tokio::test]
async fn leaders_and_heads_of_units_neither_see_it_nor_can_press_it() {
    let commune = commune().await;
    commune.appoint(SECOND, Role::Leader).await;
    let leader = Phone::of(&commune, SECOND);
    assert!(!leader.write("/baocao").await.has_button("Kế hoạch năm sau"));
    assert!(!leader.go(&["Theo từng mục"]).await.has_button("Kế hoạch năm sau"));
    let stamp = Stamp { revision: 1, change: 0 };
    for id in [SECOND, HEALTH_STATION] {
        let phone = Phone::of(&commune, id);
        let before = phone.person.messages().await.len();
        for action in [
            Do::Open,
            Do::Page { year: 2021, page: 0 },
            Do::Put { year: 2021, revision: 1, place: 0, out: true },
            Do::File(2021),
            Do::Ask(2021),
            Do::Import { year: 2021, stamp },
        ] {
            forger::press(&commune, id, Action::NextYear(action)).await;
        }
        assert_eq!(phone.person.messages().await.len(), before, "{id}");
        assert!(!phone.person.heard().await.contains("năm 2021"), "{id}");
    }
    assert!(stored(&commune, 2021).await.is_none());
    commune.end().await;
}
