import type { BotIdentity } from '../api/zalo-client.js';

/** By what the bot knows its own messages and its name in a mention. */
export interface BotSelf {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

const NUMERIC = /^\d+$/;

/**
 * The bot's ids and names. The digits before the token's colon are its id too, and are exact where
 * a JSON number may have lost its last ones on the way.
 */
export function identifySelf(token: string, me: BotIdentity): BotSelf {
  const [prefix = ''] = token.split(':');
  const ids = [me.id, NUMERIC.test(prefix) ? prefix : null];
  const names = [me.displayName, me.accountName];
  const isKnown = (text: string | null): text is string => text !== null && text.trim() !== '';
  return { ids: ids.filter(isKnown), names: names.filter(isKnown) };
}
