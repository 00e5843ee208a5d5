import { Router } from 'express';
import { auditLog } from '../log.js';
import { requireRole } from '../middleware/auth.js';
import { decisionBody } from './schemas.js';
import { wrap } from './wrap.js';

export function returnsRouter({ returns }) {
  const router = Router();

  router.get('/:id', wrap(async (req, res) => {
    res.json(await returns.getReturn(req.params.id, req.caller.id));
  }));

  router.patch('/:id', requireRole('admin'), wrap(async (req, res) => {
    const { approved } = decisionBody.parse(req.body);
    const decided = await returns.decideReturn(req.params.id, approved);
    auditLog(req.caller, 'return.decide', req.params.id);
    res.json(decided);
  }));

  return router;
}
