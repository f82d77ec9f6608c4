### Việc của đơn vị và các câu trả lời.

due = { $whose ->
    [plan] Hạn theo kế hoạch:
   *[local] Hạn (xã chọn):
 } { $date }{ $left ->
    [past] {" "}- ngày này đã qua
    [today] {" "}- hôm nay
    [tomorrow] {" "}- ngày mai
    [days] {" "}- còn { $count } ngày
   *[none] {""}
 }
due-ongoing = Việc thường xuyên, hỏi cho kỳ báo cáo { $date }{ $whose ->
    [plan] {""}
   *[local] {" "}(xã chọn)
 }{ $left ->
    [past] {" "}- ngày này đã qua
    [today] {" "}- hôm nay
    [tomorrow] {" "}- ngày mai
    [days] {" "}- còn { $count } ngày
   *[none] {""}
 }
standing = { $state ->
    [support] Đơn vị phối hợp
    [assigned] Chưa bắt đầu
    [in_progress] ⏳ Đang làm
    [extension_requested] 🕒 Đã xin thêm ngày, chờ trả lời
    [reported] Đã báo cáo, chờ xác nhận
    [returned] Cần bổ sung báo cáo
    [confirmed] ✅ Đã xong
   *[cancelled] Đã bỏ
 }

tasks =
    📋 <b>Việc của đơn vị</b> · { $date }
    Có { $count } việc{ $pages ->
        [1] {""}
       *[other] , trang { $page }/{ $pages }
     }.
tasks-foot = Bấm số của việc để xem và trả lời.
tasks-none = Dạ, đơn vị không có việc nào đang chờ. Cảm ơn anh/chị ạ.
task-numbered = { $number }. <b>{ $title }</b>
task-unit = { $unit }
button-previous = ‹ Trang trước
button-next = Trang sau ›

card-title = <b>{ $title }</b>
card-section = { $unit } · { $place ->
    [plan] mục { $section } của kế hoạch
   *[outside] việc bổ sung, ngoài văn bản kế hoạch
 }
card-requested = Xin lùi đến: { $date }
card-reason = Đầu mối gửi lại, lý do: { $reason }
card-text = { $place ->
    [plan] Kế hoạch ghi:
   *[outside] Nội dung:
 } <blockquote>{ $text }</blockquote>
card-leads = Chủ trì: { $units }
card-supports = Phối hợp: { $units }
card-local-units = (Xã phân công; kế hoạch không nêu tên đơn vị.)
button-back-to-tasks = ‹ Các việc khác
button-task = Xem chi tiết
button-back-to-task = ‹ Quay lại việc

report-by = Người báo cáo: { $name }
report-empty = Không kèm lời, số liệu hay minh chứng.
report-text = <blockquote>{ $text }</blockquote>
report-figures = Số liệu: { $figures }
report-participants = { $figure } người
report-women = { $figure } nữ
report-men = { $figure } nam
report-evidence = Minh chứng: { $count } ảnh, tệp
button-evidence = Xem minh chứng ({ $count })

button-done = ✅ Đã xong
button-start = ⏳ Đang làm
button-extension = 🕒 Xin thêm ngày
button-need-help = 🙋 Cần hỗ trợ

ask-results =
    Dạ, việc <b>{ $title }</b> đã xong, Loa cảm ơn anh/chị.

    { $tone ->
        [requested] Kính nhờ anh/chị nhắn kết quả trong một tin
       *[assigned] Anh/chị nhắn kết quả trong một tin giúp Loa
     }: một câu, kèm số người tham gia, số nữ, số nam nếu có. Ví dụ: <i>Đã họp ở hội trường, 45 người, 30 nữ, 15 nam</i>.

    Ảnh, tệp minh chứng cũng gửi luôn vào đây được ạ.
button-no-figures = Không có số liệu

report-taken = ✅ Dạ, Loa đã nhận báo cáo việc <b>{ $title }</b> và chuyển đến đầu mối.
report-taken-foot = { $count ->
    [0] Có ảnh, tệp minh chứng, anh/chị trả lời (Reply) vào tin này rồi gửi giúp ạ.
   *[other] Còn ảnh, tệp nữa, anh/chị trả lời (Reply) vào tin này rồi gửi ạ.
 }
evidence-taken = ✅ Dạ, Loa đã nhận { $count } ảnh, tệp minh chứng của việc <b>{ $title }</b>.
evidence-taken-reported = Còn ảnh hay kết quả, anh/chị gửi tiếp; đủ rồi thì bấm “Gửi báo cáo” ạ.
button-send-report = Gửi báo cáo
evidence-taken-open = Việc này đã xong chưa ạ?

ask-done = Dạ, việc <b>{ $title }</b> (hạn { $date }) đã xong rồi phải không ạ?
ask-done-evidence = Ảnh, tệp minh chứng gửi sau cũng được ạ.
button-yes-done = ✅ Đúng, đã xong
button-not-yet = Chưa xong

ask-extension =
    Việc <b>{ $title }</b>
    { $whose ->
        [plan] Hạn theo kế hoạch:
       *[local] Hạn (xã chọn):
     } { $date }

    Anh/chị xin thêm đến ngày nào ạ?
button-until = Đến { $date }
button-other-date = Ngày khác
button-choose-date = Chọn ngày khác
ask-extension-date =
    Việc <b>{ $title }</b>: anh/chị cần đến ngày nào ạ?

    Anh/chị nhắn ngày, ví dụ <i>đến 25/11</i> hoặc <i>xin thêm 3 ngày</i>.
extension-sent = 🕒 Dạ, Loa đã chuyển đến đầu mối: việc <b>{ $title }</b> xin thêm đến { $date }. Có trả lời, Loa báo ngay ạ.

ask-help = Dạ, việc <b>{ $title }</b> đang vướng gì, cần ai giúp ạ? Anh/chị nhắn một tin, Loa chuyển đến đầu mối ngay.
help-sent = Dạ, Loa đã chuyển lời của anh/chị về việc <b>{ $title }</b> đến đầu mối. Đầu mối sẽ liên hệ ạ.

started = ⏳ Dạ, Loa ghi việc <b>{ $title }</b> là <b>đang làm</b>. Khi nào xong, anh/chị bấm nút hoặc nhắn Loa ạ.
seen = Dạ, cảm ơn anh/chị đã xem. Việc <b>{ $title }</b> nay thế nào rồi ạ?
not-done = Dạ, Loa hiểu là việc <b>{ $title }</b> chưa xong. Anh/chị cho Loa biết thêm giúp ạ:
fine = Dạ, việc <b>{ $title }</b> không vướng gì, Loa mừng ạ. Nay đã xong hay đang làm ạ?
unclear = Dạ, Loa chưa hiểu ý anh/chị về việc <b>{ $title }</b>. Anh/chị bấm một nút giúp Loa ạ.
which-task = Dạ, đây là về việc nào ạ?
which-task-foot = Anh/chị bấm số của việc, hoặc nhắn lại kèm số, ví dụ: <i>1 xong</i>.

refused = { $why ->
    [already-reported] Dạ, việc <b>{ $title }</b> đã báo cáo rồi, đang chờ đầu mối xem ạ.
    [already-confirmed] Dạ, việc <b>{ $title }</b> đã được xác nhận xong rồi ạ.
    [cancelled] Dạ, việc <b>{ $title }</b> đã được bỏ, anh/chị không phải làm nữa ạ.
    [nothing-to-decide] Dạ, việc <b>{ $title }</b> không còn gì chờ quyết định. Có thể đã được xử lý trước đó ạ.
    [date-not-later] Dạ, ngày xin thêm của việc <b>{ $title }</b> phải sau hạn hiện nay ({ $date }) và từ hôm nay trở đi ạ.
   *[support-only] Dạ, việc <b>{ $title }</b> đơn vị mình phối hợp; đơn vị chủ trì sẽ trả lời ạ.
 }

confirmed = ✅ Đầu mối đã xác nhận việc <b>{ $title }</b> hoàn thành. Cảm ơn anh/chị và { $unit } ạ.
returned = Dạ, đầu mối đã xem báo cáo việc <b>{ $title }</b> và nhờ anh/chị bổ sung:
returned-reason = <blockquote>{ $reason }</blockquote>
returned-foot = Bổ sung xong, anh/chị bấm “Đã xong” để báo lại ạ.
extension-granted = ✅ Đầu mối đồng ý: việc <b>{ $title }</b> có hạn mới là { $date } (xã chọn).
extension-refused =
    Dạ, việc <b>{ $title }</b> chưa lùi đến { $until } được; hạn vẫn là { $date }.

    Nếu khó kịp, anh/chị bấm “Cần hỗ trợ” để đầu mối cùng tìm cách ạ.
