import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that is listening. */
export interface HttpServer {
  /** The port that is listened on. */
  readonly port: number;
  /** Takes no new connections and waits for those open, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

const DEFAULT_GRACE_MS = 3_000;

/** Listens on host and port; rejects with a clear message where the port is taken. */
export function startHttpServer(app: Hono, host: string, port: number): Promise<HttpServer> {
  const server = createServer((request, response) => {
    void getRequestListener(app.fetch)(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`PORT: cổng ${port} trên ${host} đang có chương trình khác dùng.`)
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        stop: (graceMs = DEFAULT_GRACE_MS) =>
          new Promise((done) => {
            const timer = setTimeout(() => {
              server.closeAllConnections();
            }, graceMs);
            server.close(() => {
              clearTimeout(timer);
              done();
            });
            server.closeIdleConnections();
          }),
      });
    });
  });
}
