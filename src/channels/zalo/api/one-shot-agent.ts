import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Agents for either scheme. */
export interface AgentPair {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** Agents for one request on a connection of its own, and whether that connection came about. */
export interface OneShotAgent extends AgentPair {
  /** False: the connection was never made, so nothing of the request left. */
  hasConnected(): boolean;
}

/**
 * A connection per request: on a kept-alive one that the server has just closed it cannot be known
 * whether the request was taken, and a second send could double a message.
 */
export function createOneShotAgent(): OneShotAgent {
  let connected = false;
  const watch = (agent: HttpAgent, event: 'connect' | 'secureConnect'): void => {
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback): Duplex | null | undefined => {
      const socket = connect(options, callback) as Socket;
      socket.once(event, () => {
        connected = true;
      });
      return socket;
    };
  };
  const http = new HttpAgent({ keepAlive: false });
  const https = new HttpsAgent({ keepAlive: false });
  watch(http, 'connect');
  watch(https, 'secureConnect');
  return { http, https, hasConnected: () => connected };
}
