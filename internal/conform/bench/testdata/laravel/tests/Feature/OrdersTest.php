<?php

namespace Tests\Feature;

use Tests\TestCase;

class OrdersTest extends TestCase
{
    public function test_orders_need_a_token(): void
    {
        $this->getJson('/api/v1/orders')->assertStatus(401);
    }
}
