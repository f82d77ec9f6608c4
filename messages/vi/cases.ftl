### Kênh nhắn riêng, phía cán bộ tin cậy. Hồ sơ gọi bằng mã, không bao giờ bằng tên ai.

case-alert = 📨 <b>{ $code }</b>
case-alert-practice = 📨 <b>{ $code }</b> (THỬ)
button-case-take = ✅ Nhận
case-not-yours = Hồ sơ này không còn chờ anh/chị ạ.
button-case-list = 📂 Hồ sơ
case-opened = 📂 <b>{ $code }</b>{ $whom ->
    [child] { " · " }chuyện của trẻ em
    [other] { " · " }viết giúp người khác
    [myself] { " · " }chuyện của người viết
   *[unknown] { "" }
 }
case-practice-letter = <blockquote>Đây là hồ sơ tập thử, không phải của ai. Xin trả lời một câu như với người cần hỗ trợ.</blockquote>
case-letter = 📂 { $code }
case-gone = { $count } tin cũ đã hết hạn lưu.
case-way = { $way ->
    [line] Người cần hỗ trợ được báo bằng một dòng trung tính.
   *[never] Người cần hỗ trợ không được báo: họ tự vào xem.
 }
case-how-to-answer = Trả lời: bấm giữ tin này, chọn Trả lời (Reply), hoặc bấm 💬. Xin lắng nghe, tin, đừng trách, đừng hỏi dồn.
button-case-talk = 💬 Nói trong hồ sơ này
button-case-suggestions = 💡 Câu gợi ý
button-case-stop-talking = ⏹ Thôi, về danh sách
button-case-hand-over = 🔄 Chuyển người khác
button-case-refer = 🤝 Xin phép giới thiệu
button-case-silence = 🔇 Không nhận nữa
button-case-unsilence = 🔊 Nhận lại
button-case-close = ✔️ Khép lại
case-talking = 💬 Từ giờ, điều anh/chị nhắn đi vào hồ sơ <b>{ $code }</b>. Ba mươi phút không nhắn thì thôi.
case-answered = ✅ Đã đưa vào hồ sơ <b>{ $code }</b>. { $way ->
    [line] Người cần hỗ trợ sẽ được báo theo cách họ chọn.
   *[never] Người cần hỗ trợ sẽ thấy khi họ tự vào.
 }
button-case-withdraw = ↩️ Rút lại câu này
case-which = Chưa gửi đi đâu cả. Xin chọn hồ sơ rồi nhắn lại, hoặc bấm Trả lời (Reply) vào tin của hồ sơ ạ.
case-which-unit = Nếu là việc của đơn vị: xin bấm Trả lời (Reply) vào tin nhắc việc ấy ạ.
case-take-first = Chưa gửi đi đâu cả. Xin bấm Nhận hồ sơ <b>{ $code }</b> trước, rồi trả lời ạ.
case-answer-piece-missing = ⚠️ Hồ sơ <b>{ $code }</b>: một ảnh hay tệp anh/chị gửi chưa tới được người cần hỗ trợ. Xin nhắn bằng lời ạ.
button-case-this = 💬 { $code }
case-changed = ✅ Đã sửa câu trong hồ sơ <b>{ $code }</b>.
case-already-read = Người cần hỗ trợ đã đọc câu ấy ở hồ sơ <b>{ $code }</b>, không sửa được nữa ạ.
case-withdrawn = ↩️ Đã rút lại, chưa ai đọc. Hồ sơ <b>{ $code }</b>.
case-withdrawn-read = ↩️ Câu này đã được đọc. Loa xoá khỏi máy bên kia nếu còn. Hồ sơ <b>{ $code }</b>.
case-none = 📂 Không có hồ sơ nào đang mở ạ.
case-list = 📂 <b>Hồ sơ đang mở</b>
button-case-line = { $state ->
    [taken] 📂
    [practice] 🎓
   *[waiting] 📨
 } { $code }{ $new ->
    [0] { "" }
   *[other] { " · " }{ $new } tin mới
 }{ $unread ->
    [0] { "" }
   *[other] { " · " }{ $unread } câu chưa đọc
 }
case-suggestions = 💡 Câu gợi ý cho hồ sơ <b>{ $code }</b>. Bấm số để gửi.
case-suggestion = { $number }. { $text }
button-case-suggest = { $number }
case-hand-over = 🔄 Chuyển hồ sơ <b>{ $code }</b> cho ai ạ? Khi người ấy nhận, tin ở máy anh/chị được xoá.
button-case-to = ➡️ { $name }
case-handed-over = 🔄 Đã mời { $position } nhận hồ sơ <b>{ $code }</b>. Đến khi người ấy nhận, anh/chị vẫn giữ.
case-taken-over = 🔄 Hồ sơ <b>{ $code }</b> đã có người khác nhận. Tin ở máy này đã xoá ạ.
case-refer = 🤝 Hồ sơ <b>{ $code }</b>: xin phép giới thiệu đến đâu ạ? Không gì được chuyển nếu người cần hỗ trợ chưa đồng ý.
case-ask-referral = ✍️ Hồ sơ <b>{ $code }</b>: xin nhắn đúng lời sẽ chuyển cho <b>{ $office }</b>. Chỉ ghi điều thật cần.
case-referral-asked = 🤝 Hồ sơ <b>{ $code }</b>: đã hỏi ý người cần hỗ trợ về việc chuyển cho <b>{ $office }</b>.
case-referral-agreed = ✅ Hồ sơ <b>{ $code }</b>: đồng ý, lời đã chuyển cho <b>{ $office }</b>.
case-referral-refused = Hồ sơ <b>{ $code }</b>: không chuyển cho <b>{ $office }</b>. Mọi việc khác vẫn như cũ ạ.
case-referral-undelivered = ⚠️ Hồ sơ <b>{ $code }</b>: đã được đồng ý, nhưng <b>{ $office }</b> chưa có ai nhận được tin. Xin anh/chị báo bằng cách khác.
case-referral-withdrawn = ↩️ Hồ sơ <b>{ $code }</b>: đã rút lại lời chuyển cho <b>{ $office }</b>.
case-referred = 🤝 <b>Giới thiệu từ địa chỉ tin cậy</b>, người cần hỗ trợ đã đồng ý cho đọc đúng lời này:
case-referred-until = Có hiệu lực đến { $date }. Xin giữ kín, không chuyển tiếp ạ.
case-referred-withdrawn = ↩️ Người cần hỗ trợ đã rút lại một lời giới thiệu. Loa đã xoá tin ấy; xin đừng dùng nữa ạ.
case-silenced = 🔇 Hồ sơ <b>{ $code }</b>: không nhận thêm tin. Người viết được chỉ số điện thoại để gọi.
case-confirm-close = Khép lại hồ sơ <b>{ $code }</b>? Tin ở máy anh/chị được xoá hết ạ.
button-case-really-close = ✔️ Khép lại
case-closed = ✔️ Hồ sơ <b>{ $code }</b> đã khép lại.
case-ended-by-resident = ✔️ Hồ sơ <b>{ $code }</b>: người viết đã khép lại. Tin ở máy này đã xoá ạ.
case-erased-by-resident = 🗑 Hồ sơ <b>{ $code }</b>: người viết đã xoá hẳn. Tin ở máy này đã xoá ạ.
case-piece-missing = ⚠️ Một ảnh hay tệp của hồ sơ không đưa ra được. Phần còn lại vẫn đủ ạ.
case-practice-done = 🎓 Cảm ơn anh/chị. Bài tập thử đã xong, có giá trị đến hết { $date }.
case-lost = ⚠️ Máy chủ vừa được khôi phục từ bản cũ. Các hồ sơ đang mở không đọc được nữa; người cần hỗ trợ được mời gửi lại từ đầu ạ.
