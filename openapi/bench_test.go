package openapi_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
)

// BenchmarkRead reads the largest contracts of the corpus, and one of usual
// size. kept is what the contract holds on to, in bytes.
func BenchmarkRead(b *testing.B) {
	dir := filepath.Join(testcorpus.Dir(b), "openapi")
	for name, rel := range map[string]string{
		"github-13MB": "github/api.github.com.json", "stripe-8MB": "stripe/spec3.json", "box-1.8MB": "box/openapi.json", "superset-0.5MB": "ogen-examples/superset.json",
	} {
		source, err := os.ReadFile(filepath.Join(dir, rel))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			var c *openapi.Contract
			before := heap()
			for b.Loop() {
				if c, err = openapi.Read(b.Context(), files{"api": {Data: source}}, "api", openapi.Options{}); err != nil || !c.Usable() {
					b.Fatal(err, c.Findings)
				}
			}
			b.ReportMetric(float64(heap()-before), "kept")
			runtime.KeepAlive(c)
		})
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
