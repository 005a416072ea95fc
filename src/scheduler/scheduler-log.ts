/** What the scheduler logs to; pino's Logger is one. Never told what a person wrote. */
export interface SchedulerLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
