package httpapi

import (
	"log/slog"

	"github.com/gin-gonic/gin"
)

// auditLog writes down what an admin did.
func auditLog(c *gin.Context, action, target string) {
	slog.Info("audit", "actor", caller(c), "action", action, "target", target)
}
