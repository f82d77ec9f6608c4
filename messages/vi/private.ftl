### Kênh nhắn riêng, phía người dân. Lời nói nhẹ nhàng, câu ngắn, không một chữ nào trên nút bấm nói ra chuyện gì.

news-line = 📣 Xã có tin mới
button-news = Xem
news-title = 📣 <b>Tin { $commune }</b>
news-event = 📅 { $first }: { $name }
news-events = 📅 { $first } đến { $last }: { $name }
news-none = Hiện chưa có hoạt động nào sắp tới ạ.
news-delete-by-hand = Còn vài tin cũ máy không xoá được nữa. Xin tự xoá: bấm giữ từng tin, chọn Xoá.

command-private = nhắn riêng
command-leave = rời ngay

button-private = ✉️ Nhắn riêng
button-leave = 🚪 Rời ngay

private-danger = ☎️ <b>Đang nguy hiểm, xin gọi ngay:</b>
private-number = { $number } · { $name }
private-no-rescue = Xin chạy đến nhà gần nhất, kêu người xung quanh. Nhắn ở đây không có người đến ngay được ạ.
private-on-duty = 👤 Đang trực: { $positions }. Người trả lời là <b>cán bộ tin cậy</b>.
private-nobody-on-duty = 👤 Lúc này chưa có ai trực. Từ { $time } { $day } mới có cán bộ tin cậy.
private-nobody-at-all = 👤 Những ngày này chưa có ai trực.
private-urgent-above = Cần ngay, xin gọi các số ở trên ạ.
private-urgent-button = Cần ngay, xin bấm ☎️ để xem các số gọi ạ.
private-how-long = ⏳ Thường phải chờ. Sau { $minutes } phút chưa ai nhận, Loa gọi người kế tiếp.
private-limits =
    🤫 Cán bộ tin cậy giữ kín. Có khi vẫn phải báo: tính mạng bị đe doạ, có trẻ em, hoặc luật buộc người biết chuyện phải báo.
    Tin ở đây chưa phải là đơn báo chính thức, cho đến khi có người chuyển đi.
private-phone =
    📱 Tin nằm trong máy này đến khi xoá; ai cầm máy cũng mở được. Chữ và hình Loa tự xoá sau 15 phút, mọi thứ sau 24 giờ.
    Nếu Loa không trả lời: bấm giữ tin, chọn Xoá. Máy khác có đang xem không: Telegram › Cài đặt › Thiết bị.
private-telegram = 👁 Công ty Telegram thấy tài khoản và đọc được tin: trò chuyện với bot không mã hoá đầu cuối.
private-nothing-asked = Không ai hỏi tên, số điện thoại hay nhà ở đâu. Không muốn nói thì thôi ạ.
private-restored = ⚠️ Máy chủ được khôi phục từ bản cũ ngày { $date }. Ai đã gửi trước đó, xin gửi lại từ đầu ạ.
private-not-open = Chỗ nhắn riêng chưa mở. Xin gọi các số trên ạ.
button-private-begin = ✍️ Viết
button-private-mine = 📬 Tin của tôi
button-private-numbers = ☎️ Số gọi gấp
button-private-back = ↩️ Quay lại

private-alone = Cô/chú có đang <b>một mình</b> với chiếc máy này không ạ?
button-private-alone = 1️⃣ Một mình
button-private-not-alone = 2️⃣ Có người bên cạnh
private-not-alone = Vậy để lúc khác ạ. Xin bấm 🚪 bây giờ: Loa xoá hết, chỉ còn tin chung của xã. Cần gấp, xin gọi:
button-private-alone-now = 1️⃣ Giờ một mình rồi

private-whom = Chuyện này là của ai ạ?
button-private-myself = 1️⃣ Của tôi
button-private-other = 2️⃣ Của người khác
button-private-child = 3️⃣ Của trẻ em

private-child = 🧒 Dưới 18 tuổi: có số <b>111</b>, gọi ngày đêm, không mất tiền. Tin này được đưa trước đến người lo việc trẻ em.
private-positions =
    Ai <b>được</b> nhận tin này ạ?
    Không muốn ai nhận, xin bấm vào tên để đổi ✅ thành 🚫.
button-private-may = ✅ { $name }
button-private-may-not = 🚫 { $name }
button-private-office-may = ✅ Đầu mối xã (chỉ biết là có tin chưa ai nhận)
button-private-office-may-not = 🚫 Đầu mối xã (không được biết gì)
button-private-go-on = ➡️ Tiếp
private-everyone-ruled-out = Đã bỏ hết mọi người, nên không còn ai ở xã nhận được. Xin gọi số ngoài xã:
button-private-choose-again = ↩️ Chọn lại

private-way =
    Khi có trả lời, báo cho cô/chú cách nào ạ?
    Tin báo giống hệt tin thường của xã, không kêu, không nói gì thêm.
button-private-line = 1️⃣ Gửi dòng “Xã có tin mới”
button-private-never = 2️⃣ Đừng gửi gì, tôi tự vào xem
private-way-while-stopped =
    🔕 Cô/chú đang dừng nhận tin của xã, nên khi có trả lời Loa cũng không báo: chỉ một dòng thôi cũng lạ.
    Cô/chú tự vào xem lúc thuận tiện ạ.
button-private-never-while-stopped = 1️⃣ Tôi tự vào xem
private-hours = Chỉ báo vào buổi nào ạ? Không chọn buổi nào là lúc nào cũng được.
button-private-hours = { $chosen ->
    [yes] ☑️
   *[no] ⬜
 } { $part ->
    [morning] Sáng, 6 đến 11 giờ
    [noon] Trưa, 11 đến 14 giờ
    [afternoon] Chiều, 14 đến 18 giờ
   *[evening] Tối, 18 đến 21 giờ
 }

private-protection =
    Muốn giữ kỹ hơn thì chọn, không thì thôi ạ.
    🔢 Mã số: phải bấm mã mới xem được trả lời. Không đặt mã thì ai cầm máy cũng xem được.
    🗝 Từ hẹn: cán bộ thật luôn mở đầu bằng từ này, để biết không phải kẻ giả.
    ⏱ Xoá nhanh: chữ và hình mất sau 5 phút.
button-private-pin = { $chosen ->
    [yes] 🔢 Mã số: đã đặt
   *[no] 🔢 Đặt mã số
 }
button-private-code-word = { $chosen ->
    [yes] 🗝 Từ hẹn: đã có
   *[no] 🗝 Đặt từ hẹn
 }
button-private-quick = { $chosen ->
    [yes] ⏱ Xoá nhanh: bật
   *[no] ⏱ Xoá nhanh: tắt
 }
private-ask-code-word = 🗝 Xin nhắn một từ dễ nhớ, ví dụ tên một loài cây. Tin nhắn mất ngay khi Loa nhận.
button-private-step-back = ↩️ Không đặt nữa
private-pad-open = 🔢 Đã đặt mã số thì bấm mã, rồi bấm ✅. Không đặt mã thì bấm ✅ luôn.
private-pad-set = 🔢 Xin bấm 4 số dễ nhớ, rồi bấm ✅.
private-pad-again = 🔢 Bấm lại 4 số ấy lần nữa, rồi bấm ✅.
private-pad-mismatch = Hai lần bấm chưa giống nhau ạ.
button-private-digit = { $number }
button-private-clear = ⌫
button-private-done = ✅

button-private-write = ✍️ Viết
private-write =
    ✍️ Xin nhắn điều muốn nói: chữ, tiếng nói, ảnh, tệp, hay một vị trí.
    Nhắn tin nào, tin ấy <b>mất ngay</b> khỏi máy. Chưa gửi cho ai: Loa cho xem lại trước.
private-can-tell = 🎤 Tiếng nói, khuôn mặt, nét chữ có thể cho người ta biết mình là ai.
private-received =
    📥 Đã nhận <b>{ $count } tin</b>. Chưa gửi cho ai.
    Nhắn thêm cũng được, hoặc bấm 👀 xem lại rồi gửi.
private-refused = ⚠️ { $why ->
    [too-large] Tệp lớn quá 20 MB, Loa không chuyển được. Xin gửi tệp nhỏ hơn.
    [too-long] Lời này dài quá, không xem hết được trên một màn hình. Xin viết ngắn lại, dưới 1.500 chữ cái.
    [too-many] Lần này đủ rồi ạ. Xin bấm 👀 xem lại và gửi, rồi nhắn tiếp.
   *[kind] Loại này Loa không nhận (danh thiếp, bình chọn, nhãn dán, vị trí trực tiếp): nó cho biết ai gửi, hoặc tự đổi. Xin nhắn chữ, tiếng nói, ảnh, tệp hay một vị trí.
 }
private-may-tell = ⚠️ Tệp, đoạn phim, đoạn tiếng này có thể ghi sẵn tên người làm, nơi chốn ở bên trong. Loa bỏ tên tệp, nhưng không gỡ được bên trong. Không muốn thì bấm ✖️ ạ.
button-private-preview = 👀 Xem lại
button-private-discard = ✖️ Bỏ, không gửi
private-preview = 👀 <b>Sẽ gửi đúng những điều này:</b>
private-preview-piece = { $kind ->
    [photo] 🖼 một ảnh
    [voice] 🎤 một đoạn tiếng nói
    [video] 🎞 một đoạn phim
    [audio] 🎵 một đoạn âm thanh
    [place] 📍 một vị trí
    [text] ✍️ một tin dài
   *[document] 📎 một tệp
 } (ở dưới)
private-preview-whom = { $whom ->
    [child] Chuyện của trẻ em.
    [other] Chuyện của người khác.
   *[myself] Chuyện của mình.
 }
private-preview-to = 👤 Người được nhận: { $positions }
private-preview-way = { $way ->
    [line] 📣 Có trả lời: gửi dòng “Xã có tin mới”.
   *[never] 🔕 Có trả lời: không báo, tự vào xem.
 }
button-private-send = ✅ Gửi
button-private-more = ✍️ Viết thêm
private-nothing-to-send = Chưa có gì để gửi ạ.
private-sent = ✅ <b>Đã gửi.</b>
private-sent-way = { $way ->
    [line] Có trả lời, Loa gửi dòng “Xã có tin mới” vào giờ đã chọn.
   *[never] Loa không báo gì. Muốn xem, xin vào Nhắn riêng › 📬 Tin của tôi.
 }
private-sent-leave = Giờ xin bấm 🚪 để máy không còn gì.
private-not-taken = Lúc này cán bộ không nhận thêm tin được ạ. Xin gọi:
private-time-over = Để lâu quá nên Loa đã xoá phần viết dở; chưa gửi gì cho ai. Tin vừa nhắn cũng đã xoá. Xin viết lại ạ.

private-nothing-new = 📭 Không có tin mới ạ.
private-choose = 📬 Xin chọn:
button-private-choice = { $news ->
    [yes] 🔵
   *[no] ⚪
 } Ngày { $date }
private-progress = { $progress ->
    [nobody-yet] ⏳ Đã gọi mọi người, chưa ai nhận được. Loa còn gọi tiếp. Cần ngay, xin gọi:
    [read] 👁 Cán bộ tin cậy đã nhận và đọc.
    [answered] 💬 Cán bộ tin cậy đã trả lời.
    [closed] ✔️ Chuyện này đã khép lại. Viết thêm thì mở lại.
   *[received] 📨 Tin đã đến nơi, đang chờ người nhận.
 }
private-code-word = 🗝 Từ hẹn: <b>{ $word }</b>
private-answer = Cán bộ tin cậy:
private-pieces = 📎 { $count } phần ở dưới.
private-content-goes = Chữ này tự mất sau ít phút. Điều cán bộ đã đọc thì không lấy lại được.
private-consent = 🤝 Cán bộ tin cậy xin phép chuyển <b>đúng lời này</b> cho <b>{ $office }</b>:
private-consent-free = Không đồng ý cũng không sao, mọi việc khác vẫn như cũ. Đồng ý rồi vẫn rút lại được. Chờ đến { $date }.
private-consent-too-long = ⚠️ Lời này dài quá, không hiện hết được, nên chưa đồng ý được. Xin bấm 2️⃣ để nhắn lời ngắn hơn, hoặc 3️⃣ ạ.
button-private-agree = 1️⃣ Đồng ý chuyển
button-private-shorten = 2️⃣ Sửa lời
button-private-disagree = 3️⃣ Không chuyển
button-private-withdraw = ↩️ Rút lại, không cho { $office } nữa
private-shorten = ✍️ Xin nhắn lời mới. Tin mất ngay khỏi máy; Loa cho xem lại rồi mới hỏi đồng ý.
button-private-read-on = 📖 Đọc tiếp
button-private-write-more = ✍️ Viết thêm
button-private-end = ✔️ Khép lại
button-private-erase = 🗑 Xoá hẳn
private-confirm-erase = Xoá hẳn chuyện này ở cả hai phía? Không ai mở lại được. Điều cán bộ đã đọc thì không lấy lại được ạ.
button-private-really-erase = 🗑 Xoá hẳn
button-private-keep = ↩️ Giữ lại
private-erased = 🗑 Đã xoá hẳn.
private-ended = ✔️ Đã khép lại. Sau một thời gian Loa tự xoá hẳn. Giờ xin bấm 🚪 ạ.

suggestion = { $number ->
    [1] Cảm ơn cô/chú đã nói ra. Tôi đang nghe và tin cô/chú.
    [2] Chuyện này không phải lỗi của cô/chú.
    [3] Lúc này cô/chú có an toàn không? Nếu nguy hiểm, xin gọi 113 ngay.
    [4] Cô/chú cần gì nhất lúc này? Cô/chú quyết định, tôi giúp.
    [5] Cô/chú không phải kể điều mình không muốn kể. Nói lúc nào cũng được.
   *[6] Nếu cô/chú muốn, tôi nói cho biết những nơi có thể giúp. Chọn hay không là ở cô/chú.
 }
