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

# Dưới hình: tối đa 1024 chữ, dòng nào không đủ chỗ thì bỏ cả dòng.
caption-progress =
    📊 <b>Tiến độ</b> · { $commune }
    { $date }. Cả xã: xong { $done }/{ $count } việc.
caption-unit = { $whose ->
    [own] ▸ { $number }. <b>{ $unit }</b>
   *[other] { $number }. { $unit }
 }: xong { $done }/{ $count }{ $more ->
    [some] , { $stages }
   *[none] {""}
 }
caption-year =
    🗓 <b>Cả năm { $year }</b> · { $commune }
    Tính đến { $date }.
caption-month = { $month }: xong { $done }/{ $count }{ $more ->
    [some] , { $stages }
   *[none] {""}
 }
caption-more = … còn nữa: bấm “Xem bằng chữ”.
year-month = Tháng { $number }
button-picture = 📊 Xem hình
button-year = 🗓 Cả năm
button-progress-text = Xem bằng chữ

# Trên hình.
stage = { $stage ->
    [confirmed] Đã xong
    [reported] Chờ xác nhận
    [in-progress] Đang làm
    [ahead] Chưa bắt đầu
   *[overdue] Quá hạn
 }
picture-progress = Tiến độ · { $commune }
picture-as-of = Tính đến { $date }
picture-done = Cả xã: xong { $done }/{ $count } việc
picture-unit = { $whose ->
    [own] ▸ { $number }. { $unit } (đơn vị mình)
   *[other] { $number }. { $unit }
 }
picture-nothing = không chủ trì
picture-other-units = Và { $count } đơn vị khác
picture-overdue = { $count ->
    [0] Không có việc quá hạn
   *[other] Quá hạn: { $count } việc
 }
picture-overdue-line = { $unit } · hạn { $date }, quá { $days } ngày
picture-upcoming = { $count ->
    [0] 30 ngày tới: không có việc đến hạn
   *[other] 30 ngày tới: { $count } việc đến hạn
 }
picture-upcoming-line = { $unit } · hạn { $date }, { $days ->
    [0] hôm nay
   *[other] còn { $days } ngày
 }
picture-more-tasks = … và { $count } việc nữa
picture-silent = Chưa trả lời sau nhiều lần nhắc: { $units }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } đơn vị nữa
 }
picture-unreached = Chưa có ai nhận nhắc việc: { $units }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } đơn vị nữa
 }
picture-year = Cả năm { $year } · { $commune }
picture-today = Hôm nay
picture-month = T{ $number }
picture-event = { $first }: { $name }
picture-event-days = { $first }–{ $last }: { $name }

# Bảng tiến độ trên máy tính.
button-open-screen = 🖥 Mở trên máy tính
button-close-screens = Đóng các màn hình
screen-link =
    🖥 <b>Mở bảng tiến độ trên máy tính</b>

    Anh/chị mở địa chỉ này trên máy tính rồi bấm “Mở bảng”:
    { $link }

    Địa chỉ dùng được một lần, trong { $minutes } phút; xin đừng gửi cho người khác. Màn hình tự đóng sau 12 giờ, hoặc khi anh/chị bấm “Đóng các màn hình”.
screens-closed = Dạ, Loa đã đóng mọi màn hình đang mở bảng tiến độ.
