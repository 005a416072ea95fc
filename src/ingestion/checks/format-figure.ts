/** A computed figure in Vietnamese print: `35,3`, `1.940.911`. */
export function formatFigure(value: number, decimals = 0): string {
  const [whole = '', rest] = value.toFixed(decimals).split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3)
    groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const grouped = groups.join('.');
  return rest === undefined ? grouped : `${grouped},${rest}`;
}
