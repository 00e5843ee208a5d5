// Package domain holds what the service is about.
package domain

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// OrderStatus is how far an order is.
type OrderStatus string

// The statuses of an order.
const (
	OrderPending   OrderStatus = "pending"
	OrderPaid      OrderStatus = "paid"
	OrderShipped   OrderStatus = "shipped"
	OrderDelivered OrderStatus = "delivered"
	OrderCancelled OrderStatus = "cancelled"
)

// ReturnStatus is how far a return is.
type ReturnStatus string

// The statuses of a return.
const (
	ReturnRequested ReturnStatus = "requested"
	ReturnApproved  ReturnStatus = "approved"
	ReturnRejected  ReturnStatus = "rejected"
	ReturnRefunded  ReturnStatus = "refunded"
)

// Order is what a customer bought.
type Order struct {
	ID          uuid.UUID       `gorm:"type:uuid;primaryKey" json:"id"`
	CustomerID  uuid.UUID       `gorm:"type:uuid;not null;index:idx_orders_customer_id" json:"-"`
	Number      string          `gorm:"size:24;uniqueIndex;not null" json:"number"`
	Status      OrderStatus     `gorm:"size:16;not null;index:idx_orders_status" json:"status"`
	Currency    string          `gorm:"type:char(3);not null" json:"currency"`
	Subtotal    decimal.Decimal `gorm:"type:numeric(12,2);not null" json:"subtotal"`
	Tax         decimal.Decimal `gorm:"type:numeric(12,2);not null" json:"tax"`
	ShippingFee decimal.Decimal `gorm:"type:numeric(12,2);not null" json:"shipping_fee"`
	Total       decimal.Decimal `gorm:"type:numeric(12,2);not null" json:"total"`
	ShipTo      json.RawMessage `gorm:"type:jsonb;not null" json:"ship_to"`
	Note        *string         `gorm:"type:text" json:"note,omitempty"`
	PlacedAt    time.Time       `gorm:"not null" json:"placed_at"`
	DeliveredAt *time.Time      `json:"delivered_at,omitempty"`
	Items       []OrderItem     `json:"items"`
}

// OrderItem is one line of an order.
type OrderItem struct {
	ID        uuid.UUID       `gorm:"type:uuid;primaryKey" json:"id"`
	OrderID   uuid.UUID       `gorm:"type:uuid;not null;index:idx_order_items_order_id" json:"-"`
	ProductID uuid.UUID       `gorm:"type:uuid;not null" json:"product_id"`
	SKU       string          `gorm:"column:sku;size:40;not null" json:"sku"`
	Quantity  int             `gorm:"not null;check:quantity > 0" json:"quantity"`
	UnitPrice decimal.Decimal `gorm:"type:numeric(12,2);not null" json:"unit_price"`
	LineTotal decimal.Decimal `gorm:"type:numeric(12,2);not null" json:"line_total"`
}

// Return is an item on its way back.
type Return struct {
	ID           uuid.UUID        `gorm:"type:uuid;primaryKey" json:"id"`
	OrderID      uuid.UUID        `gorm:"type:uuid;not null;index:idx_returns_order_id" json:"order_id"`
	ItemID       uuid.UUID        `gorm:"type:uuid;not null" json:"item_id"`
	Reason       string           `gorm:"type:text;not null" json:"reason"`
	Status       ReturnStatus     `gorm:"size:16;not null" json:"status"`
	RefundAmount *decimal.Decimal `gorm:"type:numeric(12,2)" json:"refund_amount,omitempty"`
	LabelURL     *string          `gorm:"column:label_url;size:255" json:"label_url,omitempty"`
	RequestedAt  time.Time        `gorm:"not null" json:"requested_at"`
	ClosedAt     *time.Time       `json:"closed_at,omitempty"`
}

// OrderLine is a line as a customer sends it.
type OrderLine struct {
	ProductID uuid.UUID       `json:"product_id" binding:"required"`
	SKU       string          `json:"sku" binding:"required,max=40"`
	Quantity  int             `json:"quantity" binding:"required,gt=0"`
	UnitPrice decimal.Decimal `json:"unit_price" binding:"required"`
}

// Address is where goods go.
type Address struct {
	Name     string `json:"name" binding:"required"`
	Street   string `json:"street" binding:"required"`
	City     string `json:"city" binding:"required"`
	Postcode string `json:"postcode" binding:"required"`
	Country  string `json:"country" binding:"required,len=2"`
}

// Refund is money on its way back.
type Refund struct {
	ID      string          `json:"id"`
	OrderID uuid.UUID       `json:"order_id"`
	Amount  decimal.Decimal `json:"amount"`
}

// TrackingInfo is where a parcel is.
type TrackingInfo struct {
	Carrier    string  `json:"carrier"`
	Status     string  `json:"status"`
	ExpectedOn *string `json:"expected_on"`
}

// SalesDay is what one day brought.
type SalesDay struct {
	Day    time.Time       `json:"day"`
	Orders int64           `json:"orders"`
	Total  decimal.Decimal `json:"total"`
}
