import { describe, expect, it } from 'vitest';
import { composeMembership } from '../../src/answering/compose-membership.js';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import type { StatedList } from '../../src/domain/reference.js';
import { EMPTY_REGISTER, makeAgency, makeDocument } from '../builders/make-register.js';

const province = (name: string) => makeAgency(name, { kind: 'province' });
const listIn = (id: string, document: string, agencies: readonly string[]): StatedList => ({
  id,
  title: `Nơi chưa ban hành (${document})`,
  about: [],
  polarity: 'missing',
  members: agencies.map((agency) => ({ agency, printed: agency })),
  countStated: null,
  document,
  section: 'fn.1',
  quote: 'Các địa phương chưa ban hành',
});

const knowledge = buildKnowledgeBase({
  ...EMPTY_REGISTER,
  documents: [
    makeDocument('thang-6', { orderedOn: '2024-06-30' }),
    makeDocument('thang-7', { orderedOn: '2024-07-10' }),
  ],
  agencies: [province('Hà Nội'), province('Trà Vinh'), province('Nghệ An')],
  lists: [listIn('cu', 'thang-6', ['ha-noi', 'tra-vinh']), listIn('moi', 'thang-7', ['tra-vinh'])],
});

const answerFor = (agency: string) =>
  composeMembership(
    { intent: 'missing_list', references: ['cu', 'moi'], agencies: [agency] },
    { knowledge, today: '2024-07-15' },
  );

describe('composeMembership', () => {
  it('answers from the newest list first', () => {
    expect(answerFor('tra-vinh').headline).toMatch(/^Trà Vinh: chưa; có tên .*thang-7/);
  });

  it('tells where an older list says otherwise', () => {
    const answer = answerFor('ha-noi');
    expect(answer.headline).toMatch(/^Hà Nội: không có tên .*thang-7/);
    expect(answer.summary).toEqual([expect.stringMatching(/^• Hà Nội: chưa; có tên .*thang-6/)]);
  });

  it('does not take absence for having done it', () => {
    expect(answerFor('nghe-an')).toMatchObject({
      headline: expect.stringMatching(/^Nghệ An: không có tên/) as string,
      notes: [expect.stringContaining('không kể tên') as string],
    });
    expect(answerFor('tra-vinh').notes).toEqual([]);
  });
});
