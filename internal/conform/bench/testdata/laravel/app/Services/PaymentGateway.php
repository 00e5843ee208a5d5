<?php

namespace App\Services;

use App\Exceptions\PaymentDeclinedException;
use Stripe\ApiRequestor;
use Stripe\Exception\CardException;
use Stripe\HttpClient\CurlClient;
use Stripe\StripeClient;

/** Charges and refunds cards with Stripe. */
class PaymentGateway
{
    private StripeClient $stripe;

    public function __construct()
    {
        $http = new CurlClient();
        $http->setTimeout(config('shop.stripe.timeout'));
        ApiRequestor::setHttpClient($http);
        $this->stripe = new StripeClient((string) config('shop.stripe.secret'));
    }

    public function charge(string $orderId, string $amount, string $currency): void
    {
        try {
            $this->stripe->paymentIntents->create([
                'amount' => (int) bcmul($amount, '100'),
                'currency' => $currency,
                'confirm' => true,
                'metadata' => ['order' => $orderId],
            ]);
        } catch (CardException $e) {
            throw new PaymentDeclinedException($e->getMessage());
        }
    }

    public function refund(string $orderId, string $amount): string
    {
        return $this->stripe->refunds->create([
            'amount' => (int) bcmul($amount, '100'),
            'metadata' => ['order' => $orderId],
        ])->id;
    }
}
