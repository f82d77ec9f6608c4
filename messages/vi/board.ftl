### Bảng tiến độ trên máy tính hay màn hình hội trường.

board-by-unit = Theo đơn vị
board-unit = Đơn vị
board-total = Tổng số
board-attention = Cần liên hệ
board-by-month = Số việc theo tháng
board-month = Tháng
board-year-alternative = Lịch năm { $year }: mỗi đơn vị một hàng, mỗi tháng một cột. Số liệu ở bảng bên dưới.
board-no-plan = Chưa có kế hoạch nào.
board-read-only = Bảng chỉ để xem, tự cập nhật mỗi phút.
board-open-title = Mở bảng tiến độ
board-open-note = Bấm nút dưới đây để mở bảng trên máy này. Địa chỉ chỉ dùng được một lần.
board-open-button = Mở bảng
board-closed-title = Bảng chưa mở được
board-closed-note = Địa chỉ đã dùng rồi, đã quá hạn, hoặc màn hình đã đóng. Anh/chị mở Telegram, gửi /tiendo cho Loa, bấm “Mở trên máy tính” để lấy địa chỉ mới.
board-not-found-title = Không có trang này
board-not-found-note = Anh/chị kiểm tra lại địa chỉ giúp ạ.
board-too-many-title = Xin chờ một phút
board-too-many-note = Máy này vừa thử mở bảng nhiều lần. Anh/chị chờ một phút rồi bấm lại giúp ạ.
board-trouble-title = Loa đang gặp trục trặc
board-trouble-note = Số liệu vẫn còn nguyên. Anh/chị thử lại sau ít phút giúp ạ.
