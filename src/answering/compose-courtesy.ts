import type { Draft } from './draft.js';

/** What people can ask, in the words they would type. */
const EXAMPLES: readonly string[] = [
  '• Nhiệm vụ: “Bộ Tài chính còn nhiệm vụ nào quá hạn?”, “tháng này việc nào đến hạn”, “ai chủ trì …”',
  '• Tiến độ một việc: “nghị định … đến đâu rồi?”',
  '• Chỉ tiêu, số liệu: “tỷ lệ dịch vụ công toàn trình”, “so với mục tiêu”',
  '• Nội dung văn bản: “thông báo … kết luận gì về …”, “bộ nào chưa …”',
  '• Văn bản đã nạp: “dữ liệu”. Nhắc việc: “đăng ký”. Xem tiếp: “tiếp”.',
];

export function composeHelp(): Draft {
  return {
    headline:
      'Tôi trả lời về nhiệm vụ, thời hạn, chỉ tiêu, số liệu và nội dung trong các văn bản đã nạp, kèm trích dẫn.',
    summary: EXAMPLES,
    notes: ['Gõ có dấu hay không dấu, viết tắt đều được.'],
  };
}

/** Asked to be reminded in words that name no command. */
export function composeReminders(): Draft {
  return {
    headline:
      'Để nhận nhắc việc, anh/chị nhắn “đăng ký” kèm tên cơ quan, ví dụ “đăng ký Bộ Xây dựng”; nhắn “hủy đăng ký” để ngừng.',
    summary: ['Tin nhắc gồm việc quá hạn, việc sắp đến hạn và tổng hợp tuần của cơ quan đó.'],
    freshness: false,
  };
}

/** Asked how it is judged what is late. */
export function composeOverdueRule(): Draft {
  return {
    headline:
      'Nhiệm vụ quá hạn khi hạn mới nhất ghi trong các văn bản đã nạp đã qua (trước ngày hỏi) mà chưa có báo cáo ghi hoàn thành.',
    summary: [
      '• “Tháng 5”, “Quý II” tính đến ngày cuối kỳ; “trước ngày X” tính đến ngày X.',
      '• Việc được văn bản sau lùi hạn thì theo hạn mới, nêu riêng là đã gia hạn.',
      '• Chưa có báo cáo nào về việc đó cũng tính là chưa hoàn thành; việc không định hạn hoặc thường xuyên không tính quá hạn.',
    ],
  };
}

export function composeGreeting(): Draft {
  return { ...composeHelp(), headline: `Xin chào anh/chị. ${composeHelp().headline}` };
}

export function composeThanks(): Draft {
  return {
    headline: 'Cảm ơn anh/chị. Cần tra cứu thêm nhiệm vụ hay số liệu, anh/chị cứ nhắn.',
    freshness: false,
  };
}

/** Told that an answer was wrong: how to say what was, and how to ask so that it is found. */
export function composeFeedback(): Draft {
  return {
    headline:
      'Xin lỗi anh/chị vì câu trả lời chưa đúng ý. Anh/chị gõ “góp ý” kèm nội dung cần sửa để tôi chuyển quản trị viên.',
    notes: [
      'Để tra lại, anh/chị nêu rõ tên cơ quan, tên nhiệm vụ hoặc số văn bản; mỗi câu trả lời đều ghi mục trích dẫn để đối chiếu.',
    ],
    freshness: false,
  };
}
