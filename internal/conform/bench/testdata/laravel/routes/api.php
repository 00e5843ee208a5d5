<?php

use App\Http\Controllers\AdminController;
use App\Http\Controllers\OrderController;
use App\Http\Controllers\ReturnController;
use App\Http\Controllers\TrackingController;
use Illuminate\Support\Facades\Route;

Route::prefix('v1')->middleware(['auth:api', 'throttle:api'])->group(function () {
    Route::prefix('orders')->controller(OrderController::class)->group(function () {
        Route::post('/', 'store');
        Route::get('/', 'index');
        Route::get('/{order}', 'show');
        Route::patch('/{order}', 'update')->middleware('role:admin');
        Route::delete('/{order}', 'destroy');
    });

    Route::post('/orders/{order}/returns', [ReturnController::class, 'store']);
    Route::get('/returns/{return}', [ReturnController::class, 'show']);
    Route::patch('/returns/{return}', [ReturnController::class, 'update'])->middleware('role:admin');

    Route::get('/orders/{order}/tracking', TrackingController::class);

    Route::prefix('admin')->group(function () {
        Route::get('/orders', [AdminController::class, 'orders'])->middleware('role:admin');
        Route::post('/orders/{order}/refunds', [AdminController::class, 'refund'])->middleware('role:admin');
        Route::get('/reports/sales', [AdminController::class, 'sales'])->middleware('role:admin');
    });
});
