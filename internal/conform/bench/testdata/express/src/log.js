import pino from 'pino';

export const log = pino();

/** Writes down what an admin did. */
export function auditLog(caller, action, target) {
  log.info({ audit: true, actor: caller.id, action, target });
}
