<?php

namespace App\Exceptions;

use RuntimeException;

class PaymentDeclinedException extends RuntimeException
{
    protected $message = 'the payment was declined';
}
