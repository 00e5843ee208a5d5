package domain

import "errors"

// Errors that a handler turns into an answer.
var (
	ErrUnauthenticated     = errors.New("token is missing or not valid")
	ErrForbidden           = errors.New("caller lacks the role")
	ErrPaymentDeclined     = errors.New("payment was declined")
	ErrOrderNotFound       = errors.New("order not found")
	ErrReturnNotFound      = errors.New("return not found")
	ErrOrderNotCancellable = errors.New("order has shipped")
	ErrReturnWindowExpired = errors.New("return window has expired")
)
