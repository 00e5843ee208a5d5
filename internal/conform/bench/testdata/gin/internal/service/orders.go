// Package service holds the rules of the shop.
package service

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"example.test/orders/internal/cache"
	"example.test/orders/internal/domain"
	"example.test/orders/internal/gateway"
)

var (
	taxRate     = decimal.RequireFromString("0.19")
	shippingFee = decimal.RequireFromString("4.90")
)

// OrderService places, lists, cancels and refunds orders.
type OrderService struct {
	db       *gorm.DB
	cache    *cache.Cache
	payments *gateway.PaymentGateway
	events   *gateway.EventPublisher
}

// NewOrderService makes an OrderService.
func NewOrderService(db *gorm.DB, c *cache.Cache, p *gateway.PaymentGateway, e *gateway.EventPublisher) *OrderService {
	return &OrderService{db: db, cache: c, payments: p, events: e}
}

// CreateOrder charges the customer and keeps the order.
func (s *OrderService) CreateOrder(ctx context.Context, customerID uuid.UUID, lines []domain.OrderLine, shipTo domain.Address) (*domain.Order, error) {
	address, err := json.Marshal(shipTo)
	if err != nil {
		return nil, err
	}
	order := &domain.Order{
		ID: uuid.New(), CustomerID: customerID, Number: "SO-" + uuid.NewString()[:12],
		Status: domain.OrderPending, Currency: "EUR", ShipTo: address, ShippingFee: shippingFee, PlacedAt: time.Now(),
	}
	for _, l := range lines {
		sum := l.UnitPrice.Mul(decimal.NewFromInt(int64(l.Quantity)))
		order.Items = append(order.Items, domain.OrderItem{
			ID: uuid.New(), ProductID: l.ProductID, SKU: l.SKU, Quantity: l.Quantity, UnitPrice: l.UnitPrice, LineTotal: sum,
		})
		order.Subtotal = order.Subtotal.Add(sum)
	}
	order.Tax = order.Subtotal.Mul(taxRate).Round(2)
	order.Total = decimal.Sum(order.Subtotal, order.Tax, order.ShippingFee)
	if err := s.payments.Charge(ctx, order.ID, order.Total, order.Currency); err != nil {
		return nil, err
	}
	order.Status = domain.OrderPaid
	if err := s.db.WithContext(ctx).Create(order).Error; err != nil {
		return nil, err
	}
	return order, s.events.Publish(ctx, gateway.OrderCreated, order)
}

// GetOrder gives a customer's own order.
func (s *OrderService) GetOrder(ctx context.Context, orderID, customerID uuid.UUID) (*domain.Order, error) {
	if kept, ok := s.cache.Order(ctx, orderID, customerID); ok {
		return kept, nil
	}
	order, err := s.load(ctx, orderID)
	if err != nil {
		return nil, err
	}
	if order.CustomerID != customerID {
		return nil, domain.ErrOrderNotFound
	}
	s.cache.KeepOrder(ctx, order)
	return order, nil
}

// ListOrders gives one page of a customer's orders, newest first.
func (s *OrderService) ListOrders(ctx context.Context, customerID uuid.UUID, page, pageSize int) ([]domain.Order, error) {
	if kept, ok := s.cache.Orders(ctx, customerID, page); ok {
		return kept, nil
	}
	var list []domain.Order
	err := s.db.WithContext(ctx).Preload("Items").Where("customer_id = ?", customerID).
		Order("placed_at DESC").Offset((page - 1) * pageSize).Limit(pageSize).Find(&list).Error
	if err == nil {
		s.cache.KeepOrders(ctx, customerID, page, list)
	}
	return list, err
}

// SearchOrders gives one page of all orders.
func (s *OrderService) SearchOrders(ctx context.Context, status string, page, pageSize int) ([]domain.Order, error) {
	query := s.db.WithContext(ctx).Order("placed_at DESC").Offset((page - 1) * pageSize).Limit(pageSize)
	if status != "" {
		query = query.Where("status = ?", status)
	}
	var list []domain.Order
	return list, query.Find(&list).Error
}

// CancelOrder cancels what has not shipped.
func (s *OrderService) CancelOrder(ctx context.Context, orderID, customerID uuid.UUID) error {
	order, err := s.GetOrder(ctx, orderID, customerID)
	if err != nil {
		return err
	}
	if order.Status != domain.OrderPending && order.Status != domain.OrderPaid {
		return domain.ErrOrderNotCancellable
	}
	_, err = s.ChangeStatus(ctx, orderID, domain.OrderCancelled)
	return err
}

// ChangeStatus moves an order on.
func (s *OrderService) ChangeStatus(ctx context.Context, orderID uuid.UUID, status domain.OrderStatus) (*domain.Order, error) {
	order, err := s.load(ctx, orderID)
	if err != nil {
		return nil, err
	}
	order.Status = status
	if status == domain.OrderDelivered {
		now := time.Now()
		order.DeliveredAt = &now
	}
	s.cache.Forget(ctx, order)
	return order, s.db.WithContext(ctx).Omit("Items").Save(order).Error
}

// RefundOrder pays money back.
func (s *OrderService) RefundOrder(ctx context.Context, orderID uuid.UUID, amount decimal.Decimal) (*domain.Refund, error) {
	order, err := s.load(ctx, orderID)
	if err != nil {
		return nil, err
	}
	reference, err := s.payments.Refund(ctx, order.ID, amount)
	if err != nil {
		return nil, err
	}
	refund := &domain.Refund{ID: reference, OrderID: order.ID, Amount: amount}
	return refund, s.events.Publish(ctx, gateway.RefundInitiated, refund)
}

// SalesByDay sums up the orders of each day.
func (s *OrderService) SalesByDay(ctx context.Context) ([]domain.SalesDay, error) {
	var days []domain.SalesDay
	err := s.db.WithContext(ctx).Model(&domain.Order{}).
		Select("date(placed_at) AS day, count(*) AS orders, sum(total) AS total").Group("day").Scan(&days).Error
	return days, err
}

func (s *OrderService) load(ctx context.Context, id uuid.UUID) (*domain.Order, error) {
	var order domain.Order
	err := s.db.WithContext(ctx).Preload("Items").First(&order, "id = ?", id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, domain.ErrOrderNotFound
	}
	return &order, err
}
