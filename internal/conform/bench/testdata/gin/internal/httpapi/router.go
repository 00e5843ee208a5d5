// Package httpapi is the service as clients see it.
package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.test/orders/internal/service"
)

// Server holds what handlers need.
type Server struct {
	Orders   *service.OrderService
	Returns  *service.ReturnService
	Tracking *service.TrackingService
	Secret   []byte
}

// Router registers all routes.
func (s *Server) Router() *gin.Engine {
	r := gin.New()
	r.Use(gin.Recovery())
	r.GET("/health", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"status": "ok"})
	})

	v1 := r.Group("/api/v1")
	v1.Use(authenticate(s.Secret), rateLimit())
	s.registerOrders(v1.Group("/orders"))
	s.registerReturns(v1)
	s.registerAdmin(v1.Group("/admin"))
	return r
}

func (s *Server) registerOrders(g *gin.RouterGroup) {
	g.POST("", s.createOrder)
	g.GET("", s.listOrders)
	g.GET("/:id", s.getOrder)
	g.PATCH("/:id", requireRole("admin"), s.updateOrder)
	g.DELETE("/:id", s.cancelOrder)
	g.GET("/:id/tracking", s.trackOrder)
	g.POST("/:id/returns", s.requestReturn)
}

func (s *Server) registerReturns(g *gin.RouterGroup) {
	returns := g.Group("/returns")
	returns.GET("/:id", s.getReturn)
	returns.PATCH("/:id", requireRole("admin"), s.decideReturn)
}

func (s *Server) registerAdmin(g *gin.RouterGroup) {
	g.GET("/orders", requireRole("admin"), s.searchOrders)
	g.POST("/orders/:id/refunds", requireRole("admin"), s.refundOrder)
	g.GET("/reports/sales", requireRole("admin"), s.salesReport)
}
