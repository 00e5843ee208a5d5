package httpapi

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.test/orders/internal/domain"
)

// fail answers with the status and code of an error.
func fail(c *gin.Context, err error) {
	status, code := http.StatusInternalServerError, "INTERNAL"
	switch {
	case errors.Is(err, domain.ErrUnauthenticated):
		status, code = http.StatusUnauthorized, "UNAUTHENTICATED"
	case errors.Is(err, domain.ErrPaymentDeclined):
		status, code = http.StatusPaymentRequired, "PAYMENT_DECLINED"
	case errors.Is(err, domain.ErrForbidden):
		status, code = http.StatusForbidden, "FORBIDDEN"
	case errors.Is(err, domain.ErrOrderNotFound):
		status, code = http.StatusNotFound, "ORDER_NOT_FOUND"
	case errors.Is(err, domain.ErrReturnNotFound):
		status, code = http.StatusNotFound, "RETURN_NOT_FOUND"
	case errors.Is(err, domain.ErrOrderNotCancellable):
		status, code = http.StatusConflict, "ORDER_NOT_CANCELLABLE"
	case errors.Is(err, domain.ErrReturnWindowExpired):
		status, code = http.StatusUnprocessableEntity, "RETURN_WINDOW_EXPIRED"
	}
	c.AbortWithStatusJSON(status, gin.H{"code": code, "message": err.Error()})
}

func invalid(c *gin.Context, err error) {
	c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"code": "VALIDATION_FAILED", "message": err.Error()})
}
