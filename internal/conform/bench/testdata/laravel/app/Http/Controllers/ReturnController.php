<?php

namespace App\Http\Controllers;

use App\Services\ReturnService;
use App\Support\AuditLog;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class ReturnController extends Controller
{
    public function __construct(private ReturnService $returns)
    {
    }

    public function store(Request $request, string $order): JsonResponse
    {
        $body = $request->validate([
            'item_id' => ['required', 'uuid'],
            'reason' => ['required', 'string'],
        ]);
        $made = $this->returns->requestReturn($order, $request->user()->id, $body['item_id'], $body['reason']);

        return response()->json($made, 201);
    }

    public function show(Request $request, string $return): JsonResponse
    {
        return response()->json($this->returns->getReturn($return, $request->user()->id));
    }

    public function update(Request $request, string $return): JsonResponse
    {
        $body = $request->validate(['approved' => ['required', 'boolean']]);
        $decided = $this->returns->decideReturn($return, $body['approved']);
        AuditLog::record('return.decide', $return);

        return response()->json($decided);
    }
}
