package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"time"

	"kiro-mcp/internal/bench/child"
)

// sample is what a server did in one span of time.
type sample struct {
	perSecond float64       // calls
	p50, p99  time.Duration // from request to answer
	cpu       time.Duration // of the server for one call, on all cores together
}

// flood is a client that keeps calls of one tool open for a span of time. One
// goroutine does it all, and reads no JSON: the client works on the same cores
// as the server, so it should take little of them.
type flood struct {
	server *child.Process
	tool   string
	args   string      // a JSON object
	sent   []time.Time // by id, from child.FirstFree
	took   []time.Duration
}

// run keeps so many calls open, then waits for the last answers.
func (f *flood) run(open int, span time.Duration) (sample, error) {
	before, err := f.server.CPU()
	if err != nil {
		return sample{}, err
	}
	began := time.Now()
	for answered := open; time.Since(began) < span; {
		if err := f.send(answered); err != nil {
			return sample{}, err
		}
		if answered, err = f.receive(); err != nil {
			return sample{}, err
		}
	}
	for len(f.took) < len(f.sent) {
		if _, err := f.receive(); err != nil {
			return sample{}, err
		}
	}
	elapsed := time.Since(began)
	after, err := f.server.CPU()
	if err != nil {
		return sample{}, err
	}
	slices.Sort(f.took)
	return sample{
		perSecond: float64(len(f.took)) / elapsed.Seconds(),
		p50:       f.took[len(f.took)/2],
		p99:       f.took[len(f.took)*99/100],
		cpu:       (after - before) / time.Duration(len(f.took)),
	}, nil
}

// send makes n calls in one write.
func (f *flood) send(n int) error {
	now := time.Now()
	var lines []byte
	for range n {
		id := child.FirstFree + len(f.sent)
		f.sent = append(f.sent, now)
		lines = fmt.Appendf(lines, `{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":%s}}`+"\n", id, f.tool, f.args)
	}
	_, err := f.server.In.Write(lines)
	return err
}

// receive waits for an answer and takes all that have come with it.
func (f *flood) receive() (answers int, err error) {
	for answers == 0 || f.server.Out.Buffered() > 0 {
		line, err := f.server.Out.ReadSlice('\n')
		if err != nil {
			return 0, fmt.Errorf("%s: no answer: %w", f.tool, err)
		}
		id, err := answered(line)
		if err != nil {
			return 0, err
		}
		f.took = append(f.took, time.Since(f.sent[id-child.FirstFree]))
		answers++
	}
	return answers, nil
}

// answered finds the id of an answer, which stands before the result or behind
// it. Only the envelope has an id that is a number; a refusal is an error.
func answered(line []byte) (int, error) {
	if bytes.Contains(line, []byte(`"error":`)) || bytes.Contains(line, []byte(`"isError":true`)) {
		return 0, fmt.Errorf("a call was refused: %.300s", line)
	}
	const name = `"id":`
	for rest := line; ; {
		_, after, found := bytes.Cut(rest, []byte(name))
		if !found {
			return 0, fmt.Errorf("an answer has no id: %.300s", line)
		}
		digits := bytes.IndexFunc(after, func(r rune) bool { return r < '0' || r > '9' })
		if id, err := strconv.Atoi(string(after[:max(0, digits)])); err == nil {
			return id, nil
		}
		rest = after
	}
}
