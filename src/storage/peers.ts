/** What a process tells the others on its database; they read the rest from the tables. */
export type Topic = 'register' | 'claims' | 'subscriptions';

/** Told of by a connection among peers. */
export interface PeerEvents {
  /** A transaction that announced `topic` was committed, by this process or another. */
  readonly onNotice: (topic: string) => void;
  /** The connection ended without `close`: a lock it held is free, and notices are missed. */
  readonly onLost: () => void;
}

/** A connection kept open beside the others, since locks and notices end with it. */
export interface PeerConnection {
  /**
   * Becomes the one leader among the processes on this database where there is none; true while it
   * is. To be asked again and again: it also finds out whether the connection still lives, and
   * throws where it does not.
   */
  lead(): Promise<boolean>;
  /** Gives the lead up. Idempotent. */
  close(): Promise<void>;
}

/** How processes on one database know of each other, where the engine serves several. */
export interface Peers {
  connect(events: PeerEvents): Promise<PeerConnection>;
}
