import pg from 'pg';
import type { PeerConnection, PeerEvents, Peers } from './peers.js';

/** The channel all notices of the program go through; the payload is the topic. */
export const NOTICE_CHANNEL = 'task_assistant';

/** A leader that does not hear from the server for this long has to take the lead for lost. */
const QUERY_TIMEOUT_MS = 5_000;

/**
 * The server finds out within some ten seconds that a leader's machine is gone, and frees its lock;
 * by default it would take two hours.
 */
const KEEPALIVES =
  'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3';

/** By schema: several programs may share a database. Two keys, so that others' locks do not meet it. */
const LOCK = `select pg_try_advisory_lock(hashtext('task-assistant leader'), hashtext(current_schema())) as taken`;

/** Leader lock and notices of PostgreSQL; needs a session of its own, so no pooler by transaction. */
export function createPostgresPeers(config: pg.ClientConfig): Peers {
  return {
    async connect({ onNotice, onLost }: PeerEvents): Promise<PeerConnection> {
      const client = new pg.Client({ ...config, query_timeout: QUERY_TIMEOUT_MS });
      let isOver = false;
      let isLeading = false;
      const lose = (): void => {
        if (isOver) return;
        isOver = true;
        isLeading = false;
        onLost();
      };
      const close = async (): Promise<void> => {
        if (isOver) return;
        isOver = true;
        isLeading = false;
        await client.end().catch(() => undefined);
      };
      client.on('error', lose);
      client.on('end', lose);
      client.on('notification', ({ payload }) => onNotice(payload ?? ''));
      try {
        await client.connect();
        await client.query(KEEPALIVES);
        await client.query(`listen ${NOTICE_CHANNEL}`);
      } catch (error) {
        await close();
        throw error;
      }
      return {
        lead: async () => {
          try {
            // Taken twice it would have to be given up twice: once it is held, only ask for a sign of life.
            const { rows } = await client.query<{ taken: boolean }>(
              isLeading ? 'select true as taken' : LOCK,
            );
            isLeading = !isOver && rows[0]?.taken === true;
            return isLeading;
          } catch (error) {
            lose();
            // Closes the socket where it hangs; the server then frees the lock.
            client.end().catch(() => undefined);
            throw error;
          }
        },
        close,
      };
    },
  };
}
