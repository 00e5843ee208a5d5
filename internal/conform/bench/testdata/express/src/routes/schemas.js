import { z } from 'zod';
import { config } from '../config.js';

export const orderBody = z.object({
  lines: z.array(z.object({
    productId: z.string().uuid(),
    sku: z.string().max(40),
    quantity: z.number().int().positive(),
    unitPrice: z.number().nonnegative(),
  })).min(1).max(50),
  shipTo: z.object({
    name: z.string().min(1),
    street: z.string().min(1),
    city: z.string().min(1),
    postcode: z.string().min(1),
    country: z.string().length(2),
  }),
  note: z.string().optional(),
});

export const statusBody = z.object({ status: z.enum(['pending', 'paid', 'shipped', 'delivered', 'cancelled']) });
export const returnBody = z.object({ itemId: z.string().uuid(), reason: z.string().min(1) });
export const decisionBody = z.object({ approved: z.boolean() });
export const refundBody = z.object({ amount: z.number().positive() });

export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(config.pageSize.max).default(config.pageSize.default),
  status: z.string().optional(),
});
