package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func (s *Server) searchOrders(c *gin.Context) {
	page, ok := readPage(c)
	if !ok {
		return
	}
	list, err := s.Orders.SearchOrders(c, page.Status, page.Page, page.PageSize)
	if err != nil {
		fail(c, err)
		return
	}
	auditLog(c, "order.search", page.Status)
	c.JSON(http.StatusOK, gin.H{"items": list, "page": page.Page, "page_size": page.PageSize})
}

func (s *Server) refundOrder(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	var body refundRequest
	if err := c.ShouldBindJSON(&body); err != nil {
		invalid(c, err)
		return
	}
	refund, err := s.Orders.RefundOrder(c, id, body.Amount)
	if err != nil {
		fail(c, err)
		return
	}
	auditLog(c, "order.refund", id.String())
	c.JSON(http.StatusAccepted, refund)
}

func (s *Server) salesReport(c *gin.Context) {
	days, err := s.Orders.SalesByDay(c)
	if err != nil {
		fail(c, err)
		return
	}
	auditLog(c, "report.sales", "all")
	c.JSON(http.StatusOK, days)
}
