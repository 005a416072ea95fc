import { COLOURS } from './picture-style.js';

/** Black or white, whichever is read better on the colour (`#rrggbb`). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  );
  // ITU-R BT.601 luma: how bright the eye takes it for.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150 ? COLOURS.ink : COLOURS.paper;
}
