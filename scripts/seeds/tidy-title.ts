// How hard a task presses is told by its deadline; the words only push the subject off the screen.
const URGES = /^(?:Khẩn trương|Sớm|Hoàn thành việc)[,:]? (?=\p{Ll})/u;
const LOOSE_SIGNS = new Set(['.', ';', ',', '…', ' ']);

/** A title as a list shows it: without words of urgency in front and loose signs behind. */
export function tidyTitle(title: string): string {
  let words = title.replace(URGES, '');
  while (LOOSE_SIGNS.has(words.at(-1) ?? '')) words = words.slice(0, -1);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
