<?php

namespace App\Services;

use App\Enums\OrderStatus;
use App\Exceptions\OrderNotCancellableException;
use App\Exceptions\OrderNotFoundException;
use App\Models\Order;
use Illuminate\Support\Collection;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Str;

class OrderService
{
    private const TAX_RATE = '0.19';
    private const SHIPPING_FEE = '4.90';

    public function __construct(private PaymentGateway $payments, private EventPublisher $events)
    {
    }

    public function createOrder(string $customerId, array $lines, array $shipTo): Order
    {
        $id = (string) Str::uuid();
        $subtotal = '0';
        foreach ($lines as $line) {
            $subtotal = bcadd($subtotal, bcmul($line['unit_price'], $line['quantity'], 2), 2);
        }
        $tax = bcmul($subtotal, self::TAX_RATE, 2);
        $total = bcadd(bcadd($subtotal, $tax, 2), self::SHIPPING_FEE, 2);

        $this->payments->charge($id, $total, 'eur');

        $order = DB::transaction(function () use ($id, $customerId, $lines, $shipTo, $subtotal, $tax, $total) {
            $order = Order::create([
                'id' => $id,
                'customer_id' => $customerId,
                'number' => 'SO-'.Str::upper(Str::random(12)),
                'status' => OrderStatus::Paid,
                'currency' => 'EUR',
                'subtotal' => $subtotal,
                'tax' => $tax,
                'shipping_fee' => self::SHIPPING_FEE,
                'total' => $total,
                'ship_to' => $shipTo,
                'placed_at' => now(),
            ]);
            foreach ($lines as $line) {
                $order->items()->create($line + ['line_total' => bcmul($line['unit_price'], $line['quantity'], 2)]);
            }

            return $order;
        });
        $this->events->publish(EventPublisher::ORDER_CREATED, ['order_id' => $id, 'total' => $total]);

        return $order->load('items');
    }

    public function getOrder(string $orderId, string $customerId): Order
    {
        return Cache::remember("order:{$orderId}:{$customerId}", config('shop.cache.order_details'), function () use ($orderId, $customerId) {
            return Order::with('items')->where('customer_id', $customerId)->find($orderId)
                ?? throw new OrderNotFoundException();
        });
    }

    public function listOrders(string $customerId, int $page, int $pageSize): Collection
    {
        $key = "orders:{$customerId}:{$page}:{$pageSize}";

        return Cache::remember($key, config('shop.cache.order_list'), function () use ($customerId, $page, $pageSize) {
            return Order::where('customer_id', $customerId)->latest('placed_at')->forPage($page, $pageSize)->get();
        });
    }

    public function searchOrders(?string $status, int $page, int $pageSize): Collection
    {
        return Order::when($status, fn ($query) => $query->where('status', $status))
            ->latest('placed_at')->forPage($page, $pageSize)->get();
    }

    public function cancelOrder(string $orderId, string $customerId): void
    {
        $order = $this->getOrder($orderId, $customerId);
        if (! in_array($order->status, [OrderStatus::Pending, OrderStatus::Paid], true)) {
            throw new OrderNotCancellableException();
        }
        $this->changeStatus($orderId, OrderStatus::Cancelled);
    }

    public function changeStatus(string $orderId, OrderStatus $status): Order
    {
        $order = $this->load($orderId);
        $order->status = $status;
        if ($status === OrderStatus::Delivered) {
            $order->delivered_at = now();
        }
        $order->save();
        Cache::forget("order:{$orderId}:{$order->customer_id}");

        return $order;
    }

    public function refundOrder(string $orderId, string $amount): array
    {
        $order = $this->load($orderId);
        $reference = $this->payments->refund($order->id, $amount);
        $this->events->publish(EventPublisher::REFUND_INITIATED, ['order_id' => $orderId, 'amount' => $amount]);

        return ['id' => $reference, 'order_id' => $orderId, 'amount' => $amount];
    }

    public function salesByDay(): Collection
    {
        return Order::selectRaw('date(placed_at) as day, count(*) as orders, sum(total) as total')->groupBy('day')->get();
    }

    private function load(string $id): Order
    {
        return Order::find($id) ?? throw new OrderNotFoundException();
    }
}
