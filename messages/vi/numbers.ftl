### Số cần gọi khi Loa không giúp được ngay. Chữ trung tính: ai cầm máy cũng có thể đọc.

numbers-trouble = Dạ, Loa đang gặp trục trặc, chạy lại được là Loa trả lời ngay ạ.
numbers-title = Cần giúp gấp, xin gọi:
numbers-line = { $number } - { $name }
# Khi chưa đọc được số của xã.
numbers-of-the-country =
    113 - Công an
    115 - Cấp cứu y tế
    111 - Tổng đài quốc gia bảo vệ trẻ em
