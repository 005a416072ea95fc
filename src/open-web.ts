import type { Hono } from 'hono';
import type { Channel } from './channels/channel.js';
import type { Config } from './config.js';
import { createHttpApp, type PartHealth } from './http/create-http-app.js';
import { startHttpServer, type HttpServer } from './http/start-http-server.js';
import type { Logger } from './observability/create-logger.js';
import type { Metrics } from './observability/create-metrics.js';

export interface WebDeps {
  readonly config: Config;
  readonly channels: readonly (Channel & { readonly webhook: Hono | null })[];
  /** Sub-apps beside the webhooks. */
  readonly routes: readonly { readonly path: string; readonly app: Hono }[];
  readonly health: () => Promise<Readonly<Record<string, PartHealth>>>;
  readonly metrics: Metrics;
  /** Brings the metrics up to date before they are read. */
  readonly report: () => Promise<void>;
  readonly log: Logger;
}

/** The web server, where there is something to serve. */
export interface Web {
  /** Rejects with a message for the operator where it cannot listen. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Null while it does not run. */
  port(): number | null;
}

/** Puts health, metrics and the channels' webhooks under one server. */
export function openWeb(deps: WebDeps): Web {
  const { config, channels, metrics } = deps;
  let server: HttpServer | null = null;
  const pathOf = (name: string): string | undefined =>
    name === 'telegram' ? config.telegram?.webhook?.path : config.zalo?.webhook?.path;
  const webhooks = channels.flatMap(({ name, webhook: app }) => {
    const path = pathOf(name);
    return path !== undefined && app ? [{ path, app }] : [];
  });
  return {
    start: async () => {
      if (channels.length === 0 && !config.http.isPortSet) return;
      const http = createHttpApp({
        health: deps.health,
        metrics: async () => {
          await deps.report();
          return metrics.render();
        },
        metricsContentType: metrics.contentType,
        webhooks: [...webhooks, ...deps.routes],
      });
      server = await startHttpServer(http, config.http.host, config.http.port);
      deps.log.info({ port: server.port }, 'Máy chủ web đã chạy');
    },
    stop: async () => {
      await server?.stop();
    },
    port: () => server?.port ?? null,
  };
}
