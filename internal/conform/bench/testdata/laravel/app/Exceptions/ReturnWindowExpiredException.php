<?php

namespace App\Exceptions;

use RuntimeException;

class ReturnWindowExpiredException extends RuntimeException
{
    protected $message = 'the time for returns is over';
}
