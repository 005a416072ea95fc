import type { Register } from '../domain/register.js';
import type { Metrics } from './create-metrics.js';

/** Writes a register's version and sizes into the metrics. */
export function reportRegister(
  register: Register,
  metrics: Pick<Metrics, 'registerVersion' | 'registerSize'>,
): void {
  metrics.registerVersion.set(register.version);
  for (const kind of ['documents', 'sections', 'tasks', 'indicators'] as const)
    metrics.registerSize.set({ kind }, register[kind].length);
}
