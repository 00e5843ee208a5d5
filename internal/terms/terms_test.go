package terms

import (
	"slices"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for text, want := range map[string]string{
		"`OrderService.create_order()`":        "order order", // service and create say nothing
		"HTTPServer reads XMLFiles":            "serv read xml",
		"Shipped, shipping and shipments":      "ship ship ship",
		"Orders sorted by date (newest first)": "order sort date newest first",
		"admin / administrators":               "administrat administrat",
		"GET /api/v1/orders/{id}/returns":      "order return",
		"注文をキャンセルする":                           "注文 文を をキ キャ ャン ンセ セル ルす",
		"30 days":                              "days",
		"":                                     "",
	} {
		if got := strings.Join(Of(text), " "); got != want {
			t.Errorf("Of(%q) (-want +got)\n-%s\n+%s", text, want, got)
		}
	}
}

// Kin words meet; words that only look alike do not.
func TestStems(t *testing.T) {
	for _, kin := range [][]string{
		{"cancel", "cancels", "canceled", "cancelled", "canceling"},
		{"deliver", "delivers", "delivery", "delivered", "deliveries"},
		{"carrier", "carriers"},
		{"auth", "authentication"},
		{"e-mail", "email", "mails"},
	} {
		for _, word := range kin[1:] {
			if a, b := Of(kin[0]), Of(word); !slices.Equal(a, b) {
				t.Errorf("%s and %s: %v and %v", kin[0], word, a, b)
			}
		}
	}
	for _, pair := range [][2]string{{"product", "production"}, {"data", "database"}, {"order", "border"}} {
		if a, b := Of(pair[0]), Of(pair[1]); slices.Equal(a, b) {
			t.Errorf("%s and %s: both %v", pair[0], pair[1], a)
		}
	}
}

func TestRank(t *testing.T) {
	var pieces []Weighted
	for _, text := range []string{"place an order with items", "return an order for a refund", "order history, newest order first"} {
		p := Weighted{}
		p.Add(text, 1)
		pieces = append(pieces, p)
	}
	x := New(pieces)
	query := Weighted{}
	query.Add("Refund the order that came back", 1)
	hits := x.Rank(query)
	if len(hits) != 3 || hits[0].Piece != 1 {
		t.Fatalf("hits: %+v, want the second piece first", hits)
	}
	if hits[0].Score <= hits[1].Score || hits[0].Cover <= hits[1].Cover || hits[0].Cover > 1 {
		t.Errorf("the rare word does not lead: %+v", hits)
	}
	if !x.Common("order") || x.Common("refund") {
		t.Errorf("common: order %t, refund %t", x.Common("order"), x.Common("refund"))
	}
	if hits := x.Rank(Weighted{"zeppelin": 1}); hits != nil {
		t.Errorf("hits without a shared term: %v", hits)
	}
	if hits := New(nil).Rank(query); hits != nil {
		t.Errorf("hits among nothing: %v", hits)
	}
}
