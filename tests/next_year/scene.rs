//! A commune at the end of its year, with a coordinator who looks ahead.

use loa::clock::Clock;
use loa::domain::plan::Plan;

use crate::official::scene::Phone;
use crate::support::people::Message;
use crate::support::{Commune, small_plan};

/// Another coordinator, or a leader.
pub const SECOND: i64 = 1009;

const YEAR: &str = r#"
[[event]]
slug = "ngay-8-3"
section = "II.6"
name = "Ngày Quốc tế phụ nữ 8/3"
starts_on = 2020-03-08
ends_on = 2020-03-08
dates_from = "plan"

[[holiday]]
on = 2020-01-24
until = 2020-01-28
lunar = true
name = "Tết Nguyên đán Canh Tý"

[[task]]
slug = "dau-nam"
section = "V.4"
title = "Tư vấn sức khỏe đầu năm"
text = "Tư vấn sức khỏe đầu năm 2020."
lead = ["yte"]
units_from = "plan"
due_on = 2020-01-20
due_from = "local"

[[task]]
slug = "thang-3"
section = "V.4"
title = "Khám cho phụ nữ"
text = "Khám cho phụ nữ."
lead = ["yte"]
units_from = "plan"
due_on = 2020-03-06
due_from = "local"

[[task]]
slug = "le-8-3"
section = "V.6"
title = "Tổ chức ngày 8/3"
text = "Tổ chức ngày 8/3."
lead = ["hlhpn"]
units_from = "plan"
events = ["ngay-8-3"]

[[task]]
slug = "nhuan"
section = "V.5"
title = "Trực ngày nhuận"
text = "Trực ngày nhuận."
lead = ["congan"]
units_from = "plan"
recurs = "0 0 0 29 2 *"
due_from = "local"

[[task]]
slug = "cuoi-nam"
section = "V.4"
title = "Tổng kết của trạm"
text = "Tổng kết của trạm."
lead = ["yte"]
units_from = "plan"
due_on = 2020-12-30
due_from = "local"
"#;

pub fn plan() -> Plan {
    small_plan(YEAR)
}

/// A Monday morning in December; the coordinator and the health station are there.
pub async fn commune() -> Commune {
    Commune::staffed(plan(), "2020-12-07 09:00").await
}

/// Opens the proposal from the reports; gives its message.
pub async fn open(phone: &Phone<'_>) -> Message {
    phone.write("/baocao").await;
    phone.go(&["Kế hoạch năm sau"]).await
}

/// The same message after these presses, whatever else came into the chat.
pub async fn go(phone: &Phone<'_>, message: &Message, labels: &[&str]) -> Message {
    for label in labels {
        phone.go(&[label]).await;
    }
    now(phone, message).await
}

/// The message as it is now.
pub async fn now(phone: &Phone<'_>, message: &Message) -> Message {
    let messages = phone.person.messages().await;
    messages.into_iter().find(|other| other.id == message.id).expect("the message is gone")
}

/// The plan of a year in the database.
pub async fn stored(commune: &Commune, year: i32) -> Option<Plan> {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.plan_of_year(year).await.unwrap().map(|stored| stored.plan.clone())
}
