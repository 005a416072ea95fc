import { Hono } from 'hono';

/** One part's health: whether it works, and a few words for the operator (never a secret). */
export interface PartHealth {
  readonly ok: boolean;
  readonly detail: string;
  /** Of the reminders: whether this process makes them, and how far it is behind. */
  readonly leads?: boolean;
  readonly lagSeconds?: number;
}

export interface HttpAppDeps {
  readonly health: () => Promise<Readonly<Record<string, PartHealth>>>;
  readonly metrics: () => Promise<string>;
  readonly metricsContentType: string;
  /** Webhooks by path: each channel's own handler, mounted at the path of its URL. */
  readonly webhooks: readonly { path: string; app: Hono }[];
}

/** The program's own web server: health, metrics and the channels' webhooks; nothing else. */
export function createHttpApp(deps: HttpAppDeps): Hono {
  const app = new Hono();
  app.get('/healthz', async (context) => {
    const parts = await deps.health();
    const ok = Object.values(parts).every((part) => part.ok);
    return context.json({ ok, parts }, ok ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await deps.metrics(), 200, { 'Content-Type': deps.metricsContentType }),
  );
  for (const { path, app: webhook } of deps.webhooks) app.route(path, webhook);
  app.notFound((context) => context.text('not found', 404));
  app.onError((_error, context) => context.text('error', 500));
  return app;
}
