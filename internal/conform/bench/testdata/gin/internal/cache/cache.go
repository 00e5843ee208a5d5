// Package cache keeps answers in Redis for a while.
package cache

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"example.test/orders/internal/domain"
)

// How long answers are kept.
const (
	orderDetailTTL = 5 * time.Minute
	orderListTTL   = time.Minute
	trackingTTL    = 30 * time.Minute
)

// Cache is Redis with our keys.
type Cache struct{ client *redis.Client }

// New connects to Redis.
func New(addr string) *Cache {
	return &Cache{client: redis.NewClient(&redis.Options{Addr: addr})}
}

// Order gives a kept order.
func (c *Cache) Order(ctx context.Context, id, customer uuid.UUID) (*domain.Order, bool) {
	var o domain.Order
	return &o, c.get(ctx, fmt.Sprintf("order:%s:%s", id, customer), &o)
}

// KeepOrder keeps an order.
func (c *Cache) KeepOrder(ctx context.Context, o *domain.Order) {
	c.set(ctx, fmt.Sprintf("order:%s:%s", o.ID, o.CustomerID), o, orderDetailTTL)
}

// Orders gives a kept page.
func (c *Cache) Orders(ctx context.Context, customer uuid.UUID, page int) ([]domain.Order, bool) {
	var list []domain.Order
	ok := c.get(ctx, fmt.Sprintf("orders:%s:%d", customer, page), &list)
	return list, ok
}

// KeepOrders keeps a page.
func (c *Cache) KeepOrders(ctx context.Context, customer uuid.UUID, page int, list []domain.Order) {
	c.set(ctx, fmt.Sprintf("orders:%s:%d", customer, page), list, orderListTTL)
}

// Tracking gives kept tracking information.
func (c *Cache) Tracking(ctx context.Context, order uuid.UUID) (*domain.TrackingInfo, bool) {
	var info domain.TrackingInfo
	return &info, c.get(ctx, "tracking:"+order.String(), &info)
}

// KeepTracking keeps tracking information.
func (c *Cache) KeepTracking(ctx context.Context, order uuid.UUID, info *domain.TrackingInfo) {
	c.set(ctx, "tracking:"+order.String(), info, trackingTTL)
}

// Forget drops what is kept of an order.
func (c *Cache) Forget(ctx context.Context, o *domain.Order) {
	c.client.Del(ctx, fmt.Sprintf("order:%s:%s", o.ID, o.CustomerID), "tracking:"+o.ID.String())
}

func (c *Cache) get(ctx context.Context, key string, into any) bool {
	raw, err := c.client.Get(ctx, key).Bytes()
	return err == nil && json.Unmarshal(raw, into) == nil
}

func (c *Cache) set(ctx context.Context, key string, value any, ttl time.Duration) {
	if raw, err := json.Marshal(value); err == nil {
		c.client.Set(ctx, key, raw, ttl)
	}
}
