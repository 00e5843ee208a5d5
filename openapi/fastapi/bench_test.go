package fastapi

import "testing"

// BenchmarkServer makes the server of a large contract, without its tests.
func BenchmarkServer(b *testing.B) {
	dir, paths := corpus(b)
	for _, path := range paths {
		c := read(b, dir, path)
		if len(c.Operations) < 500 {
			continue
		}
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := newWriter(c)
				w.contractFiles()
				w.scaffold()
			}
		})
	}
}
