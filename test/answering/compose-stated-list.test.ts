import { describe, expect, it } from 'vitest';
import { composeStatedList } from '../../src/answering/compose-stated-list.js';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import type { StatedList } from '../../src/domain/reference.js';
import { EMPTY_REGISTER, makeAgency, makeDocument } from '../builders/make-register.js';

const listOf = (id: string, agencies: readonly string[]): StatedList => ({
  id,
  title: 'Nơi chưa kết nối',
  about: [],
  polarity: 'missing',
  members: agencies.map((agency) => ({ agency, printed: agency })),
  countStated: null,
  document: 'thang-6',
  section: 'fn.1',
  quote: 'Nơi chưa kết nối gồm có',
});

const knowledge = buildKnowledgeBase({
  ...EMPTY_REGISTER,
  documents: [makeDocument('thang-6', { orderedOn: '2024-06-30' })],
  agencies: [makeAgency('Bộ Tài chính'), makeAgency('Hà Nội', { kind: 'province' })],
  lists: [
    listOf('bo', ['bo-tai-chinh']),
    listOf('chung', ['bo-tai-chinh', 'ha-noi']),
    listOf('nuoc', ['Singapore']),
  ],
});

const notesOf = (list: string, group: string) =>
  composeStatedList(
    { intent: 'missing_list', references: [list], groups: [group] },
    { knowledge, today: '2024-07-15' },
  ).notes;

describe('composeStatedList', () => {
  it('says that a list names no province where provinces were asked for', () => {
    expect(notesOf('bo', 'provinces')).toEqual(['ℹ️ Danh sách này không nêu địa phương nào.']);
  });

  it('says nothing where some were, nor of a list of others than agencies', () => {
    expect(notesOf('chung', 'provinces')).toEqual([]);
    expect(notesOf('bo', 'ministries')).toEqual([]);
    expect(notesOf('nuoc', 'provinces')).toEqual([]);
  });
});
