package resources

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// BenchmarkListening measures over 10,000 specs what listening costs: to open
// a listener, to be told of an edit, of a save by rename and of a new spec, and
// the memory that the first listener takes. What is told includes the window.
func BenchmarkListening(b *testing.B) {
	const specs = 10_000
	files := make(map[string]string, specs)
	for i := range specs {
		files[fmt.Sprintf(".kiro/specs/spec-%05d/tasks.md", i)] = begin
	}
	dir := project(b, files)
	s := over(b, dir)
	s.all(b) // a host has seen the list
	const address = "kiro://specs/spec-04711/tasks"
	path := filepath.Join(dir, ".kiro/specs/spec-04711/tasks.md")
	var thousand []string
	for i := range 1000 {
		thousand = append(thousand, fmt.Sprintf("kiro://specs/spec-%05d/tasks", 4000+i))
	}
	for name, wish := range map[string]Wish{"one address": {URIs: []string{address}}, "a thousand": {URIs: thousand}, "the list": {List: true}} {
		b.Run("listen to "+name, func(b *testing.B) {
			for b.Loop() {
				l, err := s.Listen(b.Context(), wish, func(Change) {})
				do(b, err)
				b.StopTimer()
				l.Close()
				b.StartTimer()
			}
		})
	}
	b.Run("listen to a thousand one by one", func(b *testing.B) {
		for b.Loop() {
			var listeners []*Listener
			for _, uri := range thousand {
				l, err := s.Listen(b.Context(), Wish{URIs: []string{uri}}, func(Change) {})
				do(b, err)
				listeners = append(listeners, l)
			}
			b.StopTimer()
			for _, l := range listeners {
				l.Close()
			}
			b.StartTimer()
		}
	})
	before := heap()
	e := s.listen(b, Wish{List: true, URIs: []string{address}})
	b.Logf("the first listener takes %d kB", (heap()-before)>>10)
	time.Sleep(2 * time.Second) // until the looks that follow are over
	told := func(name string, change func(i int), hear func(i int)) {
		b.Run(name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				i++
				change(i)
				hear(i)
				b.StopTimer()
				time.Sleep(time.Second) // until the looks that follow are over
				b.StartTimer()
			}
		})
	}
	text := func(i int) string { return fmt.Sprintf("- [ ] %d. Go on\n", i) }
	told("an edit", func(i int) { write(b, path, text(i)) }, func(i int) { e.untilRead(address, text(i)) })
	told("a save by rename", func(i int) { write(b, path+"~", text(-i)); do(b, os.Rename(path+"~", path)) }, func(i int) { e.untilRead(address, text(-i)) })
	told("a new spec", func(int) {
		write(b, filepath.Join(dir, fmt.Sprintf(".kiro/specs/new-%d/tasks.md", time.Now().UnixNano())), begin)
	}, func(int) { e.until("the list", func(c Change) bool { return c.List }) })
	s.listen(b, Wish{URIs: thousand})
	told("an edit among a thousand", func(i int) { write(b, path, text(i)) }, func(i int) { e.untilRead(address, text(i)) })
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
