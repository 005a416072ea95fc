/** What stands where a secret was. */
const REDACTED = '***';

/** Shorter strings occur in ordinary text; a secret part on its own is only hidden from this on. */
const MIN_LONE_SECRET_LENGTH = 8;

/** The ways a character is written in an address, a log of one, and an address within an address. */
function spellingsOf(text: string): string[] {
  const encoded = encodeURIComponent(text);
  const lower = encoded.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase());
  return [text, encoded, lower, encodeURIComponent(encoded), encodeURIComponent(lower)];
}

/**
 * A function that hides a bot token and other secrets wherever they stand in a text, also
 * URL-encoded once or twice, and the token's secret part (after the colon) on its own.
 */
export function createRedactor(token: string, secrets: readonly string[] = []) {
  const ownSecret = token.slice(token.indexOf(':') + 1);
  const lone = [ownSecret, ...secrets].filter((text) => text.length >= MIN_LONE_SECRET_LENGTH);
  const hidden = [...new Set([token, ...lone].flatMap(spellingsOf))]
    .filter((text) => text !== '')
    // Longest first, so that no remainder of an encoded form is left.
    .sort((a, b) => b.length - a.length);
  return (text: string): string =>
    hidden.reduce((cleaned, secret) => cleaned.replaceAll(secret, REDACTED), text);
}
