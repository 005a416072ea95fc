import { beforeAll, describe, expect, it } from 'vitest';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import type { Answer } from '../../src/domain/answer.js';
import type { Assistant, Conversation } from '../../src/domain/conversation.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const NOW = new Date('2024-07-15T02:00:00Z');

describe('a question on what the documents say', () => {
  let assistant: Assistant;

  beforeAll(async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    assistant = createAssistant(
      buildKnowledgeBase({ ...register, version: 1 }),
      'Asia/Ho_Chi_Minh',
    );
  });

  const ask = (...turns: string[]): Answer => {
    let conversation: Conversation | null = null;
    let answer: Answer | undefined;
    for (const turn of turns) {
      const reply = assistant.reply(turn, { now: NOW, conversation, ownAgency: null });
      ({ conversation, answer } = reply);
    }
    if (!answer) throw new Error('no turn');
    return answer;
  };
  const headline = (...turns: string[]): string => ask(...turns).view.headline;

  describe('in everyday words', () => {
    it.each([
      ['việt nam xếp hạng bao nhiêu về lượt tải app', '^lượt tải ứng dụng: thứ hạng 11 toàn cầu'],
      ['khám bệnh trả tiền không tiền mặt được mấy phần trăm cơ sở rồi', '^100%'],
      ['quý 1/2024 có bao nhiêu vụ hack', 'gần 2,4 nghìn cuộc'],
      ['nop ho so online cap tinh bao nhieu', '^địa phương: 17%'],
    ])('%s', (question, expected) => {
      expect(headline(question)).toMatch(new RegExp(expected));
    });
  });

  it('answers a figure though it is also asked whether the documents agree', () => {
    expect(
      headline('tỷ lệ dân có tài khoản ngân hàng là bao nhiêu, có khác nhau giữa các văn bản ko'),
    ).toMatch(/77%.*87,08%|87,08%.*77%/);
    expect(
      headline('cổng dvcqg cuối năm 2023 có bao nhiêu tài khoản, hai văn bản ghi có khớp ko'),
    ).toMatch(/11,2 triệu.*11,6 triệu/);
  });
});
