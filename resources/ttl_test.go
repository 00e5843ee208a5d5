package resources

import (
	"testing"
	"time"
)

func TestTTL(t *testing.T) {
	s := over(t, walk(t))
	for uri, want := range map[string]time.Duration{
		"kiro://specs":                           ttlProgress,
		"kiro://specs/maps":                      ttlProgress,
		"kiro://specs/maps/tasks":                ttlProgress,
		"kiro://specs/maps/tasks/1":              ttlProgress,
		"kiro://specs/maps/requirements/1.1":     ttlText,
		"kiro://specs/maps/design":               ttlText,
		"kiro://specs/maps/properties/1":         ttlText,
		"kiro://specs/maps/notes":                ttlText,
		"kiro://steering/tech":                   ttlAround,
		"kiro://contracts/.kiro%2Fapi-spec.yaml": ttlAround,
	} {
		if got := s.mustRead(t, uri).TTL; got != want {
			t.Errorf("%s may be kept for %v, want %v", uri, got, want)
		}
	}
}
