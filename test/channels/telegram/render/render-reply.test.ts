import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerView } from '../../../../src/domain/answer.js';
import { renderReply } from '../../../../src/channels/telegram/render/render-reply.js';
import { checkHtml } from '../../../fakes/telegram/check-html.js';
import { makeReply } from '../../../builders/make-view.js';
import { makeListReply } from '../../../fakes/telegram/make-list-reply.js';

/** Text as documents and people write it, and as attackers do. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<b>',
    '</b>',
    '<script>alert(1)</script>',
    '&amp;',
    '&#0;',
    '**đậm** _nghiêng_ [a](b)',
    'Tiếng Việt có dấu đầy đủ',
    '👨‍👩‍👧‍👦🇻🇳',
    '\ud800',
    'a\udc00b',
    '\0',
    'dòng 1\r\ndòng 2\n\n\ndòng 3',
    '',
    ' ',
  ),
);
const long = fc.tuple(nasty, fc.integer({ min: 1, max: 400 })).map(([text, n]) => text.repeat(n));
const text = fc.oneof({ weight: 6, arbitrary: nasty }, { weight: 1, arbitrary: long });
const texts = fc.array(text, { maxLength: 4 });

const view: fc.Arbitrary<AnswerView> = fc.record({
  headline: text,
  summary: texts,
  groups: fc.array(
    fc.record({
      title: fc.option(text),
      items: fc.array(
        fc.record({ taskId: fc.option(text), title: text, facts: texts, citation: text }),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 3 },
  ),
  passages: fc.array(fc.record({ title: fc.option(text), text, citation: text }), { maxLength: 2 }),
  citations: texts,
  notes: texts,
  choices: fc.array(fc.record({ label: text, utterance: text }), { maxLength: 3 }),
  freshness: fc.option(text),
});

/** As Telegram shows it: half surrogates replaced, control characters dropped, blanks folded. */
const fold = (shown: string): string =>
  shown.replace(/[\p{Cc}\s]+/gu, '').replace(/\p{Surrogate}/gu, '\uFFFD');

describe('renderReply', () => {
  it('sends any text as valid HTML of at most 4,096 units that shows it as it stands', () => {
    fc.assert(
      fc.property(view, fc.boolean(), (shown, isStored) => {
        const { texts: parts } = renderReply(makeReply(shown, { viewId: isStored ? 'v1' : null }));
        expect(parts.length).toBeGreaterThan(0);
        for (const part of parts) {
          expect(part.html.length).toBeLessThanOrEqual(4096);
          expect(part.text.length).toBeLessThanOrEqual(4096);
          expect(part.text.trim()).not.toBe('');
          expect(part.html).not.toMatch(/\p{Surrogate}/u);
          const checked = checkHtml(part.html);
          expect(checked).toEqual({ text: part.text });
        }
        const all = fold(parts.map((part) => part.text).join('\n'));
        expect(all).toContain(fold(shown.headline));
        for (const { text: passage } of shown.passages) expect(all).toContain(fold(passage));
      }),
      { numRuns: 150 },
    );
  });

  it('never cuts a list item that fits into a message, nor any character', () => {
    const item = fc.record({
      taskId: fc.constant('t'),
      title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }),
      facts: fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 3 }),
      citation: fc.constant('203/TB-VPCP'),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
        const { texts: parts } = renderReply(
          makeReply({ headline: 'x', groups: [{ title: 'Nhóm', items }] }),
        );
        for (const [index, { title, facts }] of items.entries()) {
          const whole = fold([`${index + 1}.`, title, ...facts, '📄203/TB-VPCP'].join(''));
          if (whole.length < 3000)
            expect(parts.filter((part) => fold(part.text).includes(whole))).not.toHaveLength(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('cuts a text longer than a message between words and keeps emoji whole', () => {
    const words = makeReply({ headline: 'x', summary: ['nhiệm vụ '.repeat(1000)] });
    for (const part of renderReply(words).texts)
      expect(part.text.trim()).toMatch(/(?:^|\s)(?:vụ|x)$/);
    const family = '👨‍👩‍👧‍👦';
    const emoji = renderReply(makeReply({ headline: '', summary: [family.repeat(900)] })).texts;
    expect(emoji.length).toBeGreaterThan(1);
    for (const part of emoji) expect(part.text.replaceAll(family, '')).toBe('');
  });

  it('shows the items of the page with running numbers, and buttons to open them and to page', () => {
    const { texts: parts } = renderReply(makeListReply(18, 2));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.html).toContain('<b>6. </b>Nhiệm vụ 6');
    expect(parts[0]?.html).not.toContain('Nhiệm vụ 5');
    expect(parts[0]?.html).toContain('Mục 6–10 trong 18');
    expect(parts[0]?.keyboard.map((row) => row.map((one) => one.text))).toEqual([
      ['6', '7', '8', '9', '10'],
      ['‹', '2/4', '›'],
    ]);
    expect(parts[0]?.keyboard[1]?.map((one) => one.callback_data)).toEqual([
      'p:v1:1',
      'p:v1:2',
      'p:v1:3',
    ]);
  });

  it('offers no way beyond the first and the last page', () => {
    const labels = (page: number): string[] | undefined =>
      renderReply(makeListReply(18, page)).texts[0]?.keyboard[1]?.map((one) => one.text);
    expect(labels(1)).toEqual(['1/4', '›']);
    expect(labels(4)).toEqual(['‹', '4/4']);
  });

  it('keeps buttons on the last message only', () => {
    const long = makeListReply(18, 1);
    const reply = { ...long, view: { ...long.view, summary: ['chữ '.repeat(2000)] } };
    const { texts: parts } = renderReply(reply);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(0, -1).every((part) => part.keyboard.length === 0)).toBe(true);
    expect(parts.at(-1)?.keyboard).not.toHaveLength(0);
  });

  it('writes choices out where the buttons bear numbers, else puts them on buttons', () => {
    const choices = [{ label: 'Nghị định viễn thông công ích', utterance: 'a' }];
    const numbered = makeReply(
      { headline: 'Việc nào?', choices },
      {
        viewId: 'v1',
        actions: [[{ label: '1', action: { type: 'choose', view: 'v1', choice: 1 } }]],
      },
    );
    expect(renderReply(numbered).texts[0]?.text).toContain('1. Nghị định viễn thông công ích');
    const plain = renderReply(makeReply({ headline: 'Việc nào?', choices }, { viewId: 'v1' }));
    expect(plain.texts[0]?.text).toBe('Việc nào?');
    expect(plain.texts[0]?.keyboard).toEqual([
      [{ text: 'Nghị định viễn thông công ích', callback_data: 'c:v1:1' }],
    ]);
  });

  it('offers no item numbers on a detail that leads back to its list', () => {
    const list = makeListReply(1, 1, 'v2');
    const back = [[{ label: '‹ Danh sách', action: { type: 'back', view: 'v1' } as const }]];
    const { texts: parts } = renderReply({ ...list, actions: back });
    expect(parts[0]?.keyboard).toEqual([[{ text: '‹ Danh sách', callback_data: 'b:v1' }]]);
  });

  it('leaves out a button whose data would be too long, and keeps the rest', () => {
    const reply = makeReply(
      { headline: 'x' },
      {
        actions: [
          [
            { label: 'dài', action: { type: 'feature', feature: 'f', payload: 'đ'.repeat(40) } },
            { label: 'ngắn', action: { type: 'feature', feature: 'f', payload: 'a' } },
          ],
        ],
      },
    );
    expect(renderReply(reply).texts[0]?.keyboard).toEqual([
      [{ text: 'ngắn', callback_data: 'f:f:a' }],
    ]);
  });
});
