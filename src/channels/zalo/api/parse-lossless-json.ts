const NUMBER_CHARACTERS = /[-+.\deE]/;
const INTEGER = /^-?\d+$/;
/** Every integer of at most 15 digits is exact in a double; a longer one may lose its last digits. */
const EXACT_DIGITS = 15;

/** Index just past the string literal that opens at `start`. */
function endOfString(json: string, start: number): number {
  let index = start + 1;
  while (index < json.length && json[index] !== '"') index += json[index] === '\\' ? 2 : 1;
  return index + 1;
}

/** The text with every integer too long for a double put in quotes; linear in its length. */
function quoteLongIntegers(json: string): string {
  let quoted = '';
  let index = 0;
  while (index < json.length) {
    const character = json[index] ?? '';
    let end = index + 1;
    if (character === '"') {
      end = endOfString(json, index);
      quoted += json.slice(index, end);
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      while (end < json.length && NUMBER_CHARACTERS.test(json[end] ?? '')) end += 1;
      const number = json.slice(index, end);
      const isLong = INTEGER.test(number) && number.replace('-', '').length > EXACT_DIGITS;
      quoted += isLong ? `"${number}"` : number;
    } else quoted += character;
    index = end;
  }
  return quoted;
}

/**
 * Parses JSON so that ids keep their digits: an integer of more than 15 digits comes back as text
 * (`{"id":1459232241454765289}` → `"1459232241454765289"`). Undefined where the text is no JSON.
 */
export function parseLosslessJson(text: string): unknown {
  try {
    return JSON.parse(quoteLongIntegers(text));
  } catch {
    return undefined;
  }
}
