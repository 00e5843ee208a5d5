<?php

namespace App\Http\Requests;

use Illuminate\Foundation\Http\FormRequest;

class StoreOrderRequest extends FormRequest
{
    public function rules(): array
    {
        return [
            'lines' => ['required', 'array', 'min:1', 'max:50'],
            'lines.*.product_id' => ['required', 'uuid'],
            'lines.*.sku' => ['required', 'string', 'max:40'],
            'lines.*.quantity' => ['required', 'integer', 'gt:0'],
            'lines.*.unit_price' => ['required', 'decimal:0,2'],
            'ship_to' => ['required', 'array'],
            'ship_to.name' => ['required', 'string'],
            'ship_to.street' => ['required', 'string'],
            'ship_to.city' => ['required', 'string'],
            'ship_to.postcode' => ['required', 'string'],
            'ship_to.country' => ['required', 'size:2'],
            'note' => ['nullable', 'string'],
        ];
    }
}
