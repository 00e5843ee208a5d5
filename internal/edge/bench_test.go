package edge

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
)

// BenchmarkCalls compares the transports over real pipes, with so many calls
// on their way at once. Ours should be no slower than 0.8 of the library's.
func BenchmarkCalls(b *testing.B) {
	for _, at := range []int{1, 8, 64} {
		for _, transport := range []struct {
			name  string
			serve serveFunc
		}{{"ours", serveOurs}, {"stock", serveStock}} {
			b.Run(fmt.Sprintf("%d/%s", at, transport.name), func(b *testing.B) { benchCalls(b, transport.serve, at) })
		}
	}
}

func benchCalls(b *testing.B, serve serveFunc, at int) {
	m := bare("echo", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultText("done"), nil
	})
	inRead, inWrite := pipe(b)
	outRead, outWrite := pipe(b)
	var served sync.WaitGroup
	served.Go(func() {
		_ = serve(b.Context(), m, inRead, outWrite)
		outWrite.Close()
	})
	slots := make(chan struct{}, at)
	go func() {
		scanner := bufio.NewScanner(outRead)
		for scanner.Scan() {
			<-slots
		}
	}()
	b.ResetTimer()
	for id := range b.N {
		slots <- struct{}{}
		if _, err := io.WriteString(inWrite, call(id+1, "echo", `{"text":"hello"}`)+"\n"); err != nil {
			b.Fatal(err)
		}
	}
	for range at {
		slots <- struct{}{}
	}
	b.StopTimer()
	inWrite.Close()
	served.Wait()
}

func pipe(b *testing.B) (*os.File, *os.File) {
	b.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

// BenchmarkStart is what a host waits for: a new server and its first answer.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		s, _ := sample(Options{})
		if err := s.ServeStdio(b.Context(), strings.NewReader(initialize), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
