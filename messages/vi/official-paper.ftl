### Báo cáo sơ kết, tổng kết: thể thức theo Nghị định 30/2020/NĐ-CP. Chỗ nào để "…" là người soạn tự viết.

paper-file-official = { $kind ->
    [half] so-ket
    [year] tong-ket
   *[range] bao-cao
 }-{ $from }-{ $until }

official-date = { $day }/{ $month }/{ $year }
official-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
official-motto = Độc lập - Tự do - Hạnh phúc
official-number = Số:        /BC-UBND
official-draft = DỰ THẢO
official-place-and-date = { $place }, ngày      tháng      năm { $year }
# Chữ chỉ cấp đứng trước tên xã: địa danh trên văn bản không ghi chữ này.
official-kinds-of-commune = xã phường thị-trấn
official-title = BÁO CÁO
official-subject = { $kind ->
    [half] Sơ kết công tác bình đẳng giới và vì sự tiến bộ của phụ nữ
    [year] Tổng kết công tác bình đẳng giới và vì sự tiến bộ của phụ nữ
   *[range] Kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ
 }
official-subject-time = { $kind ->
    [half] 6 tháng đầu năm { $year }
    [year] năm { $year }
   *[range] từ ngày { $from } đến ngày { $until }
 }
official-opening = Thực hiện Kế hoạch “{ $plan }”, { $issuer } báo cáo kết quả thực hiện { $kind ->
    [half] 6 tháng đầu năm { $year }
    [year] năm { $year }
   *[range] từ ngày { $from } đến ngày { $until }
 } như sau:
official-covers = (Số liệu: báo cáo của các đơn vị gửi từ ngày { $from } đến hết ngày { $until }; tình trạng công việc tính đến ngày { $as-of }.)
official-nothing-reported = Trong thời gian này chưa có đơn vị nào gửi báo cáo, nên phần kết quả dưới đây chưa có số liệu.
official-fill = …………………………………………………………………………………………………………………………

official-part-basis = I. CĂN CỨ VÀ CÔNG TÁC CHỈ ĐẠO
official-basis = 1. Căn cứ
official-cited = - { $title }{ $number ->
    [none] {""}
   *[some] {" "}(số { $which }{ $dated ->
        [yes] {" "}ngày { $date }
       *[no] {""}
     })
 }, của { $issuer };
official-no-basis = - (Kế hoạch trong Loa chưa ghi căn cứ; người soạn bổ sung.)
official-aims = 2. Mục đích, yêu cầu của kế hoạch
official-direction = 3. Công tác chỉ đạo, điều hành

official-part-results = II. KẾT QUẢ THỰC HIỆN
official-general = 1. Kết quả chung
official-counted = Mỗi đơn vị chủ trì phải trả lời một việc vào mỗi lần đến hạn, tính là một lượt việc. Trong kỳ có { $led } lượt việc: { $confirmed } đã xác nhận xong, { $reported } đã báo cáo và chờ xác nhận, { $progress } đang làm, { $overdue } quá hạn, { $ahead } chưa bắt đầu.
official-figures-note = Số người cộng từ { $reports } báo cáo của các đơn vị, mỗi việc lấy báo cáo sau cùng; { $without } báo cáo không ghi số người. Cột nam, nữ chỉ cộng những báo cáo có ghi riêng nam, nữ.
official-table-tasks = Bảng 1. Việc theo đơn vị
official-table-figures = Bảng 2. Số liệu theo đơn vị
official-by-section = 2. Kết quả theo từng mục của kế hoạch
official-section = { $named ->
    [outside] Việc bổ sung, không có trong văn bản kế hoạch
    [text] Mục { $number }. { $text }
    [requested] Mục { $number }. Đề nghị { $text }
   *[none] Mục { $number }
 }
official-no-tasks = (Mục này không có việc giao cho đơn vị.)
official-item = - { $text }
official-subitem = { $letter }) { $text }
official-result = + { $unit }, báo cáo ngày { $date }{ $state ->
    [reported] {" "}(chờ xác nhận)
   *[confirmed] {""}
 }: { $text }{ $has ->
    [figures] {" "}({ $figures }).
   *[nothing] .
 }
official-no-words = đã làm xong, không ghi nội dung
official-participants = { $count } lượt người tham gia
official-women = { $count } nữ
official-men = { $count } nam
official-evidence = { $count } tệp minh chứng
official-open = + { $unit }: { $standing } ({ $dates }).
official-due = hạn { $date }
official-nobody-leads = + Chưa phân công đơn vị chủ trì.
official-supports = + Phối hợp: { $units }.
official-standing = { $standing ->
    [confirmed] đã xác nhận
    [reported] đã báo cáo, chờ xác nhận
    [progress] đang làm
    [overdue] quá hạn
    [notbegun] chưa bắt đầu
    [later] chưa đến kỳ
    [earlier] đã báo cáo trước kỳ này
    [past] có hạn trước khi đưa kế hoạch vào Loa, chưa ghi nhận kết quả
   *[cancelled] không còn thực hiện
 }
official-events = 3. Hoạt động nhân ngày kỷ niệm, Tháng hành động; thông báo đến người dân
official-event = - { $name } ({ $from }{ $days ->
    [one] {""}
   *[several] {" "}đến { $until }
 }): { $sent ->
    [0] chưa gửi thông báo nào qua Loa
   *[some] gửi { $announcements } thông báo, { $copies } lượt người nhận, { $coming } người trả lời sẽ đến
 }.
official-event-result = + { $title } ({ $unit }): { $text }.
official-no-events = - Trong thời gian này kế hoạch không có ngày kỷ niệm hay đợt hoạt động nào.
official-other-announcements = - Thông báo khác: { $announcements } thông báo, { $copies } lượt người nhận.
official-violence = 4. Phòng ngừa, ứng phó với bạo lực trên cơ sở giới
official-cases-note = Số lượt tin riêng gửi đến địa chỉ tin cậy qua Loa, theo tháng đã hết; số dưới 5 không công bố. Ngoài số này, Loa không đưa gì của kênh tin riêng vào báo cáo.
official-no-cases = Trong thời gian này chưa có tháng nào được công bố số liệu của kênh tin riêng.
official-few = dưới 5

official-part-assessment = III. ĐÁNH GIÁ CHUNG
official-strengths = 1. Ưu điểm
official-limits = 2. Tồn tại, hạn chế
official-overdue = Đến ngày { $date } còn { $count } lượt việc quá hạn:
official-overdue-item = - { $title } ({ $unit }, hạn { $date });
official-and-more = - và { $count } lượt việc khác, xem Phụ lục 1.
official-nothing-overdue = Đến ngày { $date } không có việc quá hạn.
official-causes = 3. Nguyên nhân
official-calls = 4. Khó khăn, kiến nghị của đơn vị
official-call = - { $unit } ({ $date }, việc “{ $title }”): { $text }.
official-no-calls = Trong thời gian này không có đơn vị nào báo khó khăn qua Loa.

official-part-ahead = IV. PHƯƠNG HƯỚNG, NHIỆM VỤ { $kind ->
    [half] 6 THÁNG CUỐI NĂM { $year }
    [year] NĂM { $next }
   *[range] TRONG THỜI GIAN TỚI
 }
official-ahead = 1. Các việc của kế hoạch còn phải làm
official-nothing-ahead = Kế hoạch không còn việc nào đến hạn sau kỳ này.
official-next-year = 1. Nhiệm vụ năm { $year } (theo kế hoạch năm { $year } đã đưa vào Loa)
official-next-year-draft = 1. Nhiệm vụ năm { $year } (dự kiến, lấy theo kế hoạch năm nay; người soạn sửa theo hướng dẫn mới)
official-solutions = 2. Giải pháp
official-part-proposals = V. KIẾN NGHỊ, ĐỀ XUẤT
official-closing = Trên đây là báo cáo kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ { $kind ->
    [half] 6 tháng đầu năm { $year }
    [year] năm { $year }
   *[range] từ ngày { $from } đến ngày { $until }
 } của { $issuer }./.

official-recipients = Nơi nhận:
official-recipient = - { $name };
official-archive = Lưu: VT
official-archived = - Lưu: VT.
official-on-behalf = TM. ỦY BAN NHÂN DÂN
official-signer = CHỦ TỊCH

official-annex-tasks = PHỤ LỤC 1
official-annex-tasks-name = Việc trong kỳ của từng đơn vị
official-annex-figures = PHỤ LỤC 2
official-annex-figures-name = Số liệu theo việc
official-no-figures = Chưa có báo cáo nào trong kỳ.

official-col-number = TT
official-col-unit = Đơn vị
official-col-led = Lượt việc
official-col-confirmed = Đã xác nhận
official-col-reported = Chờ xác nhận
official-col-progress = Đang làm
official-col-overdue = Quá hạn
official-col-not-begun = Chưa bắt đầu
official-col-reports = Số báo cáo
official-col-participants = Lượt người tham gia
official-col-women = Nữ
official-col-men = Nam
official-col-without = Báo cáo không có số
official-col-total = Cộng
official-col-section = Mục
official-col-task = Việc
official-col-due = Hạn
official-col-standing = Tình trạng
official-col-result = Kết quả đã báo cáo
official-col-reported-on = Ngày báo cáo
official-col-evidence = Minh chứng
official-col-month = Tháng
official-col-cases = Số lượt
official-col-leads = Đơn vị chủ trì
official-col-counted = Tính trong kỳ
official-col-kind = Loại việc
official-col-text = Nguyên văn kế hoạch
official-col-period = Kỳ báo cáo
official-col-collected = Số liệu gửi đến
official-col-plan = Kế hoạch
official-ongoing = thường xuyên
official-dated = có hạn
official-yes = có
official-no = không
official-from-until = { $from } đến { $until }
official-month = { $month }/{ $year }

official-sheet-overview = Tổng hợp
official-sheet-tasks = Tất cả việc
official-sheet-plan = Theo mục kế hoạch
official-sheet-cases = Tin riêng theo tháng
