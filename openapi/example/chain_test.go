package example_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// samples are the contracts that we wrote, by the path below testdata/openapi.
func sample(t *testing.T, rel string) *openapi.Contract {
	t.Helper()
	root, err := os.OpenRoot("../../testdata/openapi")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, err := openapi.Read(t.Context(), root, rel, openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Usable() {
		t.Fatalf("%s: %v", rel, c.Findings)
	}
	return c
}

func TestChains(t *testing.T) {
	tests := []struct {
		contract string
		want     []string
	}{
		{"orders/api-spec.yaml", []string{
			"GET /orders/{order_id}: order_id is /id of POST /orders 201",
			"PATCH /orders/{order_id}: order_id is /id of POST /orders 201",
			"DELETE /orders/{order_id}: order_id is /id of POST /orders 201",
			"POST /orders/{order_id}/cancel: order_id is /id of POST /orders 201",
		}},
		{"library/openapi.yaml", []string{
			"GET /members/{member-id}: member-id is /id of POST /members 201",
			"PUT /members/{member-id}: member-id is /id of POST /members 201",
			"DELETE /members/{member-id}: member-id is /id of POST /members 201",
			"GET /items/{item-id}: item-id is /id of POST /items 201",
			"DELETE /items/{item-id}: item-id is /id of POST /items 201",
			"PUT /items/{item-id}/cover: item-id is /id of POST /items 201",
			"GET /loans/{loan-id}: loan-id is /id of POST /loans 201",
			"POST /loans/{loan-id}/return: loan-id is /id of POST /loans 201",
		}},
		{"tickets/openapi.json", []string{
			"GET /tickets/{ticketId}: ticketId is /number of POST /tickets 201",
			"PATCH /tickets/{ticketId}: ticketId is /number of POST /tickets 201",
			"DELETE /tickets/{ticketId}: ticketId is /number of POST /tickets 201",
		}},
	}
	for _, test := range tests {
		t.Run(test.contract, func(t *testing.T) {
			var got []string
			for _, c := range example.Chains(sample(t, test.contract)) {
				got = append(got, c.Operation.Key()+": "+c.Parameter.Name+" is "+c.Pointer+" of "+c.Creator.Key()+" "+c.Status)
			}
			if !slices.Equal(got[:min(len(got), len(test.want))], test.want) {
				t.Errorf("-want +got\n-%s\n+%s", strings.Join(test.want, "\n-"), strings.Join(got, "\n+"))
			}
		})
	}
}
