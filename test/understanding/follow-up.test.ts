import { beforeAll, describe, expect, it } from 'vitest';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import {
  CONVERSATION_TTL_MS,
  type Assistant,
  type Conversation,
} from '../../src/domain/conversation.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const NOW = new Date('2024-07-15T02:00:00Z');

describe('a conversation', () => {
  let assistant: Assistant;

  beforeAll(async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    assistant = createAssistant(
      buildKnowledgeBase({ ...register, version: 1 }),
      'Asia/Ho_Chi_Minh',
    );
  });

  const say = (text: string, conversation: Conversation | null, now = NOW) =>
    assistant.reply(text, { now, conversation, ownAgency: null });
  const talk = (...turns: string[]) => {
    let conversation: Conversation | null = null;
    let reply = say('xin chào', null);
    for (const turn of turns) {
      reply = say(turn, conversation);
      ({ conversation } = reply);
    }
    return reply;
  };

  it('goes on with the list after a look at one of its tasks', () => {
    const { answer } = talk(
      'bo tai chinh con nhiem vu nao qua han',
      'chi tiet cai thu 2',
      'cai nao xong roi',
    );
    expect(answer.query.tasks).toMatchObject({
      agencies: ['bo-tai-chinh'],
      statuses: ['completed'],
    });
  });

  it('keeps the list’s numbers after a look at one of its tasks', () => {
    const list = talk('Bộ Xây dựng có việc gì?');
    const second = list.conversation.taskIds[1];
    const { answer } = talk('Bộ Xây dựng có việc gì?', 'chi tiết việc 1', 'còn cái thứ 2');
    expect(answer.query.taskIds).toEqual([second]);
  });

  it('replaces the agency and keeps the rest', () => {
    const { answer } = talk('Bộ Tài chính có việc nào quá hạn?', 'còn Bộ Y tế?');
    expect(answer.query.tasks).toMatchObject({ agencies: ['bo-y-te'], overdue: true });
  });

  it('replaces one state by another', () => {
    const { answer } = talk('Bộ Công an có việc nào quá hạn?', 'cái nào xong rồi?');
    expect(answer.query.tasks?.overdue).toBeUndefined();
    expect(answer.query.tasks?.statuses).toEqual(['completed']);
  });

  it('shows the choices again for a number beyond them', () => {
    const first = talk('Việc bán dẫn tới đâu rồi?');
    const { answer } = talk('Việc bán dẫn tới đâu rồi?', '9');
    expect(answer.clarify).toBe(true);
    expect(answer.query.taskIds).toEqual(first.answer.query.taskIds);
  });

  it('is not disturbed by thanks', () => {
    const { answer } = talk('Bộ Xây dựng có việc gì quá hạn?', 'cảm ơn', 'còn Bộ Công Thương?');
    expect(answer.query.tasks).toMatchObject({ agencies: ['bo-cong-thuong'], overdue: true });
  });

  it('is forgotten half an hour after its last turn', () => {
    const { conversation } = say('Bộ Tài chính có việc nào quá hạn?', null);
    const after = (ms: number) =>
      say('cái nào xong rồi?', conversation, new Date(NOW.getTime() + ms)).answer.query.tasks
        ?.agencies;
    expect(after(CONVERSATION_TTL_MS)).toEqual(['bo-tai-chinh']);
    expect(after(CONVERSATION_TTL_MS + 1)).toBeUndefined();
  });

  it('holds nothing of another chat: turns mixed in time do not mix in meaning', () => {
    const one = say('Bộ Tài chính có việc nào quá hạn?', null);
    const other = say('Bộ Xây dựng có việc gì?', null);
    const first = say('cái nào xong rồi?', one.conversation).answer.query.tasks?.agencies;
    const second = say('cái nào xong rồi?', other.conversation).answer.query.tasks?.agencies;
    expect([first, second]).toEqual([['bo-tai-chinh'], ['bo-xay-dung']]);
    expect(say('cái nào xong rồi?', null).answer.query.tasks?.agencies).toBeUndefined();
  });

  it('is plain JSON, so that it survives a restart', () => {
    const { conversation } = talk('Bộ Xây dựng có việc gì?', 'chi tiết việc 1');
    expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation);
  });

  it.each([
    ['Bộ Tài chính còn việc gì quá hạn', 'task_list'],
    ['bao nhiêu nhiệm vụ quá hạn', 'task_count'],
    ['bộ nào nhiều việc nhất', 'task_rank'],
    ['so sánh Bộ Công an và Bộ Xây dựng', 'task_compare'],
    ['nhiệm vụ theo từng bộ', 'task_group'],
    ['đề án y tế xong chưa', 'task_detail'],
    ['ai chủ trì Luật Dữ liệu', 'task_responsible'],
    ['tỷ lệ IPv6', 'indicator'],
    ['bộ nào chưa kết nối EMC', 'missing_list'],
    ['mục II.7 báo cáo 6 tháng', 'document_content'],
    ['thông báo 203 ban hành ngày nào', 'document_info'],
    ['nghị định 63/2024 về việc gì', 'legal_documents'],
    ['NDXP là gì', 'term'],
    ['số liệu 12/34 có đúng không', 'consistency'],
    ['dữ liệu đến ngày nào', 'freshness'],
    ['câu trả lời này sai rồi', 'feedback'],
    ['nhiệm vụ của bộ tôi', 'clarify'],
    ['xuất danh sách quá hạn ra excel', 'export'],
    ['giá vàng hôm nay', 'out_of_scope'],
  ])('understands “%s” as %s', (text, intent) => {
    expect(say(text, null).answer.intent).toBe(intent);
  });

  it.each([
    'thông báo 624 giao gì',
    'phiên họp thứ 9 kết luận gì',
    'báo cáo quý III/2024 ghi gì',
    'báo cáo 6 tháng năm 2025',
    'nghị định 13/2023 quy định gì',
    'Bộ Thủy sản có nhiệm vụ gì',
    'Sở Y tế Hà Nội có nhiệm vụ gì',
  ])('names what is not loaded: “%s”', (text) => {
    const { answer } = say(text, null);
    expect(answer.refused).toBe(true);
    expect(answer.tasks).toEqual([]);
    expect(answer.text).toMatch(/chưa nạp|không nhắc đến|không có nhiệm vụ nào giao cho/);
  });

  it('offers at most four guesses where the words come near', () => {
    const { answer } = say('trợ cấp thẻ bảo hiểm y tế trẻ em vùng sâu', null);
    expect(answer.view.choices.length).toBeLessThanOrEqual(4);
  });
});
