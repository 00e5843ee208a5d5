package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

type returnRequest struct {
	ItemID uuid.UUID `json:"item_id" binding:"required"`
	Reason string    `json:"reason" binding:"required"`
}

type decisionRequest struct {
	Approved bool `json:"approved"`
}

func (s *Server) requestReturn(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	var body returnRequest
	if err := c.ShouldBindJSON(&body); err != nil {
		invalid(c, err)
		return
	}
	made, err := s.Returns.RequestReturn(c, id, caller(c), body.ItemID, body.Reason)
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusCreated, made)
}

func (s *Server) getReturn(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	found, err := s.Returns.GetReturn(c, id, caller(c))
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, found)
}

func (s *Server) decideReturn(c *gin.Context) {
	id, ok := readID(c)
	if !ok {
		return
	}
	var body decisionRequest
	if err := c.ShouldBindJSON(&body); err != nil {
		invalid(c, err)
		return
	}
	found, err := s.Returns.DecideReturn(c, id, body.Approved)
	if err != nil {
		fail(c, err)
		return
	}
	auditLog(c, "return.decide", id.String())
	c.JSON(http.StatusOK, found)
}
