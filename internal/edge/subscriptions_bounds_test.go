package edge

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/server"
)

// sluggish is a client that reads no byte of the output but by out.
func sluggish(t *testing.T, b *bell) (p *peer, out io.Reader) {
	t.Helper()
	inRead, in := io.Pipe()
	outRead, outWrite := io.Pipe()
	p = &peer{t: t, in: in, lines: make(chan line, 1000), done: make(chan error, 1)}
	serve := serveRinging(t, b)
	go func() { p.done <- serve(t.Context(), nil, inRead, outWrite); outWrite.Close() }()
	t.Cleanup(func() { in.Close(); outRead.Close() })
	return p, outRead
}

// begun reads one byte, so that the rest of the message blocks the server, and
// gives the output with that byte.
func begun(t *testing.T, out io.Reader) io.Reader {
	t.Helper()
	first := make([]byte, 1)
	if _, err := io.ReadFull(out, first); err != nil {
		t.Fatal(err)
	}
	return io.MultiReader(bytes.NewReader(first), out)
}

// TestSlowReader: who watches never waits for a client, and a change is written
// once however often it came while the client did not read.
func TestSlowReader(t *testing.T) {
	b := &bell{}
	p, out := sluggish(t, b)
	p.send(listens(`1`, `{"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`))
	out = begun(t, out)
	for range 10_000 {
		b.changed(tasksURI, laterURI)
	}
	go p.scan(out)
	p.wantLines(ack(`1`, `{"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`), updated(`1`, tasksURI), updated(`1`, laterURI))
	p.quiet()
}

// TestCancelledUnderWay: a notice that waits for its turn when the cancellation
// is read is not sent.
func TestCancelledUnderWay(t *testing.T) {
	b := &bell{}
	p, out := sluggish(t, b)
	p.send(listens(`1`, `{"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`))
	lines := bufio.NewReaderSize(out, 16)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	b.changed(tasksURI)
	out = begun(t, lines) // this notice is being written
	b.changed(laterURI)   // and this one waits
	p.send(cancels(`1`))
	p.send(`{"jsonrpc":"2.0","method":"notifications/none"}`) // read after it
	go p.scan(out)
	p.wantLines(updated(`1`, tasksURI))
	if rest := p.rest(); len(rest) > 0 {
		t.Errorf("sent after the cancellation: %s", rest[0].raw)
	}
}

// TestLimitsOfSubscriptions: what is above them is refused in words, and calls
// are made all the same.
func TestLimitsOfSubscriptions(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	for id := range maxStreams {
		p.send(listens(fmt.Sprint(1000+id), `{"resourcesListChanged":true}`))
		p.next()
	}
	p.send(listens(`1`, `{"resourcesListChanged":true}`))
	if l := p.next(); l.Error == nil || l.Error.Message != "256 subscriptions are open on this connection, and no more can be; end one with notifications/cancelled first" {
		t.Errorf("got %s", l.raw)
	}
	var many []string
	for n := range maxWatched {
		many = append(many, fmt.Sprintf(`"kiro://specs/s%d"`, n))
	}
	p.send(cancels(`1000`), listens(`2`, `{"resourceSubscriptions":[`+strings.Join(many, ",")+`]}`))
	if l := p.next(); l.Method != "notifications/subscriptions/acknowledged" {
		t.Fatalf("no room after a cancellation: %s", l.raw)
	}
	p.send(subscribes(1, "subscribe", tasksURI))
	if l := p.next(); l.Error == nil || l.Error.Message != "4096 resources are subscribed to on this connection, and 1 more would be above the 4096 that can be; unsubscribe from some first" {
		t.Errorf("got %s", l.raw)
	}
	const calls = maxWaiting + maxRunning
	var lines []string
	for id := range calls {
		lines = append(lines, call(10_000+id, "greet", `{"name":"ann"}`))
	}
	p.send(lines...)
	for range calls {
		if l := p.next(); l.Result == nil {
			t.Fatalf("got %s", l.raw)
		}
	}
}

// TestSubscriptionsLeaveNothing: a thousand in both eras, opened and closed.
func TestSubscriptionsLeaveNothing(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	round := func(rounds int) {
		for n := range rounds {
			p.send(subscribes(1, "subscribe", tasksURI))
			p.answer("1")
			id := fmt.Sprintf("%q", fmt.Sprint("s", n))
			p.send(listens(id, `{"resourcesListChanged":true,"resourceSubscriptions":["`+tasksURI+`"]}`))
			if l := p.next(); l.Method != "notifications/subscriptions/acknowledged" {
				t.Fatalf("round %d: %s", n, l.raw)
			}
			b.changed(tasksURI)
			p.send(cancels(id), subscribes(2, "unsubscribe", tasksURI))
			p.answer("2")
		}
	}
	round(10)
	before := runtime.NumGoroutine()
	round(1000)
	gone := func() bool { // some stop beside the reader; the crew keeps who it has
		return b.listening() == 0 && runtime.NumGoroutine() <= before+maxRunning
	}
	for deadline := time.Now().Add(patience); !gone(); runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatalf("%d are listened to; goroutines: %d before, %d after", b.listening(), before, runtime.NumGoroutine())
		}
	}
}

// TestShutdownClosesStreams: a signal ends them as gracefully as the end of the
// input does.
func TestShutdownClosesStreams(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	serve := serveRinging(t, &bell{})
	p := dialed(t, func(_ context.Context, _ *server.MCPServer, in io.Reader, out io.Writer) error {
		return serve(ctx, nil, in, out)
	}, nil)
	p.send(listens(`1`, `{"resourcesListChanged":true}`))
	p.wantLines(ack(`1`, `{"resourcesListChanged":true}`))
	cancel()
	p.wantLines(closing(`1`)...)
	if err := <-p.done; err == nil {
		t.Error("a server that was told to end must say so")
	}
}

// TestNothingIsTakenUpAfterTheEnd: bug: when the output was gone, a line that
// was read in that moment could begin a subscription after all had ended.
func TestNothingIsTakenUpAfterTheEnd(t *testing.T) {
	s, log := sample(Options{})
	out := &intercepted{before: func([]byte) {}}
	c := newConn(s.mcp, s.options, func(func()) outlet { return out })
	<-c.idle()
	c.take(t.Context(), []byte(listens(`1`, `{"toolsListChanged":true}`)))
	c.calls.Wait()
	c.crew.dismiss()
	if len(out.sent) > 0 || len(log.all()) > 0 {
		t.Errorf("sent %q, logged %q", out.sent, log.all())
	}
}
