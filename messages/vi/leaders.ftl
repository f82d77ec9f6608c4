### Lãnh đạo và nơi nhận báo cáo: xem tiến độ, không phải quyết định.

home-leader = Anh/chị theo dõi kế hoạch với vai trò: <b>{ $label }</b>.
button-weekly-on = 📅 Nhận tóm tắt sáng thứ Hai
button-weekly-off = 📅 Thôi nhận tóm tắt sáng thứ Hai

leader-choose =
    🏛 <b>Mời lãnh đạo</b>

    Người được mời xem được tiến độ và báo cáo của kế hoạch, không phải xử lý việc gì và không thấy chuyện riêng của ai.

    Mời với tư cách nào ạ? Danh sách dưới đây là phần “Nơi nhận” của kế hoạch.
button-recipient = { $label }
button-other-recipient = Tên khác
leader-ask-label = { $problem ->
    [too-long] Tên này trống hoặc dài quá 80 chữ ạ. Xin anh/chị nhắn tên ngắn hơn, ví dụ “TT Đảng ủy”.
   *[none] Mời với tư cách nào ạ? Anh/chị nhắn một tên ngắn, ví dụ “TT Đảng ủy”.
 }
leader-invitation =
    ✉️ <b>Kính mời anh/chị theo dõi kế hoạch trên Loa</b>
    với tư cách: <b>{ $label }</b>.

    Anh/chị xem được tiến độ của từng đơn vị và báo cáo bất cứ lúc nào qua Telegram. Anh/chị bấm đường dẫn này, rồi bấm Start (Bắt đầu):
    { $link }

    Đường dẫn dành riêng cho anh/chị, dùng một lần, đến hết { $date }.
invitation-line-leader = { $number }. Lãnh đạo: { $label } · đến hết { $date }

leader-welcome =
    ✅ Dạ, Loa kính chào anh/chị. Từ nay anh/chị theo dõi được kế hoạch của { $commune } với vai trò <b>{ $label }</b>.

    Bấm “Tiến độ” để xem các đơn vị làm đến đâu, “Báo cáo” để lấy báo cáo. Loa không gửi gì thêm nếu anh/chị không muốn; cần bản tóm tắt sáng thứ Hai thì bật ở màn hình đầu ạ.
leader-joined = ✅ { $name } đã tham gia với tư cách <b>{ $label }</b>, xem được tiến độ của kế hoạch.
leader-removed = Dạ, anh/chị không còn vai trò lãnh đạo trên Loa, nên không xem tiến độ ở đây nữa. Cảm ơn anh/chị. Nếu có nhầm lẫn, xin báo cho đầu mối của xã ạ.

leaders = 🏛 <b>Lãnh đạo theo dõi kế hoạch</b>
leaders-none = Dạ, chưa mời lãnh đạo nào theo dõi kế hoạch ạ.
leader-line = { $number }. <b>{ $name }</b>, { $label }{ $reach ->
    [no] {" "}⚠️ đang chặn Loa, không nhận được tin
   *[yes] {""}
 }
button-leaders = 🏛 Lãnh đạo
button-invite-leader = 🏛 Mời lãnh đạo
leader-remove =
    Rút vai trò <b>{ $label }</b> của <b>{ $name }</b>?

    Người này sẽ không xem tiến độ trên Loa nữa.
