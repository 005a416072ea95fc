import { PublisherBusyError, type Publisher } from '../register/create-publisher.js';
import type { SchedulerLog } from '../scheduler/scheduler-log.js';

export interface RegisterFollowerDeps {
  readonly publisher: Pick<Publisher, 'follow'>;
  readonly log: SchedulerLog;
}

/** Calls left out after a version could not be taken over: building one is dear. */
const REST_CALLS = 30;

/** Takes over the register version another process made active; never throws. */
export function createRegisterFollower({ publisher, log }: RegisterFollowerDeps) {
  let rest = 0;
  return async (): Promise<void> => {
    if (rest > 0) {
      rest -= 1;
      return;
    }
    try {
      const publication = await publisher.follow();
      if (publication === null) return;
      const { before, after } = publication;
      log.info(
        { from: before.register.version, to: after.register.version },
        'Đã chuyển sang phiên bản do tiến trình khác nạp',
      );
    } catch (error) {
      // A change of our own is under way: it will be looked at again in a second.
      if (error instanceof PublisherBusyError) return;
      rest = REST_CALLS;
      log.error({ err: error }, 'Chưa chuyển được sang phiên bản mới của sổ nhiệm vụ');
    }
  };
}
