### Việc chờ đầu mối quyết định; nhắc đơn vị chưa trả lời; tóm tắt đầu tuần.

home-waiting = { $count ->
    [0] Hiện không có việc nào chờ anh/chị quyết định.
   *[other] Có <b>{ $count } việc</b> chờ anh/chị quyết định.
 }
button-worklist = 📥 Việc chờ quyết định{ $count ->
    [0] {""}
   *[other] {" "}({ $count })
 }

worklist = 📥 <b>Việc chờ anh/chị quyết định</b> · { $number }/{ $count }
worklist-end = Dạ, không còn việc nào chờ. Cảm ơn anh/chị ạ.
worklist-end-left = Dạ, anh/chị đã xem hết. Còn <b>{ $count } việc</b> để sau.
button-worklist-again = 📥 Xem lại từ đầu
button-later = Để sau ›

worklist-help =
    🙋 <b>{ $unit }</b> cần hỗ trợ việc:
    <b>{ $title }</b>
button-help-answered = ✅ Đã liên hệ
worklist-report =
    📥 <b>{ $unit }</b> báo cáo đã xong việc:
    <b>{ $title }</b>
worklist-reason =
    ↩️ Cần bổ sung gì ạ? Anh/chị nhắn một câu, Loa chuyển đến { $unit }.
worklist-announcement =
    📣 Một thông báo đang chờ duyệt:
    <b>{ $title }</b>
worklist-announcement-when = Định gửi lúc { $when }
worklist-announcement-with = Chờ người gửi thông báo duyệt: { $names }
worklist-announcement-nobody = ⚠️ Chưa có ai ở đơn vị được gửi thông báo, nên chưa ai duyệt được. Anh/chị mời người vào đơn vị ấy giúp ạ.
button-look-and-approve = Xem và duyệt
worklist-silent = 🔕 <b>{ $unit }</b> chưa trả lời sau nhiều lần nhắc:
worklist-silent-task = • { $title } ({ $date })
worklist-silent-foot = Loa có thể hỏi thăm thêm một tin, mỗi ngày một lần.
button-nudge = 🔔 Nhắc đơn vị này
button-nudge-all = 🔔 Nhắc cả { $count } đơn vị
nudge-all =
    🔔 Nhắc tất cả đơn vị chưa trả lời?

    { $units }

    Mỗi đơn vị nhận một tin hỏi thăm, kèm nút trả lời. Hôm nay đã nhắc đơn vị nào thì Loa không nhắc lại đơn vị ấy.
button-really-nudge-all = 🔔 Nhắc tất cả
worklist-unreached =
    👤 <b>{ $unit }</b> chưa có ai nhận nhắc việc: chưa ai tham gia, hoặc đã chặn Loa.

    Anh/chị mời người phụ trách đơn vị này giúp ạ.

done-confirmed = ✅ Đã xác nhận: { $title } ({ $unit })
done-returned = ↩️ Đã gửi lại: { $title } ({ $unit }), lý do: { $reason }
done-granted = ✅ Đã đồng ý đến { $date }: { $title } ({ $unit })
done-kept = Đã trả lời giữ hạn cũ: { $title } ({ $unit })
done-answered = ✅ Đã ghi là anh/chị đã liên hệ: { $title } ({ $unit })
done-nudged = 🔔 Đã nhắc { $unit }: { $count } người nhận.
done-nudge-later = 🔔 Giờ này Loa không nhắn. Loa sẽ nhắc { $unit } lúc { $when }.
done-nudged-already = 🔔 Hôm nay đã nhắc { $unit } lúc { $time } rồi ạ. Mỗi ngày Loa chỉ nhắc thêm một lần.
done-nudge-nobody = ⚠️ { $unit } hiện chưa có ai nhận được tin.
done-nudge-nothing = { $unit } đã trả lời rồi, không phải nhắc nữa ạ.
done-nudged-all = 🔔 Đã nhắc { $units } đơn vị: { $count } người nhận.
done-nudged-none = Hôm nay các đơn vị này đã được nhắc rồi ạ.
done-nudge-all-later = 🔔 Giờ này Loa không nhắn. Loa sẽ nhắc { $units } đơn vị lúc { $when }.
done-nudge-all-nobody = ⚠️ Chưa có ai nhận được tin: { $units }
done-settled-before = Việc vừa bấm đã được xử lý rồi ạ.
done-task-cancelled = Việc <b>{ $title }</b> đã được bỏ nên không gửi báo cáo lại cho { $unit } nữa ạ. Báo cáo vẫn chờ: anh/chị bấm “Xác nhận” để ghi nhận phần đã làm.
done-changed = Đơn vị vừa nhắn thêm. Việc này nay như sau ạ.
toast-settled-before = Việc này đã xử lý rồi ạ.
toast-unit-changed = Đơn vị vừa nhắn thêm về việc này, mời anh/chị xem lại ạ.

reminder-nudge = { $kind ->
    [requested] Đầu mối của xã kính nhờ Loa hỏi thăm thêm.
   *[assigned] Đầu mối của xã nhờ Loa hỏi thăm thêm ạ.
 }

weekly =
    📅 <b>Tóm tắt tuần { $from } - { $until }</b>
    { $commune }
weekly-done = ✅ <b>Tuần trước đã xong ({ $count })</b>
weekly-done-none = Tuần trước chưa có việc nào được xác nhận xong.
weekly-waiting = 📥 <b>Chờ anh/chị quyết định ({ $count })</b>
weekly-waiting-line = • { $what ->
    [help] xin hỗ trợ
    [extensions] xin thêm ngày
    [announcements] thông báo chờ duyệt
    [reports] báo cáo chờ xác nhận
    [silent] đơn vị chưa trả lời
   *[unreached] đơn vị chưa có người
 }: { $count }
weekly-waiting-none = 📥 Không có việc nào chờ anh/chị quyết định.
weekly-coming = 🕒 <b>Đến hạn trong tuần này ({ $count })</b>
weekly-coming-none = 🕒 Tuần này không có việc nào đến hạn.
