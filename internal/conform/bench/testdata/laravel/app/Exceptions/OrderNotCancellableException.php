<?php

namespace App\Exceptions;

use RuntimeException;

class OrderNotCancellableException extends RuntimeException
{
    protected $message = 'the order has shipped';
}
