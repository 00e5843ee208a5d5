import type { Decision, Invoice } from "./types.js";

const DAY = 24 * 60 * 60 * 1000;

/** Says what to send for one invoice on one day; null is nothing. */
export function decide(invoice: Invoice, today: Date): Decision | null {
  if (invoice.disputed || invoice.balance <= 0) return null;
  if (today.getTime() - invoice.dueOn.getTime() < 7 * DAY) return null;
  return { level: 1, balance: invoice.balance };
}
