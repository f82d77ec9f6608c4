### Chữ trên các tệp Loa làm: biểu đồ, danh sách, tờ đọc loa, lịch.

# Tên tệp: chỉ chữ không dấu.
paper-file-chart = gui-tin-{ $day }-{ $month }
paper-file-attendance = danh-sach-{ $day }-{ $month }
paper-file-loudspeaker = doc-loa-{ $day }-{ $month }
paper-file-calendar = lich-{ $day }-{ $month }
paper-file-progress = tien-do-{ $day }-{ $month }
paper-file-year = ca-nam-{ $day }-{ $month }

paper-made-at = Số liệu lúc { $time } { $date }
paper-time = { $hour }:{ $minute }

chart-recipients = Người nhận: { $count }
chart-held-back = { $count } người chưa gửi vì tuần này đã nhận đủ tin
chart-sent = Đã gửi
chart-blocked = Đã chặn Loa
chart-failed = Gửi không được
chart-left = Còn chờ
chart-villages = Theo thôn, làng
chart-groups = Theo nhóm
chart-no-village = Chưa chọn thôn, làng
chart-others = Và { $count } nơi khác
chart-nobody = Chưa có ai trong danh sách nhận
chart-answers = Trả lời
answer-coming = Sẽ đến
answer-maybe = Chưa chắc
answer-not-coming = Không đến

list-sheet = Danh sách
list-summary-sheet = Tổng hợp
list-summary-title = Tổng hợp trả lời: { $title }
list-day = Ngày
list-time = Giờ
list-place = Địa điểm
list-made-at = Lập lúc
list-number = Số thứ tự
list-name = Họ và tên
list-village = Thôn, làng
list-answer = Trả lời
list-no-village = (chưa chọn)
list-total = Tổng cộng
list-unlisted = Trong đó không ghi tên
list-note = Danh sách chỉ ghi tên người đã đồng ý; những người khác được tính ở trang Tổng hợp.

# Tờ đọc loa. Ngoặc vuông là lời dặn người đọc, không đọc lên.
speaker-note = [Đọc chậm, đọc hai lần. Mỗi dòng một hơi; dòng thụt vào là đọc tiếp câu trên.]
speaker-opening = Kính thưa bà con { $commune }! Mời bà con chú ý lắng nghe thông báo của { $announcer }.
speaker-title = Nội dung: { $title }.
speaker-day = Thời gian: { $day }.
speaker-day-and-time = Thời gian: { $time }, { $day }.
speaker-place = Địa điểm: { $place }.
speaker-again = Xin nhắc lại để bà con nhớ.
speaker-closing = Thông báo đến đây là hết. Xin cảm ơn bà con đã lắng nghe.
speaker-heading = TỜ ĐỌC LOA TRUYỀN THANH

spoken-day = { $weekday }, ngày { $day } tháng { $month } năm { $year }
spoken-day-and-month = { $day } tháng { $month }
spoken-date = { $day } tháng { $month } năm { $year }
spoken-month = { $month } năm { $year }
# Giữa hai ngày hoặc hai giờ: "từ 15 tháng 11 đến 15 tháng 12".
spoken-until = đến
spoken-hour = { $hour } giờ
spoken-hour-and-minute = { $hour } giờ { $minute } phút
spoken-time = { $part ->
    [morning] { $time } sáng
    [noon] { $time } trưa
    [afternoon] { $time } chiều
    [evening] { $time } tối
   *[night] { $time } đêm
 }
# Chữ đứng trước một ngày hay tháng viết bằng số, như "ngày 8/3", "tháng 10/2020"; viết thường.
spoken-word-day = ngày
spoken-word-month = tháng
# Những chữ có thể ngắt hơi ở trước, viết thường, cách nhau bằng dấu cách.
spoken-links = và hoặc hay nhưng mà để nhằm cho của tại trong với khi nếu thì vì nên do bằng theo từ đến về là được cùng các những
