### Kế hoạch năm sau: Loa đề xuất, cán bộ đầu mối xem lại rồi mới đưa vào.

button-next-year = 📅 Kế hoạch năm sau
button-next-year-items = 🔎 Xem từng mục
button-next-year-summary = ‹ Tóm tắt
button-next-year-file = 📎 Gửi tệp
button-next-year-ask = ✅ Đưa vào Loa
button-next-year-import = ✅ Đưa vào
button-next-year-out = ✖️ { $number }
button-next-year-in = ↩️ { $number }

next-year =
    📅 <b>Đề xuất kế hoạch năm { $year }</b>

    Loa lập từ kế hoạch năm { $old }, dời ngày sang năm mới. Anh/chị xem lại, chưa có gì được đưa vào.
next-year-totals = <b>{ $tasks } việc</b>, { $events } sự kiện, { $reports } kỳ báo cáo.
next-year-left-out = Bỏ ra { $count } mục.
next-year-cancelled = Không đưa vào { $count } việc đã bỏ trong năm nay.
next-year-moved = { $count } ngày trùng ngày nghỉ, đã dời sang ngày làm việc.
next-year-lunar = ⚠️ Ngày nghỉ âm lịch, phải nhập tay ngày của năm { $year }: { $names }.
next-year-named = ⚠️ { $count } chỗ còn ghi năm { $old }, Loa không tự sửa:
next-year-free = Việc lặp lại có hạn trùng ngày nghỉ:
next-year-free-line = • { $title }: { $days }
next-year-never = ⚠️ Việc lặp lại không có ngày nào trong năm { $year }, nên không đưa vào:
next-year-item = • { $title }
next-year-more = … và { $count } chỗ nữa

next-year-page =
    📅 <b>Đề xuất kế hoạch năm { $year }</b>
    Bấm ✖️ để bỏ một mục, ↩️ để lấy lại.
next-year-line = { $number }. { $kind ->
    [event] 🗓
    [report] 📄
   *[work] 📌
 } <b>{ $title }</b>
next-year-line-out = { $number }. <s>{ $title }</s> (bỏ ra)
next-year-line-gone = { $number }. <s>{ $title }</s> (bỏ theo sự kiện)
next-year-day = { $old } → { $new }
next-year-days = { $old } → { $new } đến { $until }
next-year-because = (dời sang { $weekday }, vì { $day } là { $free })
next-year-with-events = theo sự kiện, { $first }{ $times ->
    [1] {""}
   *[some] {" "}và { $more } ngày nữa
 }
next-year-recurring = lặp lại, { $first }{ $times ->
    [1] {""}
   *[some] {" "}và { $more } ngày nữa
 }
next-year-all-year = cả năm, hỏi theo kỳ báo cáo

next-year-ask =
    Kế hoạch năm { $year } có <b>{ $tasks } việc</b>, { $events } sự kiện, { $reports } kỳ báo cáo. Đưa vào Loa ạ?
next-year-ask-none = Dạ, không còn việc nào trong kế hoạch năm { $year } để đưa vào ạ.
next-year-ask-later = Kế hoạch năm nay vẫn như cũ. Việc của năm { $year } hiện trong danh sách của đơn vị từ 30 ngày trước hạn.

next-year-imported =
    ✅ <b>Kế hoạch năm { $year } đã vào Loa</b>: { $tasks } việc, { $events } sự kiện, { $reports } kỳ báo cáo.
next-year-first = Tin nhắc đầu tiên: { $date }.
next-year-no-first = Kế hoạch này chưa có tin nhắc nào.
next-year-how = Cần sửa, thêm, bỏ việc nào thì bấm “Sửa, thêm việc”. Sửa nhiều thì bấm “Gửi tệp”, sửa trên máy tính rồi nhờ người giữ máy chủ đưa vào lại bằng lệnh <b>loa plan import</b>.
next-year-told = 📅 { $name } đã đưa kế hoạch năm { $year } vào Loa: { $tasks } việc.
next-year-exists = Dạ, kế hoạch năm { $year } đã có trong Loa từ ngày { $date }. Loa không ghi đè ạ.

next-year-caption = 📎 Kế hoạch năm { $year }: { $tasks } việc. Sửa trên máy tính được; đưa vào lại bằng lệnh loa plan import.
