package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"example.test/orders/internal/config"
	"example.test/orders/internal/domain"
)

type createOrderRequest struct {
	Lines  []domain.OrderLine `json:"lines" binding:"required,min=1,max=50,dive"`
	ShipTo domain.Address     `json:"ship_to" binding:"required"`
	Note   *string            `json:"note"`
}

type updateOrderRequest struct {
	Status domain.OrderStatus `json:"status" binding:"required,oneof=pending paid shipped delivered cancelled"`
}

type refundRequest struct {
	Amount decimal.Decimal `json:"amount" binding:"required"`
}

type pageQuery struct {
	Page     int    `form:"page"`
	PageSize int    `form:"page_size"`
	Status   string `form:"status"`
}

func (s *Server) createOrder(c *gin.Context) {
	var body createOrderRequest
	if err := c.ShouldBindJSON(&body); err != nil {
		invalid(c, err)
		return
	}
	order, err := s.Orders.CreateOrder(c, caller(c), body.Lines, body.ShipTo)
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusCreated, order)
}

func (s *Server) listOrders(c *gin.Context) {
	page, ok := readPage(c)
	if !ok {
		return
	}
	list, err := s.Orders.ListOrders(c, caller(c), page.Page, page.PageSize)
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, gin.H{"items": list, "page": page.Page, "page_size": page.PageSize})
}

func (s *Server) getOrder(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	order, err := s.Orders.GetOrder(c, id, caller(c))
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, order)
}

func (s *Server) updateOrder(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	var body updateOrderRequest
	if err := c.ShouldBindJSON(&body); err != nil {
		invalid(c, err)
		return
	}
	order, err := s.Orders.ChangeStatus(c, id, body.Status)
	if err != nil {
		fail(c, err)
		return
	}
	auditLog(c, "order.update", id.String())
	c.JSON(http.StatusOK, order)
}

func (s *Server) cancelOrder(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	if err := s.Orders.CancelOrder(c, id, caller(c)); err != nil {
		fail(c, err)
		return
	}
	c.Status(http.StatusNoContent)
}

func (s *Server) trackOrder(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	info, err := s.Tracking.Track(c, id, caller(c))
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, info)
}

func readID(c *gin.Context) (uuid.UUID, bool) {
	id, err := uuid.Parse(c.Param("id"))
	if err != nil {
		invalid(c, err)
		return uuid.Nil, false
	}
	return id, true
}

func readPage(c *gin.Context) (pageQuery, bool) {
	q := pageQuery{Page: 1, PageSize: config.DefaultPageSize}
	if err := c.ShouldBindQuery(&q); err != nil {
		invalid(c, err)
		return q, false
	}
	q.PageSize = min(max(q.PageSize, 1), config.MaxPageSize)
	return q, true
}
