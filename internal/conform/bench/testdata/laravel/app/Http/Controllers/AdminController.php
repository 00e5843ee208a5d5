<?php

namespace App\Http\Controllers;

use App\Services\OrderService;
use App\Support\AuditLog;
use App\Support\Paging;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class AdminController extends Controller
{
    public function __construct(private OrderService $orders)
    {
    }

    public function orders(Request $request): JsonResponse
    {
        AuditLog::record('order.search', $request->query('status'));
        $page = max(1, $request->integer('page', 1));

        return response()->json($this->orders->searchOrders($request->query('status'), $page, Paging::size($request)));
    }

    public function refund(Request $request, string $order): JsonResponse
    {
        $body = $request->validate(['amount' => ['required', 'decimal:0,2', 'gt:0']]);
        $refund = $this->orders->refundOrder($order, $body['amount']);
        AuditLog::record('order.refund', $order);

        return response()->json($refund, 202);
    }

    public function sales(): JsonResponse
    {
        AuditLog::record('report.sales', 'all');

        return response()->json($this->orders->salesByDay());
    }
}
