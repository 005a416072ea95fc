import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';

describe('the shipped knowledge and seeds', () => {
  it('load without a fault: ids, agencies, sections and every quote fit together', async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    expect(register.documents.map((document) => document.id)).toEqual([
      'tb-phien-7-2023',
      'bc-quy-1-2024',
      'tb-203-vpcp-2024',
      'bc-6-thang-2024',
      'tb-so-ket-6-thang-2024',
    ]);
    expect(register.tasks.length).toBeGreaterThan(100);
    expect(register.indicators.length).toBeGreaterThan(0);
  });
});
