<?php

namespace App\Exceptions;

use RuntimeException;

class ReturnNotFoundException extends RuntimeException
{
    protected $message = 'there is no such return';
}
