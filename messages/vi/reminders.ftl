### Tin nhắc việc buổi sáng.
### Đơn vị 1-5 được giao (assigned); đơn vị 6-8 được đề nghị (requested): lời nhắc là lời nhờ, không ra lệnh.

reminder = 🕒 <b>Loa nhắc việc</b> · { $date }
reminder-lead-in = { $kind ->
    [support] Dạ, kính gửi { $unit } để biết và phối hợp việc này ạ:
    [requested] { $when ->
        [past] Kính đề nghị { $unit } cho biết tình hình việc này giúp ạ:
        [report] Để làm báo cáo, kính đề nghị { $unit } cho biết tình hình việc này giúp ạ:
       *[ahead] Kính đề nghị { $unit } giúp việc này ạ:
     }
   *[assigned] { $when ->
        [past] Dạ, nhờ { $unit } cho biết tình hình việc này ạ:
        [report] Dạ, để làm báo cáo, nhờ { $unit } cho biết tình hình việc này ạ:
        [today] Dạ, hôm nay đến hạn việc này của { $unit } ạ:
       *[ahead] Dạ, { $unit } có việc sắp đến hạn ạ:
     }
 }
reminder-task = <b>{ $title }</b>
reminder-returned = Đầu mối đã xem báo cáo và nhờ bổ sung.
reminder-for-deputy = Tin này gửi thêm đến anh/chị vì người phụ trách chưa kịp trả lời. Nhờ anh/chị giúp ạ.
reminder-item-for-deputy = (Người phụ trách chưa kịp trả lời, nhờ anh/chị giúp ạ.)
reminder-foot =
    { $kind ->
        [requested] Kính nhờ anh/chị bấm một nút, hoặc nhắn lại:
       *[assigned] Anh/chị bấm một nút, hoặc nhắn lại:
     } <i>xong</i>, <i>đang làm</i>, <i>xin thêm 3 ngày</i> đều được ạ.
reminder-support-foot = Anh/chị không phải trả lời tin này; đơn vị chủ trì sẽ báo cáo ạ.

reminder-several = { $tone ->
    [support] Dạ, kính gửi anh/chị { $count } việc để biết và phối hợp ạ:
    [requested] Kính đề nghị anh/chị giúp { $count } việc sau ạ:
    [mixed] Dạ, anh/chị có { $count } việc sau. Việc nào ghi “kính đề nghị” là xã nhờ giúp ạ:
   *[assigned] Dạ, anh/chị có { $count } việc sau ạ:
 }
reminder-numbered = { $number }. { $kind ->
    [support] Để biết và phối hợp:{" "}
    [requested] Kính đề nghị giúp:{" "}
   *[plain] {""}
 }<b>{ $title }</b>
reminder-more = Còn { $count } việc nữa, xem ở /viec ạ.
reminder-several-foot =
    { $tone ->
        [requested] Kính nhờ anh/chị bấm số của việc để trả lời,
       *[other] Anh/chị bấm số của việc để trả lời,
     } hoặc nhắn từng việc kèm số: <i>1 xong</i>, <i>2 xin thêm 3 ngày</i> ạ.
