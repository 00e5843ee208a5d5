<?php

use App\Exceptions\OrderNotCancellableException;
use App\Exceptions\OrderNotFoundException;
use App\Exceptions\PaymentDeclinedException;
use App\Exceptions\ReturnNotFoundException;
use App\Exceptions\ReturnWindowExpiredException;
use App\Http\Middleware\EnsureRole;
use Illuminate\Auth\AuthenticationException;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Configuration\Exceptions;
use Illuminate\Foundation\Configuration\Middleware;
use Illuminate\Http\Exceptions\ThrottleRequestsException;
use Illuminate\Validation\ValidationException;
use Symfony\Component\HttpKernel\Exception\AccessDeniedHttpException;

return Application::configure(basePath: dirname(__DIR__))
    ->withRouting(
        api: __DIR__.'/../routes/api.php',
        health: '/health',
    )
    ->withMiddleware(function (Middleware $middleware) {
        $middleware->alias(['role' => EnsureRole::class]);
    })
    ->withExceptions(function (Exceptions $exceptions) {
        $answer = fn (string $code, Throwable $e, int $status) => response()->json(
            ['code' => $code, 'message' => $e->getMessage()],
            $status,
        );

        $exceptions->render(fn (ValidationException $e) => $answer('VALIDATION_FAILED', $e, 400));
        $exceptions->render(fn (AuthenticationException $e) => $answer('UNAUTHENTICATED', $e, 401));
        $exceptions->render(fn (PaymentDeclinedException $e) => $answer('PAYMENT_DECLINED', $e, 402));
        $exceptions->render(fn (AccessDeniedHttpException $e) => $answer('FORBIDDEN', $e, 403));
        $exceptions->render(fn (OrderNotFoundException $e) => $answer('ORDER_NOT_FOUND', $e, 404));
        $exceptions->render(fn (ReturnNotFoundException $e) => $answer('RETURN_NOT_FOUND', $e, 404));
        $exceptions->render(fn (OrderNotCancellableException $e) => $answer('ORDER_NOT_CANCELLABLE', $e, 409));
        $exceptions->render(fn (ReturnWindowExpiredException $e) => $answer('RETURN_WINDOW_EXPIRED', $e, 422));
        $exceptions->render(fn (ThrottleRequestsException $e) => $answer('RATE_LIMITED', $e, 429));
    })
    ->create();
