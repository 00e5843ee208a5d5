<?php

namespace App\Support;

use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Log;

class AuditLog
{
    public static function record(string $action, mixed $target): void
    {
        Log::channel('audit')->info($action, ['actor' => Auth::id(), 'target' => $target]);
    }
}
