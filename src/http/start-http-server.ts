import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError } from '../domain/errors.js';

/** A server that is listening. */
export interface HttpServer {
  /** The port that is listened on. */
  readonly port: number;
  /** Takes no new connections and waits for those open, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

const DEFAULT_GRACE_MS = 3_000;

/** Why it cannot listen, by the system's code, with the variable to set otherwise. */
const FAULTS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `PORT: cổng ${port} trên ${host} đang có chương trình khác dùng.`,
  EACCES: (_host, port) => `PORT: không được phép mở cổng ${port}; dùng cổng từ 1024 trở lên.`,
  EADDRNOTAVAIL: (host) => `HOST: máy này không có địa chỉ ${host}.`,
  ENOTFOUND: (host) => `HOST: không tìm thấy máy ${host}.`,
};

/** Listens on host and port; rejects with a ConfigError that names the variable where it cannot. */
export function startHttpServer(app: Hono, host: string, port: number): Promise<HttpServer> {
  const server = createServer((request, response) => {
    void getRequestListener(app.fetch)(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const explain = FAULTS[error.code ?? ''];
      reject(explain ? new ConfigError([explain(host, port)]) : error);
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
