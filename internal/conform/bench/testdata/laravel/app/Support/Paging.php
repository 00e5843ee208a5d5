<?php

namespace App\Support;

use Illuminate\Http\Request;

class Paging
{
    public static function size(Request $request): int
    {
        $wanted = $request->integer('page_size', config('shop.paging.default'));

        return max(1, min($wanted, config('shop.paging.max')));
    }
}
