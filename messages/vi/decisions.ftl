### Tin gửi công chức đầu mối: báo cáo, xin lùi hạn, xin hỗ trợ, minh chứng.

report-arrived =
    📥 <b>{ $unit }</b> báo cáo đã xong việc:
    <b>{ $title }</b>
report-arrived-foot = Anh/chị xem và xác nhận giúp ạ.
report-confirmed = ✅ Đã xác nhận.
report-returned = ↩️ Đã gửi lại, lý do: { $reason }
button-confirm = ✅ Xác nhận
button-return = ↩️ Gửi lại
button-see-evidence = Xem minh chứng
ask-reason = Cần bổ sung gì ở việc <b>{ $title }</b> ạ? Anh/chị nhắn một câu, Loa chuyển đến { $unit }.

evidence-arrived = 📎 { $name } ({ $unit }) gửi thêm minh chứng của việc <b>{ $title }</b>.

extension-arrived =
    🕒 <b>{ $unit }</b> xin thêm ngày cho việc:
    <b>{ $title }</b>

    { $whose ->
        [plan] Hạn theo kế hoạch:
       *[local] Hạn (xã chọn):
     } { $date }
    Xin đến: <b>{ $until }</b>
extension-by = Người xin: { $name }
button-grant = ✅ Đồng ý đến { $date }
button-refuse = Giữ hạn cũ
extension-was =
    🕒 <b>{ $unit }</b> xin thêm ngày cho việc:
    <b>{ $title }</b>

    Xin đến: { $until }
extension-decided = { $decision ->
    [granted] ✅ Đã đồng ý.
   *[refused] Đã trả lời: giữ hạn cũ.
 }

help-arrived =
    🙋 <b>{ $unit }</b> cần hỗ trợ việc:
    <b>{ $title }</b>
help-text =
    { $name } nhắn:
    <blockquote>{ $text }</blockquote>
help-arrived-foot = Loa đã báo với đơn vị là anh/chị sẽ liên hệ ạ.
button-unit-progress = 📊 { $unit }

evidence-piece =
    Minh chứng { $number }/{ $count }: <b>{ $title }</b>
    { $unit }
evidence-caption = <blockquote>{ $text }</blockquote>
no-evidence = Dạ, việc này chưa có ảnh hay tệp minh chứng nào ạ.
