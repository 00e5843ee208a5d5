"""Errors of the domain, and what a client gets to see of them."""

from fastapi import FastAPI, Request, status
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from slowapi.errors import RateLimitExceeded


class OrderServiceError(Exception):
    status_code: int = status.HTTP_500_INTERNAL_SERVER_ERROR
    code: str = "INTERNAL"

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message or self.code


class UnauthenticatedError(OrderServiceError):
    status_code = status.HTTP_401_UNAUTHORIZED
    code = "UNAUTHENTICATED"


class PaymentDeclinedError(OrderServiceError):
    status_code = status.HTTP_402_PAYMENT_REQUIRED
    code = "PAYMENT_DECLINED"


class ForbiddenError(OrderServiceError):
    status_code = status.HTTP_403_FORBIDDEN
    code = "FORBIDDEN"


class OrderNotFoundError(OrderServiceError):
    status_code = status.HTTP_404_NOT_FOUND
    code = "ORDER_NOT_FOUND"


class ReturnNotFoundError(OrderServiceError):
    status_code = status.HTTP_404_NOT_FOUND
    code = "RETURN_NOT_FOUND"


class OrderNotCancellableError(OrderServiceError):
    status_code = status.HTTP_409_CONFLICT
    code = "ORDER_NOT_CANCELLABLE"


class ReturnWindowExpiredError(OrderServiceError):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    code = "RETURN_WINDOW_EXPIRED"


async def on_domain_error(_: Request, exc: OrderServiceError) -> JSONResponse:
    return JSONResponse(status_code=exc.status_code, content={"code": exc.code, "message": exc.message})


async def on_invalid_request(_: Request, exc: RequestValidationError) -> JSONResponse:
    first = exc.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return JSONResponse(
        status_code=status.HTTP_400_BAD_REQUEST,
        content={"code": "VALIDATION_FAILED", "message": f"{where}: {first['msg']}"},
    )


async def on_rate_limited(_: Request, exc: RateLimitExceeded) -> JSONResponse:
    return JSONResponse(
        status_code=status.HTTP_429_TOO_MANY_REQUESTS,
        content={"code": "RATE_LIMITED", "message": f"allowed are {exc.detail}"},
    )


def install(app: FastAPI) -> None:
    app.add_exception_handler(OrderServiceError, on_domain_error)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
    app.add_exception_handler(RateLimitExceeded, on_rate_limited)
