### Bảng tiến độ.

progress =
    📊 <b>Tiến độ</b> · { $commune }
    { $title }
    { $date }
progress-unit = { $number }. <b>{ $unit }</b>
progress-done = { $bar } xong { $done }/{ $count }
progress-reported = { $count } chờ xác nhận
progress-in-progress = { $count } đang làm
progress-ahead = { $count } chưa bắt đầu
progress-late = ⚠️ { $count } qua hạn
progress-nothing = Không có việc chủ trì.
progress-overdue = ⚠️ <b>Qua hạn ({ $count })</b>
progress-upcoming = 🕒 <b>Trong 30 ngày tới ({ $count })</b>
progress-task = • { $date }{ $whose ->
    [plan] {""}
   *[local] {" "}(xã chọn)
 }{ $kind ->
    [ongoing] {" "}thường xuyên
   *[dated] {""}
 }: { $title } ({ $unit })
progress-silent = <b>Nhắc nhiều lần chưa trả lời:</b> { $units }
progress-without-members = <b>Chưa có người tham gia:</b> { $units }
progress-foot = Bấm số để xem việc của từng đơn vị.
progress-of = 📊 <b>{ $unit }</b> · { $date }
button-back-to-progress = ‹ Tiến độ chung
