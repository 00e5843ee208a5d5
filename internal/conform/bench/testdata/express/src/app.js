import express from 'express';
import { authenticate } from './middleware/auth.js';
import { errorHandler } from './middleware/errorHandler.js';
import { limiter } from './middleware/rateLimit.js';
import { adminRouter } from './routes/admin.js';
import { ordersRouter } from './routes/orders.js';
import { returnsRouter } from './routes/returns.js';

export function createApp(services) {
  const app = express();
  app.use(express.json());

  app.get('/health', (req, res) => res.json({ status: 'ok' }));

  const api = express.Router();
  api.use(authenticate, limiter);
  api.use('/orders', ordersRouter(services));
  api.use('/returns', returnsRouter(services));
  api.use('/admin', adminRouter(services));
  app.use('/api/v1', api);

  app.use(errorHandler);
  return app;
}
