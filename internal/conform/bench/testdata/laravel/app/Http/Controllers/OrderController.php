<?php

namespace App\Http\Controllers;

use App\Enums\OrderStatus;
use App\Http\Requests\StoreOrderRequest;
use App\Http\Requests\UpdateOrderRequest;
use App\Services\OrderService;
use App\Support\AuditLog;
use App\Support\Paging;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Http\Response;

class OrderController extends Controller
{
    public function __construct(private OrderService $orders)
    {
    }

    public function store(StoreOrderRequest $request): JsonResponse
    {
        $order = $this->orders->createOrder($request->user()->id, $request->input('lines'), $request->input('ship_to'));

        return response()->json($order, 201);
    }

    public function index(Request $request): JsonResponse
    {
        $page = max(1, $request->integer('page', 1));

        return response()->json($this->orders->listOrders($request->user()->id, $page, Paging::size($request)));
    }

    public function show(Request $request, string $order): JsonResponse
    {
        return response()->json($this->orders->getOrder($order, $request->user()->id));
    }

    public function update(UpdateOrderRequest $request, string $order): JsonResponse
    {
        $changed = $this->orders->changeStatus($order, $request->enum('status', OrderStatus::class));
        AuditLog::record('order.update', $order);

        return response()->json($changed);
    }

    public function destroy(Request $request, string $order): Response
    {
        $this->orders->cancelOrder($order, $request->user()->id);

        return response()->noContent();
    }
}
