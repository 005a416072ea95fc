import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/domain/errors.js';
import type { Register } from '../../src/domain/register.js';
import { checkRegister } from '../../src/register/check-register.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

type Content = Omit<Register, 'version'>;
const { register: shipped } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
const [task, ...otherTasks] = shipped.tasks;
const [event, ...otherEvents] = task?.events ?? [];
if (!task || !event) throw new Error('no task is shipped');

const withTask = (changed: object): Content => ({
  ...shipped,
  tasks: [{ ...task, ...changed }, ...otherTasks],
});
const withEvent = (changed: object): Content =>
  withTask({ events: [{ ...event, ...changed }, ...otherEvents] });

describe('checkRegister', () => {
  it('passes what is shipped', () => {
    expect(() => checkRegister(shipped)).not.toThrow();
  });

  it.each<[string, Content, RegExp]>([
    ['no document', { ...shipped, documents: [] }, /không có văn bản nào/],
    ['a task twice', { ...shipped, tasks: [task, task] }, /có hai lần/],
    ['an unknown agency', withTask({ lead: ['bo-la'] }), /cơ quan mang mã “bo-la”/],
    ['an unknown supervisor', withTask({ supervisor: 'ai-do' }), /“ai-do”/],
    ['a task nothing speaks of', withTask({ events: [] }), /làm căn cứ/],
    ['an unknown document', withEvent({ document: 'tb-la' }), /văn bản “tb-la” không có/],
    ['an unknown section', withEvent({ section: 'Z.9' }), /mục Z\.9/],
  ])('refuses %s and names it', (_case, content, words) => {
    expect(() => checkRegister(content)).toThrow(words);
    expect(() => checkRegister(content)).toThrow(KnowledgeError);
  });

  it('compares the quotes of new documents with their words', () => {
    const others = {
      indicators: [],
      inconsistencies: [],
      lists: [],
      terms: [],
      legalReferences: [],
    };
    const withQuote = (quote: string): Content => ({
      ...shipped,
      ...others,
      tasks: [{ ...task, events: [{ ...event, quote }] }],
    });
    const words = shipped.sections.find(
      ({ document, path }) => document === event.document && path === event.section,
    )?.text;
    const invented = withQuote('một câu mà không văn bản nào có');
    expect(() => checkRegister(invented)).not.toThrow();
    expect(() => checkRegister(invented, [event.document])).toThrow(/lời trích không có/);
    const proven = withQuote(`  ${words?.slice(0, 80).replaceAll(' ', '\n ')} `);
    expect(() => checkRegister(proven, [event.document])).not.toThrow();
  });

  it('asks no document for what an admin entered', () => {
    const entry = { kind: 'corrected', document: 'cap-nhat', section: '1', quote: 'Đã xong' };
    expect(() => checkRegister(withEvent(entry))).not.toThrow();
  });
});
