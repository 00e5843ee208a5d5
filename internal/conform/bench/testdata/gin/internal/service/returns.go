package service

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"example.test/orders/internal/domain"
	"example.test/orders/internal/gateway"
)

const returnWindow = 30 * 24 * time.Hour

// ReturnService takes items back.
type ReturnService struct {
	db     *gorm.DB
	orders *OrderService
	events *gateway.EventPublisher
}

// NewReturnService makes a ReturnService.
func NewReturnService(db *gorm.DB, orders *OrderService, events *gateway.EventPublisher) *ReturnService {
	return &ReturnService{db: db, orders: orders, events: events}
}

// RequestReturn registers a return within the window.
func (s *ReturnService) RequestReturn(ctx context.Context, orderID, customerID, itemID uuid.UUID, reason string) (*domain.Return, error) {
	order, err := s.orders.GetOrder(ctx, orderID, customerID)
	if err != nil {
		return nil, err
	}
	if order.DeliveredAt == nil || time.Since(*order.DeliveredAt) > returnWindow {
		return nil, domain.ErrReturnWindowExpired
	}
	made := &domain.Return{
		ID: uuid.New(), OrderID: order.ID, ItemID: itemID, Reason: reason,
		Status: domain.ReturnRequested, RequestedAt: time.Now(),
	}
	if err := s.db.WithContext(ctx).Create(made).Error; err != nil {
		return nil, err
	}
	return made, s.events.Publish(ctx, gateway.ReturnRequested, made)
}

// GetReturn gives a customer's own return.
func (s *ReturnService) GetReturn(ctx context.Context, returnID, customerID uuid.UUID) (*domain.Return, error) {
	found, err := s.load(ctx, returnID)
	if err != nil {
		return nil, err
	}
	if _, err := s.orders.GetOrder(ctx, found.OrderID, customerID); err != nil {
		return nil, domain.ErrReturnNotFound
	}
	return found, nil
}

// DecideReturn approves or rejects a return.
func (s *ReturnService) DecideReturn(ctx context.Context, returnID uuid.UUID, approved bool) (*domain.Return, error) {
	found, err := s.load(ctx, returnID)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	found.ClosedAt = &now
	found.Status = domain.ReturnRejected
	if approved {
		found.Status = domain.ReturnApproved
	}
	return found, s.db.WithContext(ctx).Save(found).Error
}

func (s *ReturnService) load(ctx context.Context, id uuid.UUID) (*domain.Return, error) {
	var found domain.Return
	err := s.db.WithContext(ctx).First(&found, "id = ?", id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, domain.ErrReturnNotFound
	}
	return &found, err
}
