### Mời vào đơn vị, tham gia, rút vai trò.

code-refused = Dạ, đường dẫn này không dùng được ạ. Xin nhờ người đã gửi cho một đường dẫn mới.

welcome-coordinator =
    ✅ Dạ, Loa chào anh/chị. Từ nay anh/chị là <b>đầu mối</b> của { $commune }.

    Việc đầu tiên là mời người phụ trách từng đơn vị. Đơn vị nào chưa có người thì Loa chưa nhắc việc cho đơn vị ấy được ạ.
welcome-member =
    ✅ Dạ, Loa chào anh/chị. Anh/chị đã vào đơn vị <b>{ $unit }</b>, vai trò { $rank ->
        [deputy] cấp phó
       *[head] người phụ trách
     }.

    Gần đến hạn việc nào, buổi sáng Loa nhắn tin nhắc việc ấy. Anh/chị bấm nút hoặc nhắn lại một câu là được.

    { $count ->
        [0] Hiện không có việc nào đang chờ ạ.
       *[other] Đơn vị đang có <b>{ $count } việc</b> chưa xong.
     }
joined = ✅ { $name } đã tham gia <b>{ $unit }</b> ({ $rank ->
    [deputy] cấp phó
   *[head] người phụ trách
 }). Từ nay Loa nhắc việc cho anh/chị ấy ạ.
removed = Dạ, anh/chị không còn vai trò ở <b>{ $unit }</b> trên Loa, nên Loa thôi nhắc việc của đơn vị này. Cảm ơn anh/chị. Nếu có nhầm lẫn, xin báo cho đầu mối của xã ạ.

invite =
    <b>Mời người vào đơn vị nào ạ?</b>
    Số trong ngoặc là số người đã tham gia.
button-unit = { $unit } ({ $count })
button-invitations = Lời mời chưa dùng
button-members = 👥 Thành viên
button-invite = ✉️ Mời người
button-invite-another = ✉️ Mời người khác

invite-rank =
    Mời vào <b>{ $unit }</b> với vai trò nào ạ?

    Loa nhắc người phụ trách trước. Nếu hai lần chưa có trả lời, Loa nhắc thêm cấp phó.

    Chọn xong, Loa soạn một tin mời để anh/chị chuyển tiếp.
button-head = Người phụ trách
button-deputy = Cấp phó

invitation =
    ✉️ <b>Kính mời anh/chị tham gia Loa</b>
    với vai trò { $rank ->
        [deputy] cấp phó
       *[head] người phụ trách
     }, đơn vị <b>{ $unit }</b>.

    Loa nhắc việc của đơn vị và nhận trả lời qua Telegram. Anh/chị bấm đường dẫn này, rồi bấm Start (Bắt đầu):
    { $link }

    Đường dẫn dành riêng cho anh/chị, dùng một lần, đến hết { $date }.

invitations =
    <b>Lời mời chưa dùng</b>
    Gửi nhầm người thì thu hồi bằng nút dưới đây.

invitations-none = Dạ, không có lời mời nào đang chờ ạ.
invitation-line-contact = { $number }. Cán bộ tin cậy · đến hết { $date }
invitation-line = { $number }. { $unit }, { $rank ->
    [deputy] cấp phó
   *[head] người phụ trách
 }, dùng đến hết { $date }
button-revoke = Thu hồi { $number }

members = <b>Thành viên các đơn vị</b>
members-none = Dạ, chưa có ai tham gia ạ. Anh/chị mời người phụ trách từng đơn vị giúp.
member-line = { $number }. <b>{ $name }</b>, { $unit } ({ $rank ->
    [deputy] cấp phó
   *[head] người phụ trách
 }){ $reach ->
    [no] {" "}⚠️ đang chặn Loa, không nhận được tin
   *[yes] {""}
 }
button-remove = Rút { $number }

remove-member =
    Rút vai trò { $rank ->
        [deputy] cấp phó
       *[head] người phụ trách
     } của <b>{ $name }</b> ở <b>{ $unit }</b>?

    Người này sẽ không nhận nhắc việc của đơn vị nữa. Những gì đã báo cáo vẫn được giữ.
button-really-remove = Rút vai trò
button-keep = Giữ nguyên
