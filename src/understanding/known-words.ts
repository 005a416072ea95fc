/** Everyday words of questions that official texts seldom hold; they are not misspellings of others. */
export const KNOWN_WORDS: readonly string[] = [
  'thì sao thế nào thì thế nào là sao ra sao làm sao còn sao vì sao tại sao',
  'một chút tí xíu hỏi chút nhờ chút',
  'xin chào hello hi alo ad admin anh chị em ơi ạ dạ vâng nhé nha nhỉ hả à ừ ok cảm ơn giúp hộ với cho hỏi',
  'cái gì nào đâu sao ai khi nào bao giờ bao nhiêu mấy thế vậy hở sắp tới hôm nay ngày mai tuần này tháng sau',
  'còn nợ trễ hạn quá hạn chậm lỡ hạn đến hạn xong chưa rồi đang làm dở dang tới đâu đến đâu tiến độ ra sao',
  'liệt kê danh sách xem chi tiết cái thứ hai ba bốn năm sáu bảy tám chín mười nhất cuối cùng tiếp theo nữa',
  'bạn mình tôi tao bọn đơn vị sếp gấp báo cáo cần tìm tra cứu kiểm tra so sánh thống kê nhiều ít cao thấp nhất',
  'giá vàng thời tiết bóng đá điện thoại xuất file excel trợ giúp hướng dẫn đăng ký hủy dừng góp ý dữ liệu',
  'trong ngoài trừ riêng chung cả hai lẫn hay hoặc nếu thì là của bên ở tại lúc hồi trước sau đây đó kia này',
  'nhiệm vụ việc công việc đầu việc giao làm lo phụ trách chủ trì phối hợp hoàn thành gia hạn trước hạn đúng hạn lâu gần sớm muộn',
  'từng mỗi theo chỗ nơi đúng sai sót lệch khớp mâu thuẫn tháng quý năm tuần ngày hôm nay mai kia lịch họp giá lương thuế tiền ai hay hơn nhất ít nhiều mấy lần thứ mục phụ lục bảng',
  'trình chưa duyệt ký nộp gửi lấy ý kiến ghi nêu in viết trích số hiệu biểu đồ tròn cột thanh đồ thị vẽ',
  'được hiểu là hiểu thế nào nghĩa là gì viết tắt định nghĩa giải thích ngày nào tháng nào năm nào mấy ngày nữa',
  'phải được bị nên cần muốn có không chẳng đã sẽ mới vừa cũng chỉ lại ra vào lên xuống qua về đi',
];
