import { describe, expect, it } from 'vitest';
import type { Agency, AgencyKind } from '../../src/domain/agency.js';
import { shippedSeeds } from './read-shipped.js';

const existsOn = (day: string) => (agency: Agency) =>
  (agency.validFrom === null || agency.validFrom <= day) &&
  (agency.validUntil === null || day <= agency.validUntil);

const countOn = async (kind: AgencyKind, day: string): Promise<number> => {
  const { agencies } = await shippedSeeds();
  return agencies.filter((agency) => agency.kind === kind).filter(existsOn(day)).length;
};

describe('the shipped agencies', () => {
  it.each([
    ['province', '2024-07-10', 63],
    ['province', '2025-06-30', 63],
    ['province', '2025-07-01', 34],
    ['ministry', '2024-07-10', 22],
    ['ministry', '2025-02-28', 22],
    ['ministry', '2025-03-01', 17],
  ] as const)('hold as many of kind %s on %s as there were: %i', async (kind, day, count) => {
    expect(await countOn(kind, day)).toBe(count);
  });

  it('name for every body that ended one that takes over the day after, for everything else', async () => {
    const { agencies } = await shippedSeeds();
    const byId = new Map(agencies.map((agency) => [agency.id, agency]));
    const open = agencies
      .filter(({ validUntil }) => validUntil !== null)
      .filter(({ validUntil, successions }) => {
        const general = successions.filter(({ fields }) => fields === null);
        return !(
          general.length === 1 &&
          successions.every(({ agency, from }) => {
            const next = byId.get(agency);
            const dayAfter = new Date(`${validUntil}T00:00:00Z`);
            dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
            return (
              from === dayAfter.toISOString().slice(0, 10) &&
              next !== undefined &&
              existsOn(from)(next)
            );
          })
        );
      });
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it('have no name, abbreviation or alias in common', async () => {
    const { agencies } = await shippedSeeds();
    const owners = new Map<string, string>();
    const shared: string[] = [];
    for (const { id, name, abbreviations, aliases } of agencies)
      for (const word of [name, ...abbreviations, ...aliases]) {
        const key = word.normalize('NFC').toLowerCase();
        const owner = owners.get(key);
        if (owner !== undefined && owner !== id) shared.push(`${word}: ${owner}, ${id}`);
        owners.set(key, id);
      }
    expect(shared).toEqual([]);
  });
});

describe('the shipped lists', () => {
  it('count as many members as their document says, but for the one known to differ', async () => {
    const { lists } = await shippedSeeds();
    const differing = lists.filter(
      ({ countStated, members }) => countStated !== null && countStated !== members.length,
    );
    // Told as a contradiction of the report: 15 stated, 13 named.
    expect(differing.map(({ id }) => id)).toEqual(['chua-ban-hanh-danh-muc-csdl-dung-chung']);
  });

  it('name every member in their quote', async () => {
    const { lists } = await shippedSeeds();
    const missing = lists.flatMap(({ id, members, quote }) =>
      members.filter(({ printed }) => !quote.includes(printed)).map(({ printed }) => `${id}: ${printed}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the shipped indicators', () => {
  it('print in their quote every digit of their value and of what is told beside it', async () => {
    const { indicators } = await shippedSeeds();
    const digits = (text: string) => text.match(/\d[\d.,]*\d|\d/g) ?? [];
    const invented = indicators.flatMap(({ id, observations }) =>
      observations.flatMap(({ value, detail, quote }) =>
        [...digits(value), ...digits(detail ?? '')]
          .filter((figure) => !quote.includes(figure))
          .map((figure) => `${id}: ${figure}`),
      ),
    );
    expect(invented).toEqual([]);
  });

  it('have a number that their value or the rate beside it states', async () => {
    const { indicators } = await shippedSeeds();
    const numbersOf = (text: string): number[] =>
      (text.match(/\d[\d.,]*\d|\d/g) ?? []).map((figure) =>
        Number(figure.replace(/\./g, '').replace(',', '.')),
      );
    const wrong = indicators.flatMap(({ id, observations }) =>
      observations
        .filter(({ number, value, detail }) => {
          const stated = [...numbersOf(value), ...numbersOf(detail ?? '')];
          // "1,9 nghìn tỷ đồng" stands as 1900 beside others in tỷ đồng.
          return number !== null && !stated.some((one) => one === number || one * 1000 === number);
        })
        .map(({ value, number }) => `${id}: ${value} → ${number}`),
    );
    expect(wrong).toEqual([]);
  });
});
