<?php

namespace App\Providers;

use App\Services\EventPublisher;
use App\Services\PaymentGateway;
use Aws\Sqs\SqsClient;
use Illuminate\Cache\RateLimiting\Limit;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\RateLimiter;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(PaymentGateway::class);
        $this->app->singleton(EventPublisher::class, fn () => new EventPublisher(
            new SqsClient(['region' => env('AWS_DEFAULT_REGION', 'eu-central-1')]),
            config('shop.queue_url'),
        ));
    }

    public function boot(): void
    {
        RateLimiter::for('api', fn (Request $request) => Limit::perMinute(100)->by($request->user()?->id ?: $request->ip()));
    }
}
