package service

import (
	"context"

	"github.com/google/uuid"

	"example.test/orders/internal/cache"
	"example.test/orders/internal/domain"
	"example.test/orders/internal/gateway"
)

// TrackingService says where parcels are.
type TrackingService struct {
	orders  *OrderService
	cache   *cache.Cache
	carrier *gateway.Carrier
}

// NewTrackingService makes a TrackingService.
func NewTrackingService(orders *OrderService, c *cache.Cache, carrier *gateway.Carrier) *TrackingService {
	return &TrackingService{orders: orders, cache: c, carrier: carrier}
}

// Track asks the carrier unless the answer is fresh.
func (s *TrackingService) Track(ctx context.Context, orderID, customerID uuid.UUID) (*domain.TrackingInfo, error) {
	order, err := s.orders.GetOrder(ctx, orderID, customerID)
	if err != nil {
		return nil, err
	}
	if kept, ok := s.cache.Tracking(ctx, orderID); ok {
		return kept, nil
	}
	info, err := s.carrier.Locate(ctx, order.Number)
	if err != nil {
		return nil, err
	}
	s.cache.KeepTracking(ctx, orderID, info)
	return info, nil
}
