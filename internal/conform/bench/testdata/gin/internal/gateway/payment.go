// Package gateway talks to other systems.
package gateway

import (
	"context"
	"errors"
	"net/http"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stripe/stripe-go/v81"
	"github.com/stripe/stripe-go/v81/client"

	"example.test/orders/internal/config"
	"example.test/orders/internal/domain"
)

// PaymentGateway charges and refunds with Stripe.
type PaymentGateway struct{ api *client.API }

// NewPaymentGateway makes a client of Stripe.
func NewPaymentGateway(key string) *PaymentGateway {
	web := &http.Client{Timeout: config.StripeTimeout}
	return &PaymentGateway{api: client.New(key, stripe.NewBackends(web))}
}

// Charge takes the money.
func (g *PaymentGateway) Charge(ctx context.Context, order uuid.UUID, amount decimal.Decimal, currency string) error {
	params := &stripe.PaymentIntentParams{
		Amount:   stripe.Int64(amount.Shift(2).IntPart()),
		Currency: stripe.String(currency),
		Confirm:  stripe.Bool(true),
	}
	params.Context = ctx
	params.AddMetadata("order", order.String())
	_, err := g.api.PaymentIntents.New(params)
	var refused *stripe.Error
	if errors.As(err, &refused) && refused.Type == stripe.ErrorTypeCard {
		return domain.ErrPaymentDeclined
	}
	return err
}

// Refund pays money back.
func (g *PaymentGateway) Refund(ctx context.Context, order uuid.UUID, amount decimal.Decimal) (string, error) {
	params := &stripe.RefundParams{Amount: stripe.Int64(amount.Shift(2).IntPart())}
	params.Context = ctx
	params.AddMetadata("order", order.String())
	made, err := g.api.Refunds.New(params)
	if err != nil {
		return "", err
	}
	return made.ID, nil
}
