### Thông báo: soạn, xem lại, gửi, theo dõi; và những gì người nhận thấy.

command-announce = soạn, xem thông báo
button-announcements = 📣 Thông báo
button-new-announcement = ✍️ Soạn thông báo mới

announcements-title = 📣 <b>Thông báo của xã</b>
announcements-none = Dạ, chưa có thông báo nào. Anh/chị bấm nút dưới để soạn ạ.
announcement-line = { $number }. <b>{ $title }</b>
    { $state }
announcement-state = { $state ->
    [draft] ✏️ đang soạn
    [proposed] 🟡 chờ duyệt, hẹn gửi { $when }
    [scheduled] ⏰ hẹn gửi { $when }
    [sending] 📨 đang gửi: { $sent }/{ $all }
    [paused] ⏸ tạm dừng: { $sent }/{ $all }
    [stopped] ⏹ đã dừng: { $sent }/{ $all }
    [recalled] ↩️ đã rút lại
    [dropped] 🗑 đã bỏ
   *[sent] ✅ đã gửi { $sent }/{ $all }
 }
button-announcement = { $number }
button-previous-page = ‹ Mới hơn
button-next-page = Cũ hơn ›

when = { $when }
when-unset = ngay
button-templates = 📚 Bắt đầu từ mẫu có sẵn
templates =
    📚 <b>Mẫu có sẵn</b>

    Bấm một mẫu để xem trước. Anh/chị gửi nguyên như vậy, hoặc gửi nội dung của mình để thay.
button-template = { $title }
untitled = (chưa có nội dung)
kind-photo = ảnh
kind-video = video
kind-voice = ghi âm
kind-audio = bài nghe
kind-document = tệp
kind-album = chùm { $count } ảnh, video, tệp

help-announcer =
    <b>Gửi thông báo cho bà con</b>
    Bấm “📣 Thông báo”, gửi nội dung, chọn người nhận, xem trước rồi gửi. Đang soạn mà bận thì thôi, bản nháp vẫn còn. Sửa, rút lại tin đã gửi cũng ở đó.

## Bước 1: nội dung

ask-content =
    ✍️ <b>Bước 1/5 · Nội dung</b>

    Anh/chị gửi cho Loa đúng điều muốn báo cho bà con: chữ (đậm, nghiêng giữ nguyên), ảnh, video, ghi âm, tệp, hoặc nhiều ảnh một lượt.

    Dòng đầu hiện cả trên màn hình khoá của người nhận, nên xin viết điều ai thấy cũng được ạ.
content-kept = Nội dung đã có vẫn còn. Gửi nội dung khác thì Loa thay.
button-keep-content = Giữ nội dung này ›
content-refused = { $problem ->
    [empty] Dạ, tin này không có chữ nào. Anh/chị gửi lại giúp ạ.
    [text-too-long] Dạ, chữ dài { $units } ký tự, Telegram chỉ gửi được 4.096 ký tự một tin. Xin rút bớt { $over } ký tự, hoặc chia làm hai thông báo ạ.
    [caption-too-long] Dạ, chữ dưới ảnh (video, tệp) dài { $units } ký tự, Telegram chỉ cho 1.024 ký tự. Xin rút bớt { $over } ký tự, hoặc gửi ảnh trước, chữ thành một thông báo riêng ạ.
   *[too-many-pieces] Dạ, một chùm nhiều nhất 10 ảnh, video. Xin gửi lại ít hơn ạ.
 }
content-before-stays = Nội dung trước đó vẫn còn nguyên.
kind-refused = Dạ, Loa chưa gửi được loại tin này (nhãn dán, thăm dò, vị trí, danh bạ…). Anh/chị gửi chữ, ảnh, video, ghi âm hoặc tệp giúp ạ.
album-coming = Dạ, Loa đã nhận chùm ảnh, tệp này thay cho nội dung cũ. Gửi đủ rồi thì anh/chị bấm xem lại ạ.
button-see-album = 👁 Xem lại ›
more-content =
    Anh/chị vừa nhắn thêm trong lúc đang soạn thông báo. Loa làm gì với tin này ạ?
button-join = ➕ Nối vào cuối
button-replace = 🔁 Thay nội dung cũ
button-not-for-announcement = Bỏ qua, không phải cho thông báo

## Bước 2: người nhận

audience =
    👥 <b>Bước 2/5 · Gửi cho ai?</b>
audience-residents = • Bà con: { $who }
audience-whole-commune = cả xã
audience-hamlets = { $names }
audience-tongues = nói { $names }
audience-units = • Đơn vị: { $names }
audience-groups = • Nhóm Telegram: { $names }
audience-guests = • Những người đã báo sẽ đến: <b>{ $title }</b>
audience-topic = • Loại tin: { $topic ->
    [events] ngày hội, họp mặt
    [law] pháp luật
    [health] sức khoẻ
   *[commune] việc chung của xã
 } (ai đã tắt loại này thì không nhận)
audience-nobody = ⚠️ Chưa chọn ai. Xin chọn ít nhất một nơi nhận ạ.
audience-count = Sẽ đến <b>{ $people } người</b>{ $groups ->
    [0] {""}
   *[other] { " " }và <b>{ $groups } nhóm</b>
 }.
audience-capped = Thêm { $capped } người nữa đã nhận đủ số tin của tuần này, nên lần này Loa không gửi cho họ.
audience-zero = ⚠️ Hiện chưa có ai thuộc diện này dùng Loa.
button-everyone = { $chosen ->
    [yes] ✓
   *[no] ▫️
 } Bà con cả xã
button-choose-hamlets = 🏡 Theo thôn, làng ›
button-choose-tongues = 🗣 Theo tiếng nói ›
button-choose-units = 🏛 Đơn vị ›
button-choose-groups = 👥 Nhóm Telegram ›
button-choose-guests = ✅ Người đã báo sẽ đến ›
button-choose-topics = 🏷 Loại tin ›
button-continue = Tiếp ›
button-step-back = ‹ Quay lại
choose-hamlets = 🏡 <b>Thôn, làng nào?</b> Bấm để chọn hoặc bỏ; chọn được nhiều nơi.
choose-tongues = 🗣 <b>Người nói tiếng nào?</b> Chỉ ai đã chọn tiếng ấy mới nhận. Không chọn tiếng nào là gửi cho tất cả.
choose-units = 🏛 <b>Đơn vị nào?</b> Người phụ trách và cấp phó của đơn vị sẽ nhận.
choose-groups = 👥 <b>Nhóm Telegram nào?</b> Chỉ có nhóm đã gắn với làng hoặc với xã.
choose-guests = ✅ <b>Người đã báo sẽ đến buổi nào?</b>
choose-topics = 🏷 <b>Tin này thuộc loại nào?</b> Bà con chọn được loại tin muốn nhận, nên xin chọn cho đúng ạ.
button-option = { $chosen ->
    [yes] ✓
   *[no] ▫️
 } { $name }
topic-name = { $topic ->
    [events] Ngày hội, họp mặt
    [law] Pháp luật
    [health] Sức khoẻ
   *[commune] Việc chung của xã
 }

## Bước 3: hẹn và hỏi

event-step =
    📅 <b>Bước 3/5 · Có mời bà con đến không?</b>

    Nếu là buổi họp mặt, lễ, lớp…: Loa hỏi bà con có đến không, nhắc người sẽ đến vào tối hôm trước và sáng hôm ấy, và ghi vào lịch.
event-none = Hiện: chỉ báo tin, không mời.
event-when = Hiện: <b>{ $when }</b>{ $place ->
    [none] {""}
   *[other] , { $place }
 }.
event-asks = { $asks ->
    [yes] Có hỏi: sẽ đến / chưa chắc / không đến.
   *[no] Không hỏi ai đến.
 }
button-event-moment = 📅 Đặt ngày giờ
button-event-change = 📅 Đổi ngày giờ
button-event-place = 📍 Nơi
button-asks = { $chosen ->
    [yes] ✓
   *[no] ▫️
 } Hỏi bà con có đến không
button-no-event = Không mời, chỉ báo tin
ask-event-moment =
    📅 Buổi ấy vào ngày nào, mấy giờ ạ? Anh/chị cứ nhắn như nói, ví dụ: <i>8 giờ sáng thứ sáu</i>, <i>20/10 lúc 14h</i>, <i>chiều mai 2 giờ</i>.
ask-sending-moment =
    ⏰ Gửi vào ngày nào, mấy giờ ạ? Ví dụ: <i>7h sáng mai</i>, <i>20/10 lúc 6 rưỡi</i>.
ask-place = 📍 Ở đâu ạ? Ví dụ: <i>Nhà văn hoá thôn 2</i>.
moment-refused = { $problem ->
    [no-such-day] Dạ, không có ngày này trong lịch. Anh/chị xem lại giúp ạ.
    [no-such-time] Dạ, giờ này không đúng. Anh/chị xem lại giúp ạ.
    [past] Dạ, lúc ấy đã qua rồi. Xin chọn lúc khác ạ.
    [too-far] Dạ, lúc ấy xa quá (hơn một năm). Xin chọn gần hơn ạ.
    [time-missing] Dạ, còn thiếu giờ. Anh/chị nhắn cả ngày và giờ giúp ạ.
    [quiet] Dạ, lúc ấy bà con đang nghỉ (từ tối đến sáng sớm Loa không gửi). Sớm nhất là { $when } ạ.
   *[not-understood] Dạ, Loa chưa hiểu. Anh/chị nhắn ngày và giờ giúp, ví dụ: 20/10 lúc 14h.
 }

## Bước 4: giờ gửi

when-step = ⏰ <b>Bước 4/5 · Gửi lúc nào?</b>
when-now = Hiện: gửi ngay khi anh/chị bấm Gửi.
when-at = Hiện: <b>{ $when }</b>.
button-now = Gửi ngay
button-at = { $when }
button-other-time = Lúc khác…

## Bước 5: xem lại

review =
    👁 <b>Bước 5/5 · Xem lại</b>

    Ở trên là đúng tin bà con sẽ nhận. Các nút trong đó chưa có tác dụng.
review-sending-now = ⏰ Gửi ngay khi anh/chị bấm.
review-sending-at = ⏰ Gửi lúc <b>{ $when }</b>.
review-time-passed = ⏰ Giờ hẹn { $when } đã qua: duyệt là gửi ngay.
review-takes = ⏳ Gửi xong vào khoảng { $when }.
review-takes-moments = ⏳ Gửi xong trong vài phút.
review-pauses = 🌙 Đến giờ nghỉ Loa tạm dừng, sáng gửi tiếp.
review-starts-later = 🌙 Giờ này bà con đang nghỉ: Loa bắt đầu gửi lúc { $when }.
review-album = 🖼 Chùm ảnh không mang được nút bấm: sau nó Loa gửi thêm một tin có nút. Mỗi người nhận { $count } tin.
review-event = 📅 { $when }{ $place ->
    [none] {""}
   *[other] , { $place }
 }
review-asks = ❓ Có hỏi bà con có đến không.
review-missing = { $missing ->
    [content] ⚠️ Chưa có nội dung.
    [audience] ⚠️ Chưa chọn người nhận.
    [day] ⚠️ Muốn hỏi ai đến thì cần có ngày.
    [day-passed] ⚠️ Đến giờ gửi thì buổi mời đã qua.
    [readers] ⚠️ Hiện không có ai nhận được tin này.
   *[time-passed] ⚠️ Giờ gửi đã qua, xin chọn lại.
 }
button-send-now = ✅ Gửi
button-schedule = ✅ Hẹn gửi
button-change-content = ✏️ Nội dung
button-change-audience = 👥 Người nhận
button-change-event = 📅 Mời
button-change-when = ⏰ Giờ gửi
button-drop = 🗑 Bỏ
button-loudspeaker = 📢 Bản đọc loa
foot-of-album = { $asks ->
    [yes] Bà con có đến được không ạ? Xin bấm một nút.
   *[no] 📣 Tin của xã
 }

proposal-title = 🟡 <b>{ $day ->
    [tomorrow] Mai có tin theo kế hoạch
    [today] Hôm nay có tin theo kế hoạch
   *[other] Có tin đang chờ duyệt
 }</b>
proposal = Ở trên là tin sẽ gửi lúc <b>{ $when }</b>. Loa chờ anh/chị đồng ý; anh/chị không bấm thì tin không đi.
proposal-late = Ở trên là tin hẹn gửi lúc <b>{ $when }</b>, giờ ấy đã qua. Loa chờ anh/chị đồng ý: bấm Gửi là gửi ngay; anh/chị không bấm thì tin không đi.
proposal-no-approval = Ở trên là tin sẽ tự gửi lúc <b>{ $when }</b>. Anh/chị muốn đổi hoặc bỏ thì bấm nút ạ.
button-approve = ✅ Gửi
button-change = ✏️ Sửa
button-skip-proposal = ⏭ Bỏ qua lần này

## Theo dõi

desk = 📣 <b>{ $title }</b>
desk-state = { $state ->
    [scheduled] ⏰ Hẹn gửi <b>{ $when }</b>.
    [sending] 📨 Đang gửi…
    [paused] ⏸ <b>Đang tạm dừng.</b> Bấm “Gửi tiếp” khi sẵn sàng.
    [stopped] ⏹ <b>Đã dừng hẳn.</b> Những người còn lại không nhận.
    [recalling] ↩️ <b>Đang rút lại…</b>
    [recalled] ↩️ <b>Đã rút lại.</b>
   *[sent] ✅ <b>Đã gửi xong.</b>
 }
desk-bar = { $bar } { $percent }%
desk-counts = Đã gửi { $sent } · Đã chặn Loa { $blocked } · Lỗi { $failed } · Còn { $left }
desk-ends = ⏳ Xong vào khoảng { $when }.
desk-quiet = 🌙 Giờ nghỉ: { $when } Loa gửi tiếp.
desk-outdated = ✏️ Đang sửa { $count } tin đã gửi…
desk-recalled = Đã xoá { $deleted } · Đã thay bằng lời rút tin { $overwritten } · Không với tới { $out } · Còn { $left }
desk-answers = ✅ Sẽ đến <b>{ $coming }</b> · 🤔 Chưa chắc <b>{ $maybe }</b> · ❌ Không đến <b>{ $notcoming }</b>
button-pause = ⏸ Tạm dừng
button-resume = ▶️ Gửi tiếp
button-stop-sending = ⏹ Dừng hẳn
button-reopen = ✏️ Sửa lại, chưa gửi
button-correct = ✏️ Sửa tin đã gửi
button-recall = ↩️ Rút lại
button-anew = 📄 Soạn từ tin này
button-report-picture = 📊 Báo cáo
button-attendance = 📋 Danh sách (Excel)

confirm-grave = { $what ->
    [stop] ⏹ <b>Dừng hẳn?</b> { $count } người chưa nhận sẽ không nhận nữa. Việc này không đảo lại được.
    [recall] ↩️ <b>Rút lại tin đã đến { $count } người?</b> Tin gửi chưa quá 48 giờ thì Loa xoá; tin cũ hơn thì Loa thay bằng lời “đã rút lại”. Ai đã đọc thì vẫn đã đọc.
    [replace] ↩️ <b>Rút lại tin đã đến { $count } người rồi soạn tin mới?</b>
    [correct] ✏️ <b>Sửa tin ở { $count } người đã nhận</b> thành nội dung anh/chị vừa gửi? Không kêu chuông lần nữa.
   *[drop] 🗑 <b>Bỏ thông báo này?</b>
 }
button-really-stop = ⏹ Dừng hẳn
button-really-recall = ↩️ Rút lại
button-really-correct = ✏️ Sửa
button-really-drop = 🗑 Bỏ
ask-correction =
    ✏️ Anh/chị gửi nội dung đúng. Mọi tin đã gửi sẽ được sửa, không kêu chuông lần nữa.

    Chữ thay chữ; ảnh, video thay ảnh, video; với ảnh chỉ cần gửi chữ để sửa phần chữ dưới ảnh.
correction-moves-nothing = 📅 Sửa tin không dời ngày: lịch và lời nhắc của Loa vẫn là <b>{ $when }</b>. Muốn dời ngày, anh/chị rút lại tin này rồi gửi tin mới ạ.
cannot-correct = { $why ->
    [other-family] Dạ, Telegram không cho sửa tin cũ thành loại tin này (chữ thành ảnh, chùm ảnh ít đi, ghi âm khác…). Anh/chị có thể rút lại tin cũ rồi gửi tin mới.
   *[problem] Dạ, nội dung mới chưa gửi được: chữ trống hoặc dài quá. Anh/chị gửi lại, hoặc rút tin cũ rồi gửi tin mới.
 }
button-recall-and-resend = ↩️ Rút lại, soạn tin mới
announcement-dropped = 🗑 Dạ, đã bỏ thông báo này.
content-broken =
    ⚠️ <b>Thông báo đang gửi phải tạm dừng</b>

    Telegram không nhận nội dung này nữa, thường vì ảnh hoặc tệp đã cũ. Anh/chị bấm “Sửa tin đã gửi” và gửi lại ảnh hoặc tệp, rồi bấm “Gửi tiếp”. Người đã nhận không nhận lại lần hai.
correction-broken =
    ⚠️ <b>Chưa sửa được tin đã gửi</b>

    Telegram không nhận nội dung mới, thường vì ảnh hoặc tệp đã cũ. Người đã nhận vẫn giữ tin cũ. Anh/chị bấm “Sửa tin đã gửi” và gửi lại ảnh hoặc tệp.
event-passed =
    ⏸ <b>{ $title }</b>

    Buổi mời đã đến giờ, nên Loa tạm dừng gửi tin này. Còn { $count } người chưa nhận. Nếu vẫn muốn gửi cho họ, anh/chị mở thông báo rồi bấm “Gửi tiếp” ạ.
button-open-announcement = Xem thông báo

## Người nhận

button-coming = { $chosen ->
    [yes] ✅ Sẽ đến ✓
   *[no] ✅ Sẽ đến
 }
button-maybe = { $chosen ->
    [yes] 🤔 Chưa chắc ✓
   *[no] 🤔 Chưa chắc
 }
button-not-coming = { $chosen ->
    [yes] ❌ Không đến ✓
   *[no] ❌ Không đến
 }
button-stop-all = 🔕 Thôi nhận tin
button-answer-in-private = ✉️ Trả lời trong nhắn riêng
letter-taken-back = Xã đã rút lại tin này.
ask-listing =
    Dạ, Loa ghi là cô/chú sẽ đến ạ.

    Người tổ chức muốn có danh sách để chuẩn bị. Cô/chú có cho ghi tên mình vào danh sách không? Không cho thì Loa chỉ đếm số người.
button-list-me = Cho ghi tên
button-only-count = Chỉ đếm thôi
listing-taken = { $listed ->
    [yes] Dạ, Loa đã ghi tên cô/chú vào danh sách ạ.
   *[no] Dạ, Loa chỉ đếm, không ghi tên ạ.
 }
event-reminder = { $today ->
    [yes] 🔔 <b>Hôm nay, bà con nhớ ạ</b>
   *[no] 🔔 <b>Ngày mai, bà con nhớ ạ</b>
 }
event-reminder-body =
    <b>{ $title }</b>
    📅 { $when }
event-reminder-place = 📍 { $place }
ask-answer = Cô/chú có đến không ạ? Xin bấm một nút.
answers-over = Dạ, thông báo này không còn hỏi nữa ạ.

toast-answered = { $answer ->
    [coming] Đã ghi: sẽ đến.
    [maybe] Đã ghi: chưa chắc.
   *[not-coming] Đã ghi: không đến.
 } Đổi ý thì bấm lại ạ.
toast-answers-over = Thông báo này không còn hỏi nữa ạ.
toast-only-preview = Đây là bản xem trước, nút chưa có tác dụng ạ.
toast-changed = Nội dung này vừa thay đổi. Loa hiện lại như nó đang có ạ.

## Dưới các tệp Loa làm

caption-delivery = 📊 <b>{ $title }</b>
caption-delivery-all = Đã gửi { $sent } · Đã chặn Loa { $blocked } · Lỗi { $failed } · Còn { $left }
caption-delivery-held-back = { $count } người đã nhận đủ số tin trong tuần nên lần này không gửi.
caption-delivery-nowhere = Chưa rõ thôn, làng
caption-delivery-row = • { $name }: gửi { $sent }, chặn { $blocked }, lỗi { $failed }, còn { $left }
caption-attendance =
    📋 <b>{ $title }</b>, { $when }
    Chỉ có tên những người đã đồng ý; những người khác chỉ được đếm.
caption-loudspeaker = 📢 Bản để đọc trên loa của xã, cho bà con không có điện thoại.
caption-calendar = 📅 Mở tệp này để đưa các ngày vào lịch trên điện thoại.
