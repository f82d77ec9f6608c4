### Đầu mối sửa, thêm, bỏ việc; tin báo cho đơn vị.

button-change-tasks = ✏️ Sửa, thêm việc
button-change-unit-tasks = ✏️ Sửa việc của đơn vị

change-list = ✏️ <b>Các việc của kế hoạch năm { $year }</b>{ $whose ->
    [unit] {" "}· { $unit }
   *[all] {""}
 }
change-list-count = Có { $count } việc{ $pages ->
    [1] {""}
   *[other] , trang { $page }/{ $pages }
 }. Bấm số của việc để xem và sửa.
change-list-none = Chưa có việc nào.
change-line = { $number }. <b>{ $title }</b>{ $state ->
    [cancelled] {" "}- đã bỏ
   *[open] {""}
 }
change-line-facts = Hạn: { $when } · { $units }
change-nobody = chưa có đơn vị chủ trì
change-discarded = Dạ, bản nháp đã bỏ; kế hoạch không thay đổi gì ạ.
button-add-task = ➕ Thêm việc
button-plan-of-year = Kế hoạch năm { $year }
button-all-tasks = Việc của mọi đơn vị

when-all-year = cả năm, hỏi mỗi kỳ báo cáo
when-none = chưa có ngày
when-many = { $days }, … (cả thảy { $count } ngày)

change-task-section = { $place ->
    [plan] Mục { $section } của kế hoạch năm { $year }
   *[outside] Việc bổ sung năm { $year }, không có trong văn bản kế hoạch
 }
change-task-cancelled = ❌ <b>Đã bỏ</b>{ $why ->
    [none] .
   *[said] : { $reason }
 }
change-when = Hạn: { $when }
change-leads = Chủ trì: { $units }
change-supports = Phối hợp: { $units }
change-text = Nội dung: <blockquote>{ $text }</blockquote>
change-standings = <b>Các đơn vị đang thế nào</b>
change-standing = • { $unit } ({ $date }): { $standing }
change-history = <b>Đã thay đổi</b>
change-history-line = • { $date }, { $name }: { $changes }
change-saved = { $count ->
    [0] ✅ Đã lưu. Không có ai cần báo.
   *[other] ✅ Đã lưu. Loa báo đến { $count } người.
 }
change-not-changed = { $why ->
    [settled-before] Việc này đã được bỏ, hoặc đã được khôi phục trước đó rồi ạ.
   *[same] Không có gì thay đổi ạ.
 }
button-edit-task = ✏️ Sửa việc này
button-cancel-task = 🗑 Bỏ việc này
button-reopen-task = ↩️ Khôi phục việc này
button-back-to-list = ‹ Các việc

change-draft = { $kind ->
    [new] ➕ <b>Thêm việc</b> · chưa lưu
   *[old] ✏️ <b>Sửa việc</b> · chưa lưu
 }
change-title = Tên: <b>{ $title }</b>
change-meanwhile = ⚠️ Người khác vừa sửa việc này, nên Loa chưa lưu. Dưới đây là những điều bản nháp sẽ đổi so với bây giờ; đúng ý thì anh/chị bấm lưu lần nữa.
change-will = <b>Khi lưu sẽ đổi:</b> { $changes }
change-will-nothing = Chưa đổi gì so với kế hoạch.
change-missing = <b>Còn thiếu:</b> { $missing }
missing-title = tên việc
missing-when = hạn
missing-lead = đơn vị chủ trì
button-draft-title = Tên
button-draft-text = Nội dung
button-draft-when = Hạn
button-draft-units = Đơn vị
button-save-task = ✅ Lưu và báo đơn vị
button-discard-task = Bỏ bản nháp

change-ask = { $field ->
    [title] { $kind ->
        [new] ➕ <b>Thêm việc</b>: việc gì ạ? Anh/chị nhắn tên việc trong một tin, ngắn gọn như khi nhắc nhau.
       *[old] Anh/chị nhắn tên mới của việc <b>{ $title }</b>.
     }
    [text] Anh/chị nhắn nội dung đầy đủ của việc <b>{ $title }</b>, như sẽ ghi trong báo cáo.
   *[when] Việc <b>{ $title }</b> hạn ngày nào ạ? Anh/chị nhắn ngày, ví dụ <i>25/11</i> hoặc <i>thứ sáu tuần sau</i>; hoặc bấm một nút. Hằng tháng, hằng quý thì hạn là ngày 25.
 }
change-problem = { $problem ->
    [empty] Dạ, tin vừa rồi không có chữ nào ạ.
    [too-long] Dạ, tin vừa rồi dài quá ạ. Xin nhắn gọn hơn.
    [no-such-day] Dạ, ngày ấy không có trong lịch ạ.
    [past] Dạ, ngày ấy đã qua ạ.
    [other-year] Dạ, ngày ấy không thuộc năm của kế hoạch này ạ.
    [no-day-left] Dạ, trong năm của kế hoạch không còn ngày nào như thế ạ.
   *[not-understood] Dạ, Loa chưa hiểu ngày này ạ.
 }
button-repeat-all-year = Cả năm
button-repeat-monthly = Hằng tháng
button-repeat-quarterly = Hằng quý

change-units = Những đơn vị nào làm việc <b>{ $title }</b> ạ?
change-units-foot = Bấm một lần: ✅ chủ trì. Hai lần: 🤝 phối hợp. Ba lần: không tham gia.
button-unit-part = { $part ->
    [lead] ✅ { $unit }
    [support] 🤝 { $unit }
   *[none] { $unit }
 }
button-units-done = Xong ›

change-ask-cancel =
    🗑 Bỏ việc <b>{ $title }</b>?

    Các đơn vị không phải làm việc này nữa và được Loa báo lại. Điều đã báo cáo vẫn giữ; sau này khôi phục lại được.

    Anh/chị nhắn lý do trong một tin, Loa chuyển đến các đơn vị.
button-cancel-without-reason = 🗑 Bỏ, không nêu lý do

change-is-added = thêm việc
change-is-title = đổi tên (trước là “{ $from }”)
change-is-text = sửa nội dung
change-is-when = đổi hạn từ { $from } thành { $to }
change-is-units = đổi đơn vị
change-is-cancelled = bỏ việc{ $why ->
    [none] {""}
   *[said] {" "}(lý do: { $reason })
 }
change-is-reopened = khôi phục việc

news-given = 📌 { $tone ->
    [requested] Đầu mối của xã kính nhờ đơn vị { $part ->
        [support] phối hợp
       *[lead] chủ trì
     }
   *[assigned] Đầu mối giao đơn vị { $part ->
        [support] phối hợp
       *[lead] chủ trì
     }
 } việc: <b>{ $title }</b>
news-taken = Dạ, việc <b>{ $title }</b> đã chuyển sang đơn vị khác, anh/chị không phải làm nữa ạ. Cảm ơn anh/chị.
news-changed = ✏️ Đầu mối vừa thay đổi việc <b>{ $title }</b>:
news-changed-line = • { $change }
news-cancelled = Dạ, việc <b>{ $title }</b> không phải làm nữa ạ. Cảm ơn anh/chị.
news-cancelled-reason = Lý do: { $reason }
news-reopened = ↩️ Dạ, việc <b>{ $title }</b> nay lại cần làm ạ.
