<?php

namespace App\Http\Controllers;

use App\Services\TrackingService;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class TrackingController extends Controller
{
    public function __invoke(Request $request, TrackingService $tracking, string $order): JsonResponse
    {
        return response()->json($tracking->track($order, $request->user()->id));
    }
}
