import { HttpException, HttpStatus } from '@nestjs/common';

class CodedException extends HttpException {
  constructor(code: string, message: string, status: HttpStatus) {
    super({ code, message }, status);
  }
}

export class UnauthenticatedException extends CodedException {
  constructor(message: string) {
    super('UNAUTHENTICATED', message, HttpStatus.UNAUTHORIZED);
  }
}

export class PaymentDeclinedException extends CodedException {
  constructor(message = 'the payment was declined') {
    super('PAYMENT_DECLINED', message, HttpStatus.PAYMENT_REQUIRED);
  }
}

export class ForbiddenRoleException extends CodedException {
  constructor(message: string) {
    super('FORBIDDEN', message, HttpStatus.FORBIDDEN);
  }
}

export class OrderNotFoundException extends CodedException {
  constructor(id: string) {
    super('ORDER_NOT_FOUND', `there is no order ${id}`, HttpStatus.NOT_FOUND);
  }
}

export class ReturnNotFoundException extends CodedException {
  constructor(id: string) {
    super('RETURN_NOT_FOUND', `there is no return ${id}`, HttpStatus.NOT_FOUND);
  }
}

export class OrderNotCancellableException extends CodedException {
  constructor() {
    super('ORDER_NOT_CANCELLABLE', 'the order has shipped', HttpStatus.CONFLICT);
  }
}

export class ReturnWindowExpiredException extends CodedException {
  constructor() {
    super('RETURN_WINDOW_EXPIRED', 'the time for returns is over', HttpStatus.UNPROCESSABLE_ENTITY);
  }
}

export class RateLimitedException extends CodedException {
  constructor() {
    super('RATE_LIMITED', 'too many requests', HttpStatus.TOO_MANY_REQUESTS);
  }
}
