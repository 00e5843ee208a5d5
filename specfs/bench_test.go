package specfs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

func inAnHour() time.Time { return time.Now().Add(time.Hour) }

// thousands is a workspace of n specs with three documents each.
func thousands(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	for i := range n {
		at := filepath.Join(dir, ".kiro", "specs", fmt.Sprintf("spec-%05d", i))
		write(b, filepath.Join(at, "requirements.md"), "# Requirements\n")
		write(b, filepath.Join(at, "design.md"), "# Design\n")
		write(b, filepath.Join(at, "tasks.md"), "# Tasks\n")
	}
	return dir
}

func BenchmarkSpecs(b *testing.B) {
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := open(b, specfs.Options{Roots: []string{thousands(b, n)}})
			for b.Loop() {
				specs, _, err := w.Specs(b.Context())
				if err != nil || len(specs) != n {
					b.Fatalf("%d specs, %v", len(specs), err)
				}
			}
		})
	}
}

func BenchmarkSpecByID(b *testing.B) {
	w := open(b, specfs.Options{Roots: []string{thousands(b, 1000)}})
	for b.Loop() {
		if _, err := w.Spec(b.Context(), "spec-00500"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads a document of 10,000 tasks that was read before: "just
// changed" compares its bytes, "settled" trusts its stamp.
func BenchmarkRead(b *testing.B) {
	for name, old := range map[string]bool{"just changed": false, "settled": true} {
		b.Run(name, func(b *testing.B) {
			o := specfs.Options{Roots: []string{project(b, 10_000)}}
			if old {
				o.Now = inAnHour
			}
			s := spec(b, open(b, o), "s")
			for b.Loop() {
				if _, err := s.Read(b.Context(), "tasks"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkUpdate ticks in documents of up to 1 MB; BenchmarkSync is the part
// of it that the disk takes.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range []int{100, 10_000, 30_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkUpdate(b, n) })
	}
}

func benchmarkUpdate(b *testing.B, n int) {
	b.Helper()
	dir := project(b, n)
	s := spec(b, open(b, specfs.Options{Roots: []string{dir}}), "s")
	i := 0
	for b.Loop() {
		if _, err := s.Update(b.Context(), flip(i%n)); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkSync(b *testing.B) {
	text := []byte(boxes(30_000))
	name := filepath.Join(b.TempDir(), "x")
	for b.Loop() {
		f, err := os.Create(name)
		if err != nil {
			b.Fatal(err)
		}
		_, err = f.Write(text)
		if err := firstOf(err, f.Sync(), f.Close(), os.Remove(name)); err != nil {
			b.Fatal(err)
		}
	}
}
