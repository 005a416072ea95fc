/** Tags of https://core.telegram.org/bots/api#html-style. */
const TAGS = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'code',
  'pre',
  'a',
  'blockquote',
  'tg-spoiler',
]);
const TOKEN =
  /<(\/?)([a-z][a-z-]*)(?:\s[^<>]*)?>|&(?:lt|gt|amp|quot|#\d{1,6}|#x[\da-f]{1,5});|[<>&]|[^<>&]+/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
};

/** What Telegram would show, or why it would refuse; stricter than Telegram with stray signs. */
export type CheckedHtml = { readonly text: string } | { readonly fault: string };

/** Reads Telegram HTML: unknown, unclosed or crossing tags and unescaped signs are refused. */
export function checkHtml(html: string): CheckedHtml {
  const open: string[] = [];
  let text = '';
  for (const [token, slash, tag] of html.matchAll(TOKEN)) {
    if (tag !== undefined) {
      const name = tag.toLowerCase();
      if (!TAGS.has(name)) return fault(`Unsupported start tag "${name}"`);
      if (slash === '') open.push(name);
      else if (open.pop() !== name) return fault(`Unexpected end tag "${name}"`);
    } else if (token.startsWith('&') && token.length > 1) text += ENTITIES[token] ?? token;
    else if (/^[<>&]$/.test(token)) return fault(`Unescaped "${token}"`);
    else text += token;
  }
  const last = open.at(-1);
  return last === undefined ? { text } : fault(`Can't find end tag corresponding to "${last}"`);
}

const fault = (what: string): CheckedHtml => ({
  fault: `Bad Request: can't parse entities: ${what}`,
});
