### Màn hình báo cáo, và kế hoạch theo từng mục.

button-report = 📄 Báo cáo
button-by-section = 📑 Theo từng mục của kế hoạch
command-report = báo cáo sơ kết, tổng kết
help-report =
    <b>Báo cáo</b>
    Loa lập sẵn báo cáo sơ kết, tổng kết (Word, Excel) từ kết quả các đơn vị đã gửi; anh/chị sửa và trình ký. Xem kế hoạch theo từng mục thì thấy câu nào đã làm, ai làm, có minh chứng gì.

report-choose =
    📄 <b>Báo cáo</b>

    Anh/chị muốn lập báo cáo nào ạ?
report-choose-line = • { $name }: từ { $from } đến { $until }
report-half = Sơ kết 6 tháng { $year }
report-year = Tổng kết năm { $year }
button-report-other = Khoảng thời gian khác
report-name = { $kind ->
    [half] sơ kết 6 tháng đầu năm { $year }
    [year] tổng kết năm { $year }
   *[range] từ { $from } đến { $until }
 }

report-ask-range =
    Anh/chị muốn báo cáo từ ngày nào đến ngày nào ạ? Xin nhắn lại, ví dụ:
    <i>từ 1/3 đến 30/6</i>
    <i>tháng 3 đến tháng 6</i>
report-range-problem = { $problem ->
    [no-such-day] Dạ, ngày ấy không có trong lịch ạ.
    [backwards] Dạ, ngày cuối lại trước ngày đầu ạ.
    [two-years] Dạ, mỗi báo cáo theo kế hoạch của một năm, nên hai ngày phải trong cùng một năm ạ. Khoảng dài qua hai năm thì xin lập hai báo cáo.
    [no-plan] Dạ, Loa không có kế hoạch của năm { $year }, nên không có gì để báo cáo ạ.
   *[not-understood] Dạ, Loa chưa hiểu hai ngày này ạ.
 }

report-chosen =
    📄 <b>Báo cáo { $name }</b>
    Kỳ báo cáo: từ { $from } đến { $until }.
report-collected = Số liệu các đơn vị gửi đến hết ngày { $date }.
report-early = Kỳ này chưa hết: số liệu tính đến hôm nay.
report-reports = Đã có <b>{ $count } báo cáo</b> của các đơn vị.
report-overdue = ⚠️ { $count } lượt việc quá hạn.
report-nothing = <b>Trong thời gian này chưa có đơn vị nào gửi báo cáo.</b> Vẫn lập được tệp, nhưng phần kết quả chưa có số liệu.
report-draft = Tệp là bản dự thảo. Số văn bản, ngày, nhận định và chữ ký để trống cho anh/chị.
button-report-document = 📄 Word
button-report-sheet = 📊 Excel
button-report-both = Cả hai
button-back-to-reports = ‹ Báo cáo khác
report-too-large = Dạ, tệp báo cáo lớn quá, Telegram không nhận ạ. Xin chọn khoảng thời gian ngắn hơn, hoặc nhờ người giữ máy chủ lập bằng lệnh <b>loa report</b>.

caption-report = 📄 Báo cáo { $name }: { $reports } báo cáo của đơn vị. Bản dự thảo, lập lúc { $time } { $date }.
caption-report-nothing = 📄 Báo cáo { $name }: trong thời gian này chưa có đơn vị nào gửi báo cáo. Bản dự thảo, lập lúc { $time } { $date }.

sections =
    📑 <b>Kế hoạch theo từng mục</b>
    { $title }
sections-line = <b>{ $number }</b>{ $named ->
    [unit] {" "}{ $unit }
   *[none] {""}
 }: { $tasks ->
    [0] { $clauses ->
        [0] không có việc nào
       *[some] { $clauses } câu, không có việc giao cho đơn vị
     }
   *[some] { $reported }/{ $tasks } việc đã có báo cáo
 }
sections-foot = Bấm số mục để xem từng câu.
button-section = { $number }
button-back-to-sections = ‹ Các mục

section = 📑 <b>Mục { $number }</b>{ $named ->
    [unit] {" "}· { $unit }
   *[none] {""}
 }
section-outside = bổ sung
section-none = Mục này của kế hoạch không có việc nào.
section-no-tasks = <i>Mục này không có việc giao cho đơn vị.</i>
section-clause = <b>{ $number }.</b> ({ $section }) { $text }
section-plain = ({ $section }) { $text }
section-state = { $led ->
    [0] Chưa phân công đơn vị chủ trì.
   *[some] ✅ { $done }/{ $led } lượt đã có kết quả
 }{ $overdue ->
    [0] {""}
   *[some] {" "}· ⚠️ { $overdue } quá hạn
 }{ $evidence ->
    [0] {""}
   *[some] {" "}· 📎 { $evidence }
 }
section-cancelled = ❌ Đã bỏ, không phải làm nữa.
section-page = Trang { $page }/{ $pages }

clause =
    📑 <b>Mục { $section }</b>
    { $text }
clause-title = Việc: <b>{ $title }</b>
clause-none = Câu này không giao việc cho đơn vị nào.
clause-nobody = Chưa phân công đơn vị chủ trì.
clause-supports = Phối hợp: { $units }
clause-line = <b>{ $unit }</b> · hạn { $due }: { $standing ->
    [confirmed] ✅ đã xác nhận
    [reported] 📨 đã báo cáo, chờ xác nhận
    [progress] đang làm
    [overdue] ⚠️ quá hạn
    [notbegun] chưa bắt đầu
    [later] chưa đến kỳ
    [earlier] đã báo cáo trước năm nay
    [past] có hạn trước khi đưa kế hoạch vào Loa
   *[cancelled] không còn thực hiện
 }
clause-report = { $date }: { $text }
clause-report-silent = { $date }: (không ghi nội dung)
clause-figures = { $figures }
clause-participants = { $count } người tham gia
clause-women = { $count } nữ
clause-men = { $count } nam
clause-no-evidence = Chưa có minh chứng.
button-evidence-of = 📎 { $unit } ({ $count })
button-back-to-section = ‹ Mục { $number }
