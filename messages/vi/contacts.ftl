### Cán bộ tin cậy: tham gia, trực, tập thử; và trang của đầu mối.

home-contact = Anh/chị là <b>cán bộ tin cậy</b>.
button-contact-mine = 🕐 Trực của tôi
button-channel = 🔒 Kênh nhắn riêng

contact-rules =
    🤝 <b>Trước khi nhận việc, xin anh/chị đồng ý:</b>

    1. Lắng nghe, tin, không trách, không hỏi dồn. Hỏi người cần hỗ trợ muốn gì, để họ quyết định.
    2. Giữ kín. Không chụp, không chép, không kể. Không tìm xem ai viết.
    3. Không chuyển gì cho ai khi chưa được đồng ý, đúng người, đúng lời.
    4. Tính mạng bị đe doạ, hoặc luật buộc phải báo: nói rõ với người cần hỗ trợ trước khi báo.
    5. Có chuông là xem ngay. Bận thì bấm báo vắng.
    6. Cứ 90 ngày làm một bài tập thử.
button-contact-accept = ✅ Tôi đồng ý
contact-position = Anh/chị nhận việc này ở cương vị nào ạ?
contact-children = 🧒 Anh/chị có nhận trước các chuyện về trẻ em không ạ?
button-contact-children = ✅ Có
button-contact-no-children = ✖️ Không
contact-pending = ⏳ Cảm ơn anh/chị. Một cán bộ tin cậy đang làm việc phải đồng ý trước. Có kết quả, Loa báo ngay ạ.
contact-approve = 👤 <b>{ $name }</b> ({ $position }) xin làm cán bộ tin cậy. Người này chỉ đọc được hồ sơ mở sau khi anh/chị đồng ý. Anh/chị có đồng ý không ạ?
button-contact-approve = ✅ Đồng ý
button-contact-decline = ✖️ Không
contact-approved = ✅ Đã đồng ý để { $name } làm cán bộ tin cậy.
contact-declined = Đã từ chối { $name }.
contact-accepted = ✅ Anh/chị đã là cán bộ tin cậy. Xin làm bài tập thử để bắt đầu trực ạ.
contact-not-accepted = Dạ, lời xin làm cán bộ tin cậy chưa được đồng ý ạ.
button-contact-practise = 🎓 Tập thử
contact-mine = 🕐 <b>{ $position }</b>
contact-duty-always = Trực cả ngày đêm.
contact-duty-hours = Trực từ { $from } giờ đến { $until } giờ.
contact-away = Vắng đến { $day }.
contact-for-children = 🧒 Nhận trước các chuyện về trẻ em.
contact-practised = 🎓 Tập thử lần gần nhất: { $date }.
contact-not-practised = 🎓 Chưa làm bài tập thử nên chưa được gọi.
contact-open-cases = 📂 Hồ sơ đang giữ: { $count }.
button-duty-always = 🕐 Cả ngày
button-duty-day = ☀️ 6-18 giờ
button-duty-night = 🌙 18-6 giờ
button-away-tomorrow = 💤 Vắng đến mai
button-away-three-days = 💤 Vắng 3 ngày
button-away-week = 💤 Vắng 1 tuần
button-away-back = ✅ Tôi đã về

channel-title = 🔒 <b>Kênh nhắn riêng</b>
channel-open = ✅ Đang mở cho bà con.
channel-closed = ⏸ Chưa mở. Bà con chỉ thấy các số gọi gấp. Còn thiếu:
channel-missing-contacts = • Cần 2 cán bộ tin cậy đã đồng ý quy tắc và làm bài tập thử trong 90 ngày; nay có { $ready }.
channel-missing-numbers = • { $count ->
    [0] Kế hoạch chưa có số gọi gấp nào. Xin người giữ máy chủ thêm vào tệp kế hoạch.
   *[other] { $count } số gọi gấp chưa được gọi thử trong một năm qua. Gọi thử xong, xin bấm nút dưới.
 }
channel-contacts = <b>Cán bộ tin cậy</b>
channel-no-contacts = Chưa có ai. Hai người đầu do người giữ máy chủ mời (loa claim --contact).
channel-contact = { $state ->
    [ready] ✅
    [pending] ⏳
   *[not-ready] 🎓
 } { $name } · { $position }{ $state ->
    [ready] { "" }
    [pending] { " " }(chờ cán bộ tin cậy đồng ý)
   *[not-ready] { " " }(chưa tập thử)
 }
channel-numbers = <b>Số gọi gấp</b>
channel-number-checked = ☑️ { $number } · { $name } (gọi thử { $date })
channel-number-unchecked = ⬜ { $number } · { $name } (xã chưa kiểm tra)
channel-counts = <b>Số lượt theo tháng</b> (tháng đã hết; ít hơn 5 ghi &lt;5)
channel-count = { $month }: { $count }
channel-small-circle = ⚠️ Ít người dùng Loa: ai viết riêng dễ bị đoán ra. Xin mời thêm bà con.
button-numbers-checked = ☑️ Tôi đã gọi thử, các số đúng
button-contact-invite = ✉️ Mời cán bộ tin cậy
contact-invitation =
    ✉️ <b>Kính mời anh/chị làm cán bộ tin cậy của xã</b>

    Bấm đường dẫn này, rồi bấm Start (Bắt đầu):
    { $link }

    Dùng một lần, đến hết { $date }. Một cán bộ tin cậy đang làm việc sẽ xem và đồng ý.
button-contact-remove = ✖️ { $name }
contact-confirm-remove = Thôi giao việc cán bộ tin cậy cho <b>{ $name }</b>? Hồ sơ người này giữ sẽ chuyển cho người kế tiếp ạ.
button-contact-really-remove = ✖️ Thôi giao
contact-removed = Dạ, anh/chị không còn là cán bộ tin cậy trên Loa. Tin của các hồ sơ ở máy này đã xoá. Cảm ơn anh/chị.
contact-unanswered = ⏰ Có một tin gửi địa chỉ tin cậy mà chưa cán bộ tin cậy nào nhận. Xin anh/chị gọi nhắc người trực giúp ạ.
contact-audit-head = 🔏 Sổ ghi việc: { $entries } dòng, dấu cuối <b>{ $head }</b>. Tuần sau số dòng phải nhiều hơn hoặc bằng.
contact-long-away = ⚠️ Loa mất liên lạc từ { $time } { $day }, quá 24 giờ. Tin của bà con trong thời gian ấy có thể đã mất.
