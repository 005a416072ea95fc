import { BOT } from './fake-bot-api.js';
import {
  editOf,
  groupText,
  membership,
  privateText,
  replyToBot,
  supergroup,
  tap,
} from './make-update.js';

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What stands in the place of a value somewhere in an update. */
const JUNK: readonly unknown[] = [
  ...[
    null,
    '',
    ' ',
    'x',
    0,
    -1,
    1.5,
    1e20,
    Number.MAX_SAFE_INTEGER + 2,
    true,
    false,
    [],
    {},
    [null],
  ],
  ...[[[[]]], { id: 'a' }, { id: -1 }, '\ud800', '\u0000', '<b>&', '@', '/', `/${'a'.repeat(90)}`],
  ...[
    'a'.repeat(5000),
    '🏳️‍🌈'.repeat(300),
    JSON.parse('{"__proto__":{"x":1}}') as object,
    'constructor',
  ],
];

/** Well-formed updates of every kind that is read. */
function wellFormed(random: () => number, atMs: number): object {
  const at = { atMs };
  const group = -1000 - Math.floor(random() * 20);
  const person = 1 + Math.floor(random() * 200);
  const kinds: readonly (() => object)[] = [
    () => privateText(person, 'Bộ Y tế còn việc nào quá hạn', at),
    () => privateText(person, '/quahan Bộ Tài chính', at),
    () => groupText(group, `@${BOT.username} dữ liệu`, { ...at, from: person }),
    () => groupText(group, 'trả lời', { ...at, from: person, more: replyToBot() }),
    () => editOf(privateText(person, 'cũ', at), 'mới', atMs),
    () => tap(supergroup(group), 5, 'p:v1:2', { from: person, threadId: 4 }),
    () => membership(supergroup(group), 'left', 'member', { ...at, by: person }),
    () => groupText(group, '', { ...at, more: { migrate_to_chat_id: group - 5000 } }),
  ];
  return (kinds[Math.floor(random() * kinds.length)] ?? (() => ({})))();
}

/** Every place in a value that can be damaged: the holder and the key. */
function placesIn(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/**
 * An update that was well-formed but for one to three damages: values lost, replaced by junk or put
 * in the place of another. One in forty is no update at all.
 */
export function makeMalformed(random: () => number, atMs: number): unknown {
  const pick = <T>(values: readonly T[]): T | undefined =>
    values[Math.floor(random() * values.length)];
  if (random() < 0.025) return pick(JUNK);
  const update = structuredClone(wellFormed(random, atMs));
  for (let damages = 1 + Math.floor(random() * 3); damages > 0; damages -= 1) {
    const place = pick(placesIn(update));
    if (!place) break;
    if (random() < 0.3) delete place.holder[place.key];
    else place.holder[place.key] = structuredClone(pick(JUNK));
  }
  return update;
}
