import { beforeAll, describe, expect, it } from 'vitest';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import type { Answer } from '../../src/domain/answer.js';
import type { Assistant, Conversation } from '../../src/domain/conversation.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const NOW = new Date('2024-07-15T02:00:00Z');

describe('questions on tasks', () => {
  let assistant: Assistant;

  beforeAll(async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    assistant = createAssistant(
      buildKnowledgeBase({ ...register, version: 1 }),
      'Asia/Ho_Chi_Minh',
    );
  });

  /** The answer to the last of some turns. */
  const ask = (first: string, ...turns: string[]): Answer => {
    const say = (text: string, conversation: Conversation | null) =>
      assistant.reply(text, { now: NOW, conversation, ownAgency: null });
    let reply = say(first, null);
    for (const turn of turns) reply = say(turn, reply.conversation);
    return reply.answer;
  };
  const ownIds = (answer: Answer): string[] =>
    answer.tasks.filter((task) => task.scope === 'own').map((task) => task.id);

  it('takes “thằng nào” for whoever it may be, not for a month', () => {
    expect(ask('thằng nào trễ nhiều nhất').text).toMatch(/^Bộ Kế hoạch và Đầu tư có/);
  });

  it('reads “bao h” as when', () => {
    expect(ask('nd vien thong cong ich han den bao h').text).toMatch(/31\/8\/2024/);
  });

  it('asks for the first deadline of the one task answered as “hạn gốc”', () => {
    const answer = ask('btc con viec nao tre', 'han goc cua no la bao gio');
    expect(ownIds(answer)).toEqual(['phuong-an-phan-bo-kinh-phi-de-an-06']);
  });

  it('tells late work by a day that bears no year', () => {
    expect(ownIds(ask('Bộ Công an có việc nào hoàn thành nhưng trễ'))).toContain(
      'dinh-danh-tau-thuyen',
    );
  });
});
