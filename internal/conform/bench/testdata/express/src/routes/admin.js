import { Router } from 'express';
import { auditLog } from '../log.js';
import { requireRole } from '../middleware/auth.js';
import { pageQuery, refundBody } from './schemas.js';
import { wrap } from './wrap.js';

export function adminRouter({ orders }) {
  const router = Router();

  router.get('/orders', requireRole('admin'), wrap(async (req, res) => {
    const { status, page, pageSize } = pageQuery.parse(req.query);
    auditLog(req.caller, 'order.search', status);
    res.json(await orders.searchOrders(status, page, pageSize));
  }));

  router.post('/orders/:id/refunds', requireRole('admin'), wrap(async (req, res) => {
    const { amount } = refundBody.parse(req.body);
    const refund = await orders.refundOrder(req.params.id, amount);
    auditLog(req.caller, 'order.refund', req.params.id);
    res.status(202).json(refund);
  }));

  router.get('/reports/sales', requireRole('admin'), wrap(async (req, res) => {
    auditLog(req.caller, 'report.sales', 'all');
    res.json(await orders.salesByDay());
  }));

  return router;
}
