import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { PaymentDeclinedException } from '../common/exceptions';

@Injectable()
export class PaymentGateway {
  private readonly stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '', { timeout: 10_000 });

  async charge(orderId: string, cents: number, currency: string): Promise<string> {
    try {
      const intent = await this.stripe.paymentIntents.create({
        amount: cents,
        currency,
        confirm: true,
        metadata: { orderId },
      });
      return intent.id;
    } catch (error) {
      if (error instanceof Stripe.errors.StripeCardError) {
        throw new PaymentDeclinedException(error.message);
      }
      throw error;
    }
  }

  async refund(orderId: string, cents: number): Promise<string> {
    const refund = await this.stripe.refunds.create({ amount: cents, metadata: { orderId } });
    return refund.id;
  }
}
