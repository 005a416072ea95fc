import { describe, expect, it } from 'vitest';
import { legacyEncodingOf } from '../../../src/ingestion/read/legacy-encoding.js';

describe('legacyEncodingOf', () => {
  it('knows TCVN3 and VNI letters saved as Unicode', () => {
    expect(
      legacyEncodingOf('Bé Tµi chÝnh chñ tr×, phèi hîp víi c¸c bé hoµn thµnh tr­íc ngµy 30'),
    ).toBe('TCVN3 (ABC)');
    expect(
      legacyEncodingOf(
        'Boä Taøi chính chuû trì, phoái hôïp vôùi caùc boä hoaøn thaønh tröôùc ngaøy 30',
      ),
    ).toBe('VNI');
  });

  it('takes Unicode Vietnamese, other languages and short texts as they are', () => {
    expect(
      legacyEncodingOf('Bộ Tài chính chủ trì, phối hợp với các bộ hoàn thành trước ngày 30'),
    ).toBeNull();
    expect(
      legacyEncodingOf('The ministry leads and coordinates with all the others here'),
    ).toBeNull();
    expect(legacyEncodingOf('Bé Tµi')).toBeNull();
  });
});
