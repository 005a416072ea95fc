import { describe, expect, it } from 'vitest';
import type { Section } from '../../../src/domain/document.js';
import { digestOf } from '../../../src/storage/search/digest-register.js';
import { createSampleRegister } from '../../contracts/storage/sample-register.js';

const sample = createSampleRegister();
const withSection = (change: Partial<Section>) =>
  digestOf({
    ...sample,
    sections: sample.sections.map((section, at) =>
      at === 0 ? { ...section, ...change } : section,
    ),
  });

describe('digestOf', () => {
  it('is the same for the same register, whatever its version', async () => {
    expect(await withSection({})).toBe(await digestOf(createSampleRegister()));
  });

  it.each<[keyof Section, Partial<Section>]>([
    ['document', { document: 'khac' }],
    ['path', { path: 'I(9)' }],
    ['heading', { heading: 'Khác' }],
    ['breadcrumb', { breadcrumb: ['Khác'] }],
    ['text', { text: 'Khác' }],
    ['fragments', { fragments: ['Một', 'hai'] }],
    ['kind', { kind: 'footnote' }],
    ['order', { order: 99 }],
  ])(
    'changes with the %s of a section, which is read back from the file',
    async (_field, change) => {
      expect(await withSection(change)).not.toBe(await digestOf(sample));
    },
  );
});
