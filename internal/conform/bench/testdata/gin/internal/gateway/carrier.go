package gateway

import (
	"context"
	"encoding/json"
	"net/http"

	"example.test/orders/internal/domain"
)

// Carrier knows where parcels are.
type Carrier struct{ base string }

// NewCarrier makes a client of the carrier.
func NewCarrier(base string) *Carrier { return &Carrier{base: base} }

// Locate asks for one parcel.
func (c *Carrier) Locate(ctx context.Context, number string) (*domain.TrackingInfo, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/parcels/"+number, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var info domain.TrackingInfo
	return &info, json.NewDecoder(resp.Body).Decode(&info)
}
