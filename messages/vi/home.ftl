### Màn hình đầu, trợ giúp, ngôn ngữ.

language-name = Tiếng Việt

home-title = 📣 <b>Loa</b> · { $commune }
home-resident =
    Dạ, Loa kính chào cô/chú { $name }.

    Loa là người đưa tin của xã. Khi xã có thông báo hay hoạt động, tin sẽ đến ngay trong khung trò chuyện này.

    Cô/chú không phải làm gì thêm ạ.
home-staff = Dạ, Loa chào anh/chị { $name }.
home-coordinator = Anh/chị là <b>đầu mối</b> của kế hoạch.
home-unit = Đơn vị: <b>{ $unit }</b> ({ $rank ->
    [deputy] cấp phó
   *[head] người phụ trách
 })
home-open-tasks = { $count ->
    [0] Hiện không có việc nào đang chờ ạ.
   *[other] Đơn vị đang có <b>{ $count } việc</b> chưa xong.
 }

help-title = <b>Loa giúp được gì?</b>
help-resident =
    Khi xã có thông báo hay hoạt động, Loa nhắn cho cô/chú ngay tại đây.

    Cô/chú cứ bấm các nút dưới tin nhắn, không cần nhớ lệnh ạ.
help-staff = Anh/chị cứ bấm các nút dưới tin nhắn, không cần nhớ lệnh ạ.
help-member =
    <b>Khi Loa nhắc việc</b>
    Anh/chị bấm nút, hoặc nhắn lại như nhắn cho người quen: <i>xong rồi</i>, <i>đang làm</i>, <i>xin thêm 3 ngày</i>, <i>cần hỗ trợ</i>.
    Muốn gửi ảnh, tệp minh chứng: bấm trả lời (Reply) vào tin nhắc rồi gửi.
help-coordinator =
    <b>Việc của đầu mối</b>
    Mời người vào từng đơn vị, xem tiến độ, xác nhận báo cáo; sửa, thêm, bỏ việc của kế hoạch. Đơn vị gửi gì, Loa chuyển đến anh/chị ngay.
help-commands = <b>Ai quen gõ lệnh thì có</b>
help-command = /{ $name } - { $description }

group-help =
    Dạ, Loa chào bà con.

    Trong nhóm Loa không đọc tin nhắn, chỉ trả lời lệnh /trogiup. Bà con muốn hỏi điều gì riêng, xin bấm nút dưới đây để nhắn riêng với Loa ạ.
button-private-chat = Nhắn riêng với Loa

unknown = Dạ, Loa chưa hiểu ý này. Xin bấm một nút dưới đây giúp Loa ạ.
cancelled = Dạ, Loa đã dừng bước đang hỏi ạ.
nothing-to-cancel = Dạ, không có bước nào đang dở ạ.
choose-language = Xin chọn ngôn ngữ. / Please choose a language.
language-set = Dạ, từ nay Loa nói tiếng Việt ạ.
no-plan = Dạ, xã chưa đưa kế hoạch vào Loa, nên chưa có gì để xem ạ.

command-start = màn hình đầu
command-help = trợ giúp
command-tasks = việc của đơn vị
command-progress = tiến độ chung
command-invite = mời người vào đơn vị
command-language = đổi ngôn ngữ
command-cancel = dừng bước đang làm

bot-description =
    Loa là người đưa tin của xã: thông báo, hoạt động của xã đến tận điện thoại của bà con; cán bộ nhận nhắc việc và trả lời ngay tại đây.

    Bấm Start (Bắt đầu) để mở Loa.
bot-short-description = Người đưa tin của xã: thông báo cho bà con, nhắc việc cho cán bộ.

toast-old-button = Nút này của tin cũ, không dùng được nữa ạ. Xin mở tin mới nhất.
toast-refused = { $why ->
    [already-reported] Việc này đã báo cáo rồi ạ.
    [already-confirmed] Việc này đã được xác nhận xong ạ.
    [cancelled] Việc này đã được bỏ, không phải làm nữa ạ.
    [nothing-to-decide] Việc này không còn chờ quyết định ạ.
    [date-not-later] Ngày mới phải sau hạn hiện nay ạ.
   *[support-only] Đơn vị chủ trì sẽ trả lời việc này ạ.
 }
