### Những chữ dùng chung: ngày tháng, con số, tên nút.

trouble = Dạ, Loa đang gặp trục trặc. Điều vừa nhắn vẫn được giữ lại; xin thử lại sau ít phút ạ.
unnamed = (chưa rõ tên)

weekday = { $number ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[7] Chủ nhật
 }
month = { $number ->
    [1] 01
    [2] 02
    [3] 03
    [4] 04
    [5] 05
    [6] 06
    [7] 07
    [8] 08
    [9] 09
    [10] 10
    [11] 11
   *[12] 12
 }
date = { $weekday }, { $day }/{ $month }/{ $year }
day = { $day }/{ $month }
full-day = { $day }/{ $month }/{ $year }
moment = { $time }, { $day }
weekday-and-day = { $weekday }, { $day }/{ $month }
# Dấu ngăn hàng nghìn: 1.200
thousands = .

more-not-shown = … và { $count } mục nữa.

button-home = 🏠 Về đầu
button-back = ‹ Quay lại
button-help = Trợ giúp
button-language = Ngôn ngữ
button-cancel = Thôi, dừng lại
button-number = { $number }
button-tasks = 📋 Việc của đơn vị
button-progress = 📊 Tiến độ
