import rateLimit from 'express-rate-limit';

export const limiter = rateLimit({
  windowMs: 60 * 1000,
  max: 100,
  keyGenerator: (req) => req.caller?.id ?? req.ip,
  handler: (req, res) => res.status(429).json({ code: 'RATE_LIMITED', message: 'too many requests' }),
});
