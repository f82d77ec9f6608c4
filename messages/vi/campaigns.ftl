### Mẫu thông báo của Hội Liên hiệp Phụ nữ gửi bà con. Kế hoạch của xã gọi mẫu bằng phần tên sau "template-".
### Dòng đầu hiện ra trên màn hình khoá: không một chữ nào về chuyện dữ. Tin gửi chung, không nói với riêng ai.

# Dòng ký tên dưới mọi mẫu, và một dòng của danh sách số cần gọi.
template-signature = <i>Hội Liên hiệp Phụ nữ, { $commune }</i>
template-number = ☎️ { $number } · { $name }

template-ngay-8-3 =
    🌷 <b>Chúc mừng Ngày Quốc tế Phụ nữ 8/3</b>

    Thưa bà con,
    Nhân ngày 8/3, Hội Liên hiệp Phụ nữ xã kính chúc các bà, các mẹ, các chị, các em luôn mạnh khoẻ, bình an, được yêu thương và quý trọng.

    Cảm ơn những bàn tay hằng ngày lo việc nhà, việc đồng, lo cho con cháu, cho thôn làng.

    Theo kế hoạch của xã, dịp này:
    • Hội tổ chức gặp mặt, giao lưu, trao đổi kinh nghiệm cho cán bộ nữ.
    • Xã và Hội cùng tổ chức các hoạt động phong trào của phụ nữ.

    Các ông, các anh có thể tặng một món quà không tốn tiền: nấu giúp một bữa cơm, trông giúp con một buổi, nói một lời cảm ơn.

    Muốn biết thêm về các hoạt động, bà con hỏi Hội Liên hiệp Phụ nữ xã ạ.

template-ngay-20-10 =
    🌸 <b>Chúc mừng Ngày Phụ nữ Việt Nam 20/10</b>

    Thưa bà con,
    Ngày 20/10 là ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam, cũng là Ngày Phụ nữ Việt Nam. Hội Liên hiệp Phụ nữ xã gửi tới các bà, các mẹ, các chị, các em lời chúc sức khoẻ, niềm vui và hạnh phúc.

    Hội cảm ơn chị em đã chăm lo gia đình, làm ăn, tham gia việc thôn, việc xã, và đã đến với các hoạt động của Hội.

    Theo kế hoạch của xã, Hội tổ chức các hoạt động nhân ngày này. Chị em ở thôn, làng nào cũng được mời góp mặt, góp lời, góp sức.

    Xin các gia đình sắp xếp việc nhà để các bà, các chị có thời gian cho mình. Chồng con đỡ một tay là vui cả nhà.

    Muốn biết thêm về các hoạt động, bà con hỏi Hội Liên hiệp Phụ nữ xã ạ.

template-thang-hanh-dong-mo-dau =
    📣 <b>Bắt đầu Tháng hành động vì bình đẳng giới</b>

    Thưa bà con,
    Từ ngày { $first } đến ngày { $last } là Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới.

    Trong tháng này, theo kế hoạch của xã:
    • Xã tổ chức lễ phát động.
    • Loa đài, băng rôn nói về bình đẳng giới và về việc giữ cho phụ nữ, trẻ em được an toàn.
    • Các đơn vị, đoàn thể cùng tổ chức nhiều hoạt động cho từng nhóm bà con.

    Tháng này là của cả nam và nữ, người già và người trẻ. Mỗi nhà làm một việc nhỏ: nói với nhau nhẹ nhàng, chia nhau việc nhà, để con gái con trai đều được đi học.

    Hội sẽ gửi bà con vài tin ngắn trong tháng. Xin mời bà con đọc, và đọc cho người trong nhà cùng nghe ạ.

template-thang-hanh-dong-chu-de =
    🤝 <b>Tháng hành động nói về điều gì?</b>

    Thưa bà con,
    Bình đẳng giới là nam và nữ được quý trọng như nhau, có cơ hội như nhau, cùng được hưởng thành quả chung. Bình đẳng không phải là giành phần hơn của ai. Nhà nào trên thuận dưới hoà thì nhà ấy khá lên.

    Tháng này, xã và Hội cùng nhắc ba điều:
    1. Nam nữ bình đẳng, trong nhà cũng như ngoài xã hội.
    2. Không ai được dùng bạo lực với ai, nhất là với phụ nữ và trẻ em.
    3. Ai cũng góp sức được: người dân, đoàn thể, nhà trường, cơ quan.

    Nếp hay của mỗi dân tộc, mỗi làng, xin bà con giữ lấy. Điều gì làm khổ phụ nữ và trẻ em thì mình cùng nhau bỏ.

    Bà con có cách làm hay, có người tốt việc tốt về bình đẳng, xin kể với Hội Liên hiệp Phụ nữ xã để cùng học ạ.

template-thang-hanh-dong-viec-nha =
    🏡 <b>Việc nhà là việc chung</b>

    Thưa bà con,
    Nấu cơm, giặt giũ, trông con, chăm người già: ngày nào cũng phải có người làm. Nếu chỉ một người gánh hết thì mệt lắm.

    Luật Bình đẳng giới nói rõ: vợ chồng bình đẳng với nhau, và các thành viên nam, nữ trong gia đình có trách nhiệm chia sẻ công việc gia đình.

    Hội xin gợi ý:
    • Tối nay cả nhà ngồi lại, kể ra các việc trong ngày, chia mỗi người một phần.
    • Con trai, con gái cùng tập quét nhà, rửa bát, nấu cơm.
    • Mua bán lớn, vay mượn, làm nhà, cho con học đến đâu: vợ chồng cùng bàn, cùng quyết.
    • Ai làm việc gì, xin nói một lời cảm ơn.

    Chia nhau việc nhà, ai cũng có lúc nghỉ ngơi, học thêm, đi họp thôn, họp làng ạ.

template-thang-hanh-dong-ton-trong =
    💬 <b>Nói với nhau lời nhẹ nhàng</b>

    Thưa bà con,
    Nhà nào cũng có lúc bất đồng. Khác ý nhau là chuyện thường. Nhưng không chuyện gì cho phép ai đánh, chửi, đe doạ, nhốt, hay giữ hết tiền bạc, giấy tờ của người khác. Những việc ấy là bạo lực, pháp luật cấm, dù xảy ra trong nhà.

    Khi nóng giận, xin thử:
    • Dừng lại, bước ra ngoài, uống ngụm nước.
    • Đã uống rượu thì để hôm sau hãy nói.
    • Nói điều mình mong, không nói lời làm người kia đau.
    • Nhớ rằng con trẻ đang nghe và đang học theo.

    Ai cũng có quyền được sống yên ổn và được tôn trọng.

    Các số cần gọi khi có việc gấp, mời bà con lưu lại:
    { $numbers }

    Tin này Hội gửi chung cho mọi nhà ạ.

template-thang-hanh-dong-hang-xom =
    🏘 <b>Hàng xóm tắt lửa tối đèn có nhau</b>

    Thưa bà con,
    Thôn làng yên vui khi mọi nhà để ý đến nhau. Thấy có người đang bị đe doạ, bị đánh, bà con có thể làm nhiều việc:
    • Gọi ngay 113 hoặc công an xã. Có trẻ em thì gọi thêm 111.
    • Gọi thêm người quanh đó, không đi một mình.
    • Báo cho trưởng thôn, làng hoặc Hội Liên hiệp Phụ nữ xã.
    • Khi đã yên, hỏi người cần hỗ trợ xem họ muốn giúp gì. Lắng nghe, tin lời họ, không chê trách.
    • Không kể lại chuyện ấy cho người khác.

    Khi đang nguy hiểm, xin đừng tự đứng ra hoà giải thay công an, chính quyền. Giữ an toàn cho mọi người là trước hết.

    Pháp luật quy định: ai biết có bạo lực trong gia đình thì báo tin ngay. Nhắn tin cho Loa chưa phải là báo tin chính thức.

    Các số cần gọi:
    { $numbers }

    Tin này Hội gửi chung cho mọi nhà ạ.

template-thang-hanh-dong-tre-em =
    🧒 <b>Trẻ em cần được lắng nghe</b>

    Thưa bà con,
    Trẻ em nào cũng cần được yêu thương, được học, được chơi và được an toàn, con gái cũng như con trai.

    Hội mong các gia đình:
    • Mỗi ngày dành ít phút nghe con kể chuyện.
    • Dạy con bằng lời, bằng việc mình làm, không bằng roi vọt.
    • Dặn con: thân thể con là của con; ai làm con sợ hay bắt con giữ bí mật xấu thì kể ngay cho người lớn mà con tin.
    • Con kể điều khó nói thì tin con, ôm con, cảm ơn con đã kể.

    Số <b>111</b> là Tổng đài quốc gia bảo vệ trẻ em. Gọi ngày đêm, không mất tiền. Trẻ em tự gọi được, người lớn gọi thay cũng được.

    Các số cần gọi khi có việc gấp:
    { $numbers }

    Tin này Hội gửi chung cho mọi nhà ạ.

template-thang-hanh-dong-truong-hoc =
    🎒 <b>Em gái, em trai cùng học, cùng chơi</b>

    Thưa bà con, thưa các em,
    Theo kế hoạch của xã, các trường Tiểu học, THCS đưa bình đẳng giới vào bài dạy và các hoạt động ngoại khoá.

    Với các em:
    • Em gái giỏi Toán, em trai khéo tay, đều rất hay. Không có môn nào chỉ dành cho con trai hay con gái.
    • Trực nhật, làm lớp trưởng, đá bóng, múa hát: ai thích đều làm được.
    • Không trêu chọc ai vì là con gái hay con trai, vì ngoại hình, vì dân tộc.
    • Bị bắt nạt, hay thấy em khác bị bắt nạt: nói ngay với thầy cô, cha mẹ, hoặc gọi 111.

    Với cha mẹ:
    • Hỏi con ở trường có vui không, có ai làm con buồn không.
    • Con trai, con gái đều có giờ học, giờ chơi như nhau.

    Con cái học được sự tôn trọng từ nhà đến trường ạ.

template-thang-hanh-dong-nam-gioi =
    💪 <b>Các ông, các anh cùng vào cuộc</b>

    Thưa bà con,
    Kế hoạch của xã khuyến khích nam giới tham gia các hoạt động vì bình đẳng giới. Có các ông, các anh cùng làm thì việc mới thành.

    Các ông, các anh có thể:
    • Làm gương: nói năng nhẹ nhàng với vợ con, nhất là khi mệt, khi bực.
    • Vào bếp, đưa con đi học, đưa vợ đi khám thai.
    • Để vợ cùng đứng tên, cùng giữ tiền, cùng bàn việc lớn.
    • Không ép nhau uống rượu.
    • Nghe ai nói lời coi thường phụ nữ thì góp ý.
    • Động viên vợ, con gái đi học, đi họp, tham gia việc xã.

    Người đàn ông mạnh là người làm cho cả nhà thấy yên lòng. Già làng, trưởng thôn, người có uy tín nói một lời, bà con nghe theo nhiều lắm ạ.

template-thang-hanh-dong-dia-chi =
    🕊 <b>Nơi để hỏi han, sẻ chia</b>

    Thưa bà con,
    Trong kế hoạch của xã có mô hình địa chỉ tin cậy. Đó là nơi có người biết lắng nghe, giữ kín, và cùng người cần hỗ trợ tìm cách giải quyết.

    Mong bà con biết:
    • Ai cũng có thể cần một người để nói chuyện. Tìm sự giúp đỡ không có gì phải ngại.
    • Người cần hỗ trợ tự quyết định muốn nói gì, muốn làm gì.
    • Để giữ sự riêng tư, tin chung không ghi địa chỉ ở đâu. Xin bà con cũng không truyền tai nhau nơi ấy.
    • Muốn hỏi thêm, bà con gặp Hội Liên hiệp Phụ nữ xã, Trạm Y tế hoặc công an xã.

    Đang nguy hiểm thì không chờ: gọi ngay các số sau.
    { $numbers }

    Tin này Hội gửi chung cho mọi nhà ạ.

template-thang-hanh-dong-be-mac =
    🌻 <b>Cảm ơn bà con sau một tháng cùng nhau</b>

    Thưa bà con,
    Ngày { $last } kết thúc Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới, mở đầu từ ngày { $first }.

    Hội Liên hiệp Phụ nữ xã cảm ơn bà con đã đọc tin, đã đến dự, đã kể cho nhau nghe. Cảm ơn các thôn, làng, nhà trường, Trạm Y tế, công an xã và các đoàn thể đã cùng làm.

    Tháng hành động khép lại, việc tốt thì còn làm mãi:
    • Việc nhà cùng chia, việc lớn cùng bàn.
    • Lời nói nhẹ nhàng, không đánh mắng.
    • Con gái, con trai đều được học, được thương.
    • Hàng xóm để ý giúp nhau, giữ kín chuyện riêng của nhau.

    Bà con thấy tháng này điều gì hay, điều gì chưa được, xin góp ý với Hội để năm sau làm tốt hơn ạ.

template-bo-luat-lao-dong =
    📘 <b>Bộ luật Lao động 2019 và bình đẳng giới</b>

    Thưa bà con,
    Bộ luật Lao động năm 2019 có hiệu lực từ ngày 01/01/2021. Hội xin nêu vài điều bà con đi làm nên biết:
    • Nam, nữ làm việc có giá trị như nhau thì được trả lương như nhau, không phân biệt giới tính.
    • Cấm phân biệt đối xử trong lao động. Cấm quấy rối tình dục tại nơi làm việc.
    • Lao động nữ sinh con được nghỉ thai sản 6 tháng. Sinh đôi trở lên, từ con thứ hai mỗi con thêm 1 tháng.
    • Không được cho thôi việc vì lý do kết hôn, mang thai, nghỉ thai sản, nuôi con dưới 12 tháng tuổi.
    • Nuôi con dưới 12 tháng tuổi, mỗi ngày được nghỉ 60 phút; ngày hành kinh được nghỉ 30 phút. Thời gian nghỉ này vẫn hưởng đủ lương.
    • Việc có hại cho sinh đẻ, nuôi con: người lao động được báo rõ để tự quyết định có làm hay không.
    • Tuổi nghỉ hưu tăng dần, khoảng cách giữa nam và nữ gần lại.

    Ai thuê người làm, ai đi làm thuê cũng nên biết. Chỗ nào chưa rõ, bà con hỏi công chức Tư pháp - Hộ tịch xã hoặc Công đoàn xã ạ.

template-suc-khoe-sinh-san =
    🩺 <b>Chăm sóc sức khoẻ sinh sản, con nào cũng quý</b>

    Thưa bà con,
    Trạm Y tế xã tư vấn về sức khoẻ sinh sản cho mọi người, cả vợ và chồng, cả các cháu sắp trưởng thành.

    Hội mong bà con:
    • Có thai thì đi khám sớm, khám đúng hẹn, sinh con có cán bộ y tế giúp.
    • Chồng cùng đi khám, cùng nghe dặn dò.
    • Muốn sinh con lúc nào, giãn ra bao lâu: vợ chồng cùng bàn, rồi hỏi Trạm Y tế cách phù hợp.
    • Thấy người không khoẻ thì đi khám, đừng ngại.

    Con gái hay con trai đều là con mình. Pháp luật nghiêm cấm lựa chọn giới tính thai nhi dưới mọi hình thức. Không ai được ép phụ nữ phải sinh con trai. Sinh con trai hay con gái cũng không phải do người mẹ.

    Có điều muốn hỏi, bà con đến Trạm Y tế xã. Chuyện riêng được giữ kín ạ.

template-luat-binh-dang-gioi =
    ⚖️ <b>Luật Bình đẳng giới: mấy điều cần biết</b>

    Thưa bà con,
    Luật Bình đẳng giới nói rằng nam và nữ bình đẳng trong mọi mặt của đời sống:
    • Việc nước, việc xã: nam, nữ đều được bầu cử, ứng cử, tham gia quản lý, góp ý với thôn, làng, chính quyền.
    • Làm ăn: nam, nữ đều được sản xuất, kinh doanh, tiếp cận vốn, thông tin, thị trường.
    • Việc làm: khi tuyển dụng, trả công, không được phân biệt đối xử.
    • Học hành: nam, nữ bình đẳng về tuổi đi học, về chọn ngành, chọn nghề.
    • Gia đình: vợ chồng bình đẳng về tài sản chung và cùng quyết định việc nhà. Con trai, con gái được chăm sóc, học tập, vui chơi như nhau.

    Không ai được cản trở nam, nữ thực hiện bình đẳng giới, hay phân biệt đối xử về giới.

    Chỗ nào chưa rõ, bà con hỏi công chức Tư pháp - Hộ tịch xã ạ.

template-luat-hon-nhan-gia-dinh =
    💍 <b>Luật Hôn nhân và Gia đình: mấy điều cần biết</b>

    Thưa bà con,
    • Cưới nhau là tự nguyện. Không ai được ép cưới, cản trở, hay đòi của cải mới cho cưới.
    • Tuổi kết hôn: nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi. Chưa đủ tuổi mà cưới là tảo hôn, pháp luật cấm.
    • Một vợ một chồng. Nên vợ nên chồng thì đăng ký kết hôn để pháp luật bảo vệ.
    • Vợ chồng bình đẳng, có quyền và nghĩa vụ ngang nhau, yêu thương, quý trọng, giúp đỡ nhau.
    • Của cải làm ra khi sống với nhau là của chung. Làm việc nhà cũng được tính như làm ra tiền. Nhà, đất chung thì giấy tờ ghi tên cả hai vợ chồng, trừ khi hai người thoả thuận khác.
    • Con trai, con gái như nhau. Cha mẹ cùng có trách nhiệm nuôi dạy con.

    Muốn hỏi thêm hay đăng ký kết hôn, khai sinh, bà con gặp công chức Tư pháp - Hộ tịch xã ạ.

template-tre-em-gai-di-hoc =
    📚 <b>Cho con gái đi học như con trai</b>

    Thưa bà con,
    Con gái học giỏi thì cả nhà cùng được nhờ. Biết chữ, biết nghề, mai này con tự lo được cho mình và cho gia đình.

    Kế hoạch của xã giao nhà trường thực hiện các chính sách ưu tiên cho trẻ em gái và phụ nữ nông thôn, dân tộc thiểu số được học tập, nâng cao trình độ.

    Hội mong bà con:
    • Cho con gái học tiếp, không để con nghỉ học sớm để làm rẫy, trông em hay lấy chồng.
    • Chia việc nhà đều cho con trai, con gái, để con nào cũng có giờ học.
    • Khó khăn về sách vở, tiền học, đường xa thì nói với thầy cô, nhà trường, Hội, để cùng tìm cách.
    • Chị em muốn học chữ, học nghề cũng xin cứ hỏi. Học lúc nào cũng chưa muộn.

    Con được hưởng chính sách gì, bà con hỏi nhà trường ạ.

template-phong-mua-ban-nguoi =
    🛡 <b>Đi làm ăn xa, xin hỏi kỹ trước khi đi</b>

    Thưa bà con,
    Kẻ xấu hay dùng lời ngọt để lừa người đi bán. Đi làm xa là quyền của mình, chỉ xin đi cho chắc chắn.

    Xin cẩn thận khi có người:
    • Hứa việc nhẹ lương cao, không cần giấy tờ, phải đi ngay.
    • Rủ lấy chồng xa, lấy chồng nước ngoài qua mối lái.
    • Mới quen trên mạng đã rủ đi chơi, cho tiền, cho quà.
    • Dặn đừng nói với gia đình, hoặc đòi giữ giấy tờ, điện thoại.

    Trước khi đi:
    • Hỏi kỹ nơi làm, tên chủ, hợp đồng. Hỏi công an xã, Hội Liên hiệp Phụ nữ xã.
    • Báo cho người thân nơi đến; hẹn ngày giờ gọi về.
    • Tự giữ giấy tờ. Nhớ thuộc lòng một số điện thoại của nhà.

    Nghi có chuyện không hay, báo ngay công an xã. Các số cần gọi:
    { $numbers }

    Người đi xa trở về, xin bà con mở lòng đón, không hỏi dò, không dị nghị. Xã cùng các đơn vị giúp họ hoà nhập ạ.
