import { normaliseText } from '../../../language/fold.js';

const LEADING_MENTION = /^@\s?/;
const SEPARATORS = /^[\s,:;.!?–-]+/;
/** Every bot's visible name begins so (Zalo Bot Creator). */
const NAME_PREFIX = /^@\s?bot(?=\s|$)/i;

function startsWithName(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

/**
 * A group message without the mention of the bot at its start: `@Bot tra cứu  quá hạn` → `quá hạn`.
 * Zalo sends mentions as plain text. `names` are the bot's, compared in any case and spacing. Where
 * none of them fits, a leading `@Bot` alone is taken off, since a bot's visible name may be unknown.
 */
export function stripMention(text: string, names: readonly string[]): string {
  const message = normaliseText(text);
  if (!message.startsWith('@')) return text.normalize('NFC').trim();
  const afterSign = message.replace(LEADING_MENTION, '');
  const name = names
    .map(normaliseText)
    .sort((a, b) => b.length - a.length)
    .find((each) => startsWithName(afterSign, each));
  if (name !== undefined) return afterSign.slice(name.length).replace(SEPARATORS, '');
  return NAME_PREFIX.test(message)
    ? message.replace(NAME_PREFIX, '').replace(SEPARATORS, '')
    : message;
}
