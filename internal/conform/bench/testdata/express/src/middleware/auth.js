import jwt from 'jsonwebtoken';
import { config } from '../config.js';
import { forbidden, unauthenticated } from '../errors.js';

export function authenticate(req, res, next) {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) {
    return next(unauthenticated());
  }
  try {
    const claims = jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'] });
    req.caller = { id: claims.sub, role: claims.role ?? 'customer' };
  } catch {
    return next(unauthenticated());
  }
  return next();
}

export const requireRole = (role) => (req, res, next) => next(req.caller.role === role ? undefined : forbidden());
