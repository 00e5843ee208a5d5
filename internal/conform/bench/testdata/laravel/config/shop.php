<?php

return [
    'cache' => [
        'order_details' => 300,
        'order_list' => 60,
        'tracking' => 1800,
    ],

    'paging' => [
        'default' => 20,
        'max' => 100,
    ],

    'return_window_days' => 30,

    'stripe' => [
        'secret' => env('STRIPE_SECRET'),
        'timeout' => 10,
    ],

    'queue_url' => env('SQS_QUEUE_URL'),
    'carrier_url' => env('CARRIER_URL', 'https://carrier.invalid'),
];
