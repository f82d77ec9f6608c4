### Việc của người dân: lần đầu vào, tin muốn nhận, dừng, lịch, dữ liệu của mình.

command-calendar = lịch của xã
command-forget = xem, xoá dữ liệu của mình

button-calendar = 📅 Lịch
button-settings = ⚙️ Tin tôi nhận
button-skip = Để sau ›
button-hamlet = { $name }
tongue-name = { $tongue ->
    [bahnar] Tiếng Bahnar
    [jrai] Tiếng Jrai
    [english] English
   *[vietnamese] Tiếng Việt
 }
choose-language-spoken =
    Tiếng Bahnar, tiếng Jrai: các màn hình vẫn bằng tiếng Việt, nhưng tin xã thu bằng tiếng ấy sẽ đến với cô/chú. Chọn hay không là tuỳ ý; đổi hay xoá lúc nào cũng được ạ.

first-tongue =
    Dạ, Loa kính chào cô/chú { $name }. Loa là người đưa tin của xã.

    Cô/chú muốn nghe tin bằng tiếng nào ạ? / Please choose a language.
first-hamlet =
    Cô/chú ở thôn, làng nào ạ? Có tin riêng của thôn, Loa sẽ gửi đúng nơi.

    Không muốn nói cũng được ạ.

settings-title = ⚙️ <b>Tin tôi nhận</b>
settings-language = 🗣 Ngôn ngữ: { $tongue ->
    [none] chưa chọn (Loa nói tiếng Việt)
    [bahnar] tiếng Bahnar (màn hình bằng tiếng Việt)
    [jrai] tiếng Jrai (màn hình bằng tiếng Việt)
    [english] tiếng Anh
   *[vietnamese] tiếng Việt
 }
settings-hamlet = 🏡 Thôn, làng: { $name }
settings-no-hamlet = 🏡 Thôn, làng: chưa chọn
settings-topics = Loại tin có dấu ✓ thì Loa gửi. Bấm vào một loại để đổi ạ.
settings-stopped = 🔕 <b>Đang dừng tất cả.</b> Loa không tự nhắn tin của xã nữa.
button-choose-hamlet = 🏡 Thôn, làng
button-topic = { $wanted ->
    [yes] ✓
   *[no] ✗
 } { $topic ->
    [events] Ngày hội, họp mặt
    [law] Pháp luật
    [health] Sức khoẻ
   *[commune] Việc chung của xã
 }
button-stop = 🔕 Dừng tất cả
button-start-again = 🔔 Nhận tin lại
button-stored = 🗂 Dữ liệu của tôi
choose-hamlet = 🏡 Cô/chú ở thôn, làng nào ạ?
button-no-hamlet = Không chọn thôn nào
spoken-tongue-set =
    Dạ, từ nay tin xã thu bằng { $tongue ->
        [bahnar] tiếng Bahnar
       *[jrai] tiếng Jrai
     } sẽ đến với cô/chú. Các màn hình vẫn bằng tiếng Việt ạ.

stopped =
    🔕 Dạ, đã dừng. Từ nay Loa không tự nhắn gì nữa, dù là chuyện gì.

    Muốn biết tin thì cô/chú tự mở ra xem: bấm <b>Tin của xã</b> hay <b>Lịch</b> dưới đây, hoặc gõ /start lúc nào cũng được ạ.
stopped-role = Riêng việc trong vai trò của anh/chị ở xã thì Loa vẫn nhắc.
button-look-up = 📣 Tin của xã

home-resident-stopped =
    Dạ, Loa kính chào cô/chú { $name }.

    🔕 Cô/chú đang dừng nhận tin: Loa không tự nhắn gì. Muốn xem tin, xin bấm 📅; muốn nhận lại, xin bấm ⚙️ ạ.

stored-title = 🗂 <b>Loa đang giữ những điều này về cô/chú</b>
stored-name = 👤 Tên như Telegram hiện ({ $name }) và số tài khoản Telegram
stored-muted = ✗ Không nhận loại tin: { $topic ->
    [events] ngày hội, họp mặt
    [law] pháp luật
    [health] sức khoẻ
   *[commune] việc chung của xã
 }
stored-stopped = 🔕 Đang dừng nhận tin
stored-role = 🏷 Vai trò: { $role ->
    [coordinator] đầu mối của kế hoạch
    [leader] lãnh đạo, xem tiến độ
    [contact] cán bộ tin cậy
   *[member] { $unit } ({ $rank ->
        [deputy] cấp phó
       *[head] người phụ trách
     })
 }
stored-deliveries = 📨 Số thông báo đã gửi đến: { $count }
stored-answers = ✋ Số lần trả lời thông báo: { $count }
stored-official = 📋 Số lần báo cáo, trả lời, gửi ảnh, ra thông báo thay mặt đơn vị: { $count }. Đây là hồ sơ công việc của xã, được giữ lại nhưng bỏ tên.
stored-private = ✉️ Tin nhắn riêng thì xem và xoá ở <b>Nhắn riêng</b>; trang này không hiện và không đụng đến.
stored-contact-first = Anh/chị đang là cán bộ tin cậy. Xin thôi vai trò ấy trước: các hồ sơ đang giữ sẽ chuyển cho người kế tiếp. Sau đó mới xoá được phần còn lại ạ.
button-give-up-contact = Thôi làm cán bộ tin cậy
button-erase = 🗑 Xoá tất cả

erase-confirm =
    🗑 <b>Xoá tất cả những điều ấy?</b>

    Tên, số tài khoản, ngôn ngữ, thôn, loại tin, các câu trả lời: xoá ngay, không lấy lại được. Bản sao lưu cũ của xã còn giữ cho đến khi được thay.
erase-last-coordinator = ⚠️ Anh/chị là <b>đầu mối duy nhất</b>. Xoá rồi thì xã không còn ai mời người, xác nhận báo cáo. Người giữ máy chủ phải chạy lệnh <b>loa claim</b> để có đầu mối mới.
erase-role = 🏷 Vai trò ở xã cũng mất; muốn có lại phải được mời lại. Đầu mối được báo.
erase-record = 📋 Việc đã làm thay mặt đơn vị ở lại trong hồ sơ của xã, không còn tên.
button-really-erase = 🗑 Xoá tất cả
button-keep-data = ↩️ Giữ lại
erased =
    🗑 Dạ, đã xoá xong. Loa không còn giữ gì ở trang dữ liệu ấy, và không tự nhắn nữa.

    Những tin nằm trong khung trò chuyện này là ở trên máy: xin tự xoá cuộc trò chuyện nếu muốn. Nhắn lại cho Loa lúc nào thì bắt đầu như người mới ạ.
role-given-up = ℹ️ { $role ->
    [coordinator] Một đầu mối đã xoá dữ liệu của mình và thôi vai trò này.
    [leader] Một lãnh đạo đã xoá dữ liệu của mình và thôi vai trò này.
    [contact] Một cán bộ tin cậy đã thôi vai trò này. Xin xem kênh nhắn riêng còn đủ người không ạ.
   *[member] { $rank ->
        [deputy] Cấp phó
       *[head] Người phụ trách
     } của <b>{ $unit }</b> đã xoá dữ liệu của mình và thôi vai trò. Xin mời người khác vào đơn vị ạ.
 }
no-longer-contact = Dạ, anh/chị đã thôi làm cán bộ tin cậy; các hồ sơ đã chuyển cho người kế tiếp. Cảm ơn anh/chị. Giờ có thể xem và xoá phần còn lại ạ.

calendar-title = 📅 <b>Lịch { $commune }</b>
calendar-nothing-soon = Hai tháng tới chưa có hoạt động nào ạ.
calendar-later = <b>Sau đó, trong năm</b>
calendar-due = <b>Hạn việc của đơn vị</b>
calendar-due-item = 📌 { $date }: { $title }
calendar-nothing-due = Đơn vị không có việc nào sắp đến hạn ạ.
calendar-invited = <b>Cô/chú được mời</b>
calendar-invitation = • { $when }: <b>{ $title }</b>{ $place ->
    [none] {""}
   *[other] , { $place }
 }
button-calendar-file = 📲 Đưa vào lịch điện thoại
