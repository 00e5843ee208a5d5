package testgen

import (
	"encoding/json"
	"testing"
)

func TestContractHasSoManyOperations(t *testing.T) {
	for _, n := range []int{1, 5, 6, 100} {
		var document struct {
			Paths      map[string]map[string]any
			Components struct{ Schemas map[string]any }
		}
		if err := json.Unmarshal(Contract(n), &document); err != nil {
			t.Fatalf("%d operations: %v", n, err)
		}
		got := 0
		for _, item := range document.Paths {
			for method := range item {
				if method != "parameters" {
					got++
				}
			}
		}
		if want := (n + 4) / 5 * 5; got != want {
			t.Errorf("%d operations asked for: got %d, want %d", n, got, want)
		}
		if want := (n+4)/5*3 + 1; len(document.Components.Schemas) != want {
			t.Errorf("%d operations: %d schemas, want %d", n, len(document.Components.Schemas), want)
		}
	}
}
