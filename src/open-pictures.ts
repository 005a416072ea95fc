import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { createChartPainter } from './charts/create-chart-painter.js';
import type { ChatFeature } from './chat/feature.js';
import { createChartFeature, type ChartFeatureDeps } from './chat/features/chart-feature.js';
import type { ReplyFile } from './domain/chat.js';
import { createPictureHost, PICTURE_PATH } from './http/create-picture-host.js';

/** Pictures in chats, and where the web server lends them to a messenger that fetches them. */
export interface Pictures {
  readonly feature: ChatFeature;
  /** Absent where the program has no address outside: the text then carries the facts alone. */
  readonly publishPhoto?: (photo: ReplyFile) => Promise<string | null>;
  /** Paths of the web server, none without an address outside. */
  readonly routes: readonly { path: string; app: Hono }[];
}

/** Puts the parts of pictures together; nothing is loaded until the first is asked for. */
export function openPictures(
  deps: Omit<ChartFeatureDeps, 'painter'> & { readonly publicBaseUrl: string | null },
): Pictures {
  const feature = createChartFeature({ ...deps, painter: createChartPainter() });
  const { publicBaseUrl, clock } = deps;
  if (publicBaseUrl === null) return { feature, routes: [] };
  const host = createPictureHost({
    baseUrl: publicBaseUrl,
    clock,
    // 192 random bits: the path is the only key to the picture.
    newName: () => randomBytes(24).toString('base64url'),
  });
  return {
    feature,
    publishPhoto: (photo) => Promise.resolve(host.publish(photo.bytes)),
    routes: [{ path: new URL(`${publicBaseUrl}${PICTURE_PATH}`).pathname, app: host.app }],
  };
}
