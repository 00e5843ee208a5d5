<?php

namespace App\Services;

use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Http;

class TrackingService
{
    public function __construct(private OrderService $orders)
    {
    }

    public function track(string $orderId, string $customerId): array
    {
        $order = $this->orders->getOrder($orderId, $customerId);

        return Cache::remember("tracking:{$orderId}", config('shop.cache.tracking'), function () use ($order) {
            return Http::baseUrl(config('shop.carrier_url'))->get("/parcels/{$order->number}")->throw()->json();
        });
    }
}
