import { Router } from 'express';
import { auditLog } from '../log.js';
import { requireRole } from '../middleware/auth.js';
import { orderBody, pageQuery, returnBody, statusBody } from './schemas.js';
import { wrap } from './wrap.js';

export function ordersRouter({ orders, returns, tracking }) {
  const router = Router();

  router.post('/', wrap(async (req, res) => {
    const body = orderBody.parse(req.body);
    res.status(201).json(await orders.createOrder(req.caller.id, body.lines, body.shipTo));
  }));

  router.get('/', wrap(async (req, res) => {
    const { page, pageSize } = pageQuery.parse(req.query);
    res.json(await orders.listOrders(req.caller.id, page, pageSize));
  }));

  router.get('/:id', wrap(async (req, res) => {
    res.json(await orders.getOrder(req.params.id, req.caller.id));
  }));

  router.patch('/:id', requireRole('admin'), wrap(async (req, res) => {
    const { status } = statusBody.parse(req.body);
    const order = await orders.changeStatus(req.params.id, status);
    auditLog(req.caller, 'order.update', req.params.id);
    res.json(order);
  }));

  router.delete('/:id', wrap(async (req, res) => {
    await orders.cancelOrder(req.params.id, req.caller.id);
    res.status(204).end();
  }));

  router.get('/:id/tracking', wrap(async (req, res) => {
    res.json(await tracking.track(req.params.id, req.caller.id));
  }));

  router.post('/:id/returns', wrap(async (req, res) => {
    const { itemId, reason } = returnBody.parse(req.body);
    res.status(201).json(await returns.requestReturn(req.params.id, req.caller.id, itemId, reason));
  }));

  return router;
}
