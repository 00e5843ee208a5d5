// Package child runs a server as a host does, over its standard streams, so
// that it can be measured. What it says of a process it reads from /proc, so
// measuring is for Linux.
//
// Most callers want [Start], then [Process.Call].
package child

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Process is one server under measurement, spoken to in lines of JSON-RPC. It
// is for one goroutine.
type Process struct {
	In  io.WriteCloser // for who writes requests of their own; their ids are above FirstFree
	Out *bufio.Reader  // for who reads their answers

	cmd *exec.Cmd
	id  int
}

// FirstFree is an id that no request of a Process reaches.
const FirstFree = 1_000_000

// Start runs a server and returns the time from the start of the process to
// its answer to initialize.
func Start(command ...string) (*Process, time.Duration, error) {
	began := time.Now()
	p := &Process{cmd: exec.Command(command[0], command[1:]...)}
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, 0, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, 0, err
	}
	p.In, p.Out = in, bufio.NewReaderSize(out, 1<<20)
	if err := p.cmd.Start(); err != nil {
		return nil, 0, err
	}
	_, err = p.Request("initialize", map[string]any{
		"protocolVersion": "2025-11-25",
		"capabilities":    map[string]any{},
		"clientInfo":      map[string]any{"name": "bench", "version": "1"},
	})
	took := time.Since(began)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", filepath.Base(command[0]), err)
	}
	return p, took, p.send(map[string]any{"jsonrpc": "2.0", "method": "notifications/initialized"})
}

// Call runs a tool and returns its round trip. A refusal is an error: a
// benchmark of refusals would look splendid.
func (p *Process) Call(tool string, args map[string]any) (time.Duration, error) {
	began := time.Now()
	answer, err := p.Request("tools/call", map[string]any{"name": tool, "arguments": args})
	took := time.Since(began)
	if err != nil {
		return 0, err
	}
	var result struct {
		IsError bool `json:"isError"`
		Content []struct {
			Text string `json:"text"`
		} `json:"content"`
	}
	if err := json.Unmarshal(answer, &result); err != nil {
		return 0, err
	}
	if result.IsError {
		return 0, fmt.Errorf("%s %v: %s", tool, args, result.Content[0].Text)
	}
	return took, nil
}

// Request asks something and returns the result.
func (p *Process) Request(method string, params any) (json.RawMessage, error) {
	p.id++
	if err := p.send(map[string]any{"jsonrpc": "2.0", "id": p.id, "method": method, "params": params}); err != nil {
		return nil, err
	}
	line, err := p.Out.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("%s: no answer: %w", method, err)
	}
	var answer struct {
		Result json.RawMessage `json:"result"`
		Error  json.RawMessage `json:"error"`
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return nil, err
	}
	if answer.Error != nil {
		return nil, fmt.Errorf("%s: %s", method, answer.Error)
	}
	return answer.Result, nil
}

func (p *Process) send(message any) error {
	line, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = p.In.Write(append(line, '\n'))
	return err
}

// CPU is how long the process was at work on all cores together. The times in
// its stat are counted in hundredths of a second; those of its threads, in
// nanoseconds.
func (p *Process) CPU() (time.Duration, error) {
	threads, err := filepath.Glob(filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid), "task", "*", "schedstat"))
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if err != nil {
			return 0, err
		}
		running, _, _ := strings.Cut(string(text), " ")
		ns, err := strconv.ParseInt(running, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", thread, err)
		}
		sum += time.Duration(ns)
	}
	if sum == 0 {
		return 0, fmt.Errorf("no times in the schedstat of process %d", p.cmd.Process.Pid)
	}
	return sum, nil
}

// Memory is the resident set of the process in MB: now, and at its highest.
func (p *Process) Memory() (now, peak float64, err error) {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid), "status"))
	if err != nil {
		return 0, 0, err
	}
	for line := range bytes.Lines(status) {
		for name, into := range map[string]*float64{"VmRSS:": &now, "VmHWM:": &peak} {
			value, ok := strings.CutPrefix(string(line), name)
			if !ok {
				continue
			}
			kB, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 64)
			if err != nil {
				return 0, 0, err
			}
			*into = kB / 1024
		}
	}
	if now == 0 || peak == 0 {
		return 0, 0, fmt.Errorf("no VmRSS and VmHWM in the status of process %d", p.cmd.Process.Pid)
	}
	return now, peak, nil
}

// Stop ends the input of the process and waits until it has ended.
func (p *Process) Stop() error {
	if err := p.In.Close(); err != nil {
		return err
	}
	return p.cmd.Wait()
}
