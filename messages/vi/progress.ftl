### Bảng tiến độ.

progress =
    📊 <b>Tiến độ</b> · { $commune }
    { $title }
    Tính đến { $date }
progress-unit = { $number }. <b>{ $unit }</b>
progress-done = { $bar } xong { $done }/{ $count }
progress-reported = { $count } chờ xác nhận
progress-in-progress = { $count } đang làm
progress-ahead = { $count } chưa bắt đầu
progress-late = ⚠️ { $count } quá hạn
progress-nothing = Không có việc chủ trì.
progress-overdue = ⚠️ <b>Quá hạn ({ $count })</b>
progress-upcoming = 🕒 <b>Trong 30 ngày tới ({ $count })</b>
progress-task = • { $date }{ $whose ->
    [plan] {""}
   *[local] {" "}(xã chọn)
 }{ $kind ->
    [ongoing] {" "}thường xuyên
   *[dated] {""}
 }: { $title } ({ $unit })
progress-silent = <b>Chưa trả lời sau nhiều lần nhắc:</b> { $units }
progress-unreached = <b>Chưa có ai nhận nhắc việc</b> (chưa tham gia hoặc đã chặn Loa): { $units }
progress-foot = Bấm số để xem việc của từng đơn vị.
progress-of-none = Không có việc nào.
progress-of = 📊 <b>{ $unit }</b> · { $date }
button-back-to-progress = ‹ Tiến độ chung
button-decide = Duyệt { $number }
