package words

import (
	"testing"
)

func TestNumbersAreReadWithTheirUnits(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		unit  string
		per   string
	}{
		{"60_000 ms", 60, "seconds", ""},
		{"1,000 items", 1000, "", ""},
		{"10K rows", 10000, "", ""},
		{"2.5 MB", 2.5 * 1024 * 1024, "bytes", ""},
		{"five minutes", 300, "seconds", ""},
		{"90s", 90, "seconds", ""},
		{"5m", 300, "seconds", ""},
		{"30-second", 30, "seconds", ""},
		{"100 requests/min", 100, "", "minute"},
		{"50 QPS", 50, "", "second"},
		{"10 requests a second", 10, "", "second"},
		{"80%", 80, "percent", ""},
		{"最多 20 条", 20, "", ""},
		{"500 毫秒", 0.5, "seconds", ""},
	} {
		got := Numbers(c.text)
		if len(got) != 1 || got[0].Value != c.value || got[0].Unit != c.unit || got[0].Per != c.per {
			t.Errorf("%q: %+v", c.text, got)
		}
	}
	for _, none := range []string{"v2", "1.2.3", "2026-01-02", "$5", "#12", "p95", "SHA-256", "3D", "12:30", "/v1/100x", "UTF8"} {
		if got := Numbers(none); len(got) != 0 {
			t.Errorf("%q holds no number: %+v", none, got)
		}
	}
}
