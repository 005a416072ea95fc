import { beforeAll, describe, expect, it } from 'vitest';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import { hostileTexts } from '../../src/bench/hostile-texts.js';
import type { Assistant, Conversation } from '../../src/domain/conversation.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const NOW = new Date('2024-07-15T02:00:00Z');
/** More than a person reads on a phone. */
const MAX_TEXT = 8000;

describe('hostile messages', () => {
  let assistant: Assistant;
  let document: string;
  let conversation: Conversation;

  beforeAll(async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    assistant = createAssistant(
      buildKnowledgeBase({ ...register, version: 1 }),
      'Asia/Ho_Chi_Minh',
    );
    document = register.sections.map((section) => section.text).join(' ');
    ({ conversation } = assistant.reply('Bộ Xây dựng có việc gì?', {
      now: NOW,
      conversation: null,
      ownAgency: null,
    }));
  });

  it('are all answered in words, alone and in a conversation', () => {
    const texts = ['', ' ', '\n', '\ud800', '🇻🇳', '???', '${7*7}', ...hostileTexts(document)];
    for (const text of texts)
      for (const previous of [null, conversation]) {
        const { answer } = assistant.reply(text, {
          now: NOW,
          conversation: previous,
          ownAgency: null,
        });
        expect(answer.text.trim(), text.slice(0, 40)).not.toBe('');
        expect(answer.text.length, text.slice(0, 40)).toBeLessThanOrEqual(MAX_TEXT);
      }
  });

  it.each(["'; DROP TABLE tasks; --", '<script>alert(1)</script>', '哪些任务逾期', 'SELECT 1'])(
    'are declined, not run: %s',
    (text) => {
      const { answer } = assistant.reply(text, { now: NOW, conversation: null, ownAgency: null });
      expect(answer.refused).toBe(true);
      expect(answer.text).not.toContain('<script>');
    },
  );
});
