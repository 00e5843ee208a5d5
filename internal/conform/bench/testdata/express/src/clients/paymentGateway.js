import Stripe from 'stripe';
import { config } from '../config.js';
import { paymentDeclined } from '../errors.js';

/** Charges and refunds cards with Stripe. */
export class PaymentGateway {
  constructor() {
    this.stripe = new Stripe(config.stripe.key, { timeout: config.stripe.timeout });
  }

  async charge(orderId, cents, currency) {
    try {
      await this.stripe.paymentIntents.create({ amount: cents, currency, confirm: true, metadata: { orderId } });
    } catch (err) {
      if (err.type === 'StripeCardError') {
        throw paymentDeclined(err.message);
      }
      throw err;
    }
  }

  async refund(orderId, cents) {
    const refund = await this.stripe.refunds.create({ amount: cents, metadata: { orderId } });
    return refund.id;
  }
}
