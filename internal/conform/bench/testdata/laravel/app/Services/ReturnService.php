<?php

namespace App\Services;

use App\Enums\ReturnStatus;
use App\Exceptions\OrderNotFoundException;
use App\Exceptions\ReturnNotFoundException;
use App\Exceptions\ReturnWindowExpiredException;
use App\Models\ReturnRequest;

class ReturnService
{
    public function __construct(private OrderService $orders, private EventPublisher $events)
    {
    }

    public function requestReturn(string $orderId, string $customerId, string $itemId, string $reason): ReturnRequest
    {
        $order = $this->orders->getOrder($orderId, $customerId);
        $earliest = now()->subDays(config('shop.return_window_days'));
        if ($order->delivered_at === null || $order->delivered_at->lt($earliest)) {
            throw new ReturnWindowExpiredException();
        }

        $made = ReturnRequest::create([
            'order_id' => $orderId,
            'item_id' => $itemId,
            'reason' => $reason,
            'status' => ReturnStatus::Requested,
            'requested_at' => now(),
        ]);
        $this->events->publish(EventPublisher::RETURN_REQUESTED, ['return_id' => $made->id, 'order_id' => $orderId]);

        return $made;
    }

    public function getReturn(string $returnId, string $customerId): ReturnRequest
    {
        $found = $this->load($returnId);
        try {
            $this->orders->getOrder($found->order_id, $customerId);
        } catch (OrderNotFoundException) {
            throw new ReturnNotFoundException();
        }

        return $found;
    }

    public function decideReturn(string $returnId, bool $approved): ReturnRequest
    {
        $found = $this->load($returnId);
        $found->status = $approved ? ReturnStatus::Approved : ReturnStatus::Rejected;
        $found->closed_at = now();
        $found->save();

        return $found;
    }

    private function load(string $id): ReturnRequest
    {
        return ReturnRequest::find($id) ?? throw new ReturnNotFoundException();
    }
}
