/** Hands what an async handler throws to the error handler. */
export const wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res)).catch(next);
