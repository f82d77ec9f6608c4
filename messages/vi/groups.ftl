### Nhóm Telegram: danh sách, gắn nhóm với làng.

button-groups = 🏘 Nhóm Telegram

groups =
    <b>Các nhóm Telegram có Loa</b>
    Bấm vào một nhóm để gắn với làng hoặc với cả xã. Nhóm chưa gắn thì không nhận thông báo.
groups-none =
    <b>Các nhóm Telegram có Loa</b>
    Dạ, Loa chưa ở trong nhóm nào ạ.
groups-page = Trang { $page }/{ $pages }
group-line = • <b>{ $title }</b>: { $place }
group-line-absent = • <b>{ $title }</b>: { $place }, ⚠️ Loa không còn ở trong nhóm
group-linked-nowhere = chưa gắn
group-linked-commune = cả xã
group-linked-village = { $village }

groups-how =
    <b>Thêm Loa vào một nhóm</b>
    Mở nhóm, bấm vào tên nhóm ở trên cùng, chọn “Thêm thành viên”, tìm @{ $bot } và thêm vào. Hoặc bấm nút “Thêm Loa vào nhóm” dưới đây. Thêm xong, anh/chị mở lại danh sách này là thấy nhóm.
    Loa không đọc và không lưu những gì bà con nói với nhau trong nhóm.

group-card-link = Đang gắn với: { $place }
group-card-no-link = Chưa gắn với làng nào.
button-group = { $title }
button-add-to-group = ➕ Thêm Loa vào nhóm

group-card =
    <b>{ $title }</b>
    { $link }

    Nhóm này là của làng nào ạ?
group-card-absent =
    <b>{ $title }</b>
    { $link }

    ⚠️ Loa không còn ở trong nhóm này nên không gửi thông báo vào đây được. Thêm Loa vào lại thì nhóm nhận như trước.
button-group-village = { $village }
button-group-commune = Cả xã
button-group-unlink = Thôi gắn
