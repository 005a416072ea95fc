import { describe, expect, it } from 'vitest';
import { renderPlain } from '../../src/answering/render-plain.js';
import type { AnswerView, ViewItem } from '../../src/domain/answer.js';
import { makeView } from '../builders/make-view.js';

const item = (number: number): ViewItem => ({
  taskId: `t${number}`,
  title: `Nhiệm vụ ${number}`,
  facts: [`Hạn ${number}`],
  citation: `Văn bản ${number}`,
});

const view = (members: Partial<AnswerView>): AnswerView =>
  makeView({ headline: 'Kết quả', ...members });

const groups = [
  { title: null, items: Array.from({ length: 8 }, (_, index) => item(index + 1)) },
  { title: 'Đã gia hạn (5)', items: Array.from({ length: 5 }, (_, index) => item(index + 9)) },
];

describe('renderPlain', () => {
  it('numbers items on across groups and says how many remain', () => {
    const page = renderPlain(view({ groups }));
    expect(page).toMatchObject({ shownTo: 10, total: 13 });
    expect(page.text).toContain('Đã gia hạn (5)\n9. Nhiệm vụ 9\n   Hạn 9\n   📄 Văn bản 9');
    expect(page.text).toContain('… còn 3 mục nữa (mục 11–13): gõ “tiếp” để xem.');
    expect(page.text).not.toContain('11. Nhiệm vụ 11');
  });

  it('shows the rest on the next page, with the headline and without a remainder', () => {
    const page = renderPlain(view({ groups }), 11);
    expect(page.text.startsWith('Kết quả\n\nĐã gia hạn (5)\n11. Nhiệm vụ 11')).toBe(true);
    expect(page.text).not.toContain('… còn');
    expect(page.shownTo).toBe(13);
  });

  it('numbers choices only where no items stand for them', () => {
    const choices = [{ label: 'Việc A', utterance: 'a' }];
    expect(renderPlain(view({ choices })).text).toContain('1. Việc A');
    expect(renderPlain(view({ choices, groups })).text).not.toContain('Việc A');
  });

  it('ends with notes, citations and the date of the data', () => {
    const { text } = renderPlain(
      view({
        notes: ['⚠️ Khác nhau'],
        citations: ['TB 1, mục I'],
        freshness: 'Dữ liệu: 1 văn bản.',
      }),
    );
    expect(text).toBe('Kết quả\n\n⚠️ Khác nhau\n📄 TB 1, mục I\nDữ liệu: 1 văn bản.');
  });
});
