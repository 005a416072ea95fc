import { beforeAll, describe, expect, it } from 'vitest';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import type { Answer } from '../../src/domain/answer.js';
import type { Assistant } from '../../src/domain/conversation.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const NOW = new Date('2024-07-15T02:00:00Z');

describe('a question for a figure', () => {
  let assistant: Assistant;

  beforeAll(async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    assistant = createAssistant(
      buildKnowledgeBase({ ...register, version: 1 }),
      'Asia/Ho_Chi_Minh',
    );
  });

  const ask = (turn: string): Answer =>
    assistant.reply(turn, { now: NOW, conversation: null, ownAgency: null }).answer;
  const headline = (turn: string): string => ask(turn).view.headline;

  it.each([
    ['bao nhiêu dịch vụ công trên cổng quốc gia', '^4\\.510 dịch vụ'],
    ['bn dvc tren cong quoc gia roi', '^4\\.510 dịch vụ'],
    ['bao nhiêu tài khoản trên cổng dịch vụ công quốc gia', '^hơn 16,4 triệu tài khoản'],
  ])('gives the one that counts what is asked for: %s', (question, expected) => {
    expect(headline(question)).toMatch(new RegExp(expected));
  });

  it('reads a lone “%” as the share asked for', () => {
    expect(headline('da nang ho so truc tuyen may %')).toMatch(/^Đà Nẵng: 67%/);
  });

  it('says that no target is recorded where one is asked for', () => {
    expect(headline('mục tiêu kinh tế số là gì')).toMatch(/^Văn bản không ghi mục tiêu/);
    expect(headline('mục tiêu dvc toàn trình')).toMatch(/^Mục tiêu 80%/);
  });
});
