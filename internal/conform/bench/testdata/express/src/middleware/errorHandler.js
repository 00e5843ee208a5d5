import { ZodError } from 'zod';
import { AppError } from '../errors.js';
import { log } from '../log.js';

// eslint-disable-next-line no-unused-vars
export function errorHandler(err, req, res, next) {
  if (err instanceof ZodError) {
    return res.status(400).json({ code: 'VALIDATION_FAILED', message: err.issues[0].message });
  }
  if (err instanceof AppError) {
    return res.status(err.status).json({ code: err.code, message: err.message });
  }
  log.error(err);
  return res.status(500).json({ code: 'INTERNAL', message: 'something is broken' });
}
