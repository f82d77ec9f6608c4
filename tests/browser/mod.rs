//! The sandbox's page in a real Chromium: the main story, clicked through, and the lock screens.

mod board;
mod page;
mod phone;
mod process;

use page::Page;
use process::Process;

use crate::support::{COORDINATOR, HEALTH_STATION};

const TASK: &str = "Tư vấn sức khỏe sinh sản và lựa chọn giới tính thai nhi";
const REPORT: &str = "Đã tư vấn tại trạm cho 45 người, 30 nữ, 15 nam";

/// "The health station gets its reminder, asks for three days, is granted them, reports with a photo, the
/// coordinator confirms, /tiendo shows it": with the Song An plan and the page's own first steps.
#[tokio::test]
#[ignore = "needs Debian's chromium and chromium-driver; .ci/run has them"]
async fn the_health_station_is_reminded_and_reports() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["sandbox", "--port", "0", "--data", folder.path().to_str().unwrap()];
    let (_sandbox, address) = Process::start(env!("CARGO_BIN_EXE_loa"), &arguments, |line| {
        Some(line.split_once("http://")?.1.to_owned())
    });
    let page = Page::open(&format!("http://{address}")).await;
    page.see("clock-now", &["06:00"]).await;

    page.click("help-go").await;
    page.see("clock", &["07:30", "10 tháng 12, 2020"]).await;
    page.read(HEALTH_STATION, &["Loa nhắc việc · thứ Năm, 10/12/2020", TASK, "còn 7 ngày"]).await;
    page.press(HEALTH_STATION, "thứ Năm, 10/12/2020", "2").await;
    page.press(HEALTH_STATION, "mục V.4 của kế hoạch", "Xin thêm ngày").await;
    page.press(HEALTH_STATION, "xin thêm đến ngày nào", "20/12").await;
    page.read(HEALTH_STATION, &["Loa đã chuyển đến đầu mối", TASK, "20/12/2020"]).await;

    page.read(COORDINATOR, &["Trạm Y tế xin thêm ngày", TASK, "17/12/2020", "20/12/2020"]).await;
    page.press(COORDINATOR, "Trạm Y tế xin thêm ngày", "Đồng ý đến 20/12").await;
    page.read(COORDINATOR, &["Trạm Y tế xin thêm ngày", "Đã đồng ý"]).await;

    page.read(HEALTH_STATION, &["Đầu mối đồng ý", TASK, "Chủ nhật, 20/12/2020"]).await;
    page.press(HEALTH_STATION, "Đầu mối đồng ý", "Xem chi tiết").await;
    page.press(HEALTH_STATION, "mục V.4 của kế hoạch", "Đã xong").await;
    page.read(HEALTH_STATION, &["nhắn kết quả trong một tin"]).await;
    page.attach(HEALTH_STATION, concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/photo.png")).await;
    page.write(HEALTH_STATION, REPORT).await;
    page.see_picture(HEALTH_STATION, REPORT).await;
    page.read(HEALTH_STATION, &["Loa đã nhận báo cáo", "45 người, 30 nữ, 15 nam", "Minh chứng: 1 ảnh"]).await;

    page.read(COORDINATOR, &["Trạm Y tế báo cáo đã xong việc", TASK, REPORT, "45 người, 30 nữ, 15 nam"])
        .await;
    page.press(COORDINATOR, "Trạm Y tế báo cáo đã xong việc", "Xem minh chứng (1)").await;
    page.see_picture(COORDINATOR, "Minh chứng 1/1").await;
    page.press(COORDINATOR, "Trạm Y tế báo cáo đã xong việc", "Xác nhận").await;
    page.read(COORDINATOR, &["Trạm Y tế báo cáo đã xong việc", "Đã xác nhận"]).await;
    page.read(HEALTH_STATION, &["Đầu mối đã xác nhận việc", TASK]).await;

    page.write(COORDINATOR, "/tiendo").await;
    let board = page.read(COORDINATOR, &["Tiến độ", "xong 1/2"]).await;
    let station = board.split("Trạm Y tế").nth(1).unwrap_or_default();
    assert!(station.trim_start().lines().next().unwrap_or_default().contains("xong 1/2"), "{board}");

    page.click("preset-1").await;
    for (chat, caption) in [(2001, "Người dân"), (3001, "Địa chỉ tin cậy"), (COORDINATOR, "Đầu mối")]
    {
        page.see(&format!("chat-{chat}"), &[caption]).await;
    }
}
