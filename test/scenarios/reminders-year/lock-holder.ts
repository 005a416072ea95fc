import BetterSqlite from 'better-sqlite3';

/** Another program that holds the database's write lock. */
export class LockHolder {
  private constructor(private readonly connection: BetterSqlite.Database) {}

  static lock(file: string): LockHolder {
    const connection = new BetterSqlite(file);
    connection.exec('BEGIN IMMEDIATE');
    return new LockHolder(connection);
  }

  release(): void {
    this.connection.exec('ROLLBACK');
    this.connection.close();
  }
}
