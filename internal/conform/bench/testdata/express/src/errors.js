export class AppError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const unauthenticated = () => new AppError(401, 'UNAUTHENTICATED', 'a valid token is needed');
export const paymentDeclined = (why) => new AppError(402, 'PAYMENT_DECLINED', why);
export const forbidden = () => new AppError(403, 'FORBIDDEN', 'the caller lacks the role');
export const orderNotFound = (id) => new AppError(404, 'ORDER_NOT_FOUND', `there is no order ${id}`);
export const returnNotFound = (id) => new AppError(404, 'RETURN_NOT_FOUND', `there is no return ${id}`);
export const orderNotCancellable = () => new AppError(409, 'ORDER_NOT_CANCELLABLE', 'the order has shipped');
export const returnWindowExpired = () => new AppError(422, 'RETURN_WINDOW_EXPIRED', 'the time for returns is over');
