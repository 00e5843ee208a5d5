package main

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

// process is one server under measurement, spoken to as a host does: lines of
// JSON-RPC over its standard streams.
type process struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	id  int
}

// start runs a server and returns the time from the start of the process to
// its answer to initialize.
func start(command ...string) (*process, time.Duration, error) {
	began := time.Now()
	p := &process{cmd: exec.Command(command[0], command[1:]...)}
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, 0, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, 0, err
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<20)
	if err := p.cmd.Start(); err != nil {
		return nil, 0, err
	}
	_, err = p.request("initialize", map[string]any{
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

// call runs a tool and returns its round trip. A refusal is an error: a
// benchmark of refusals would look splendid.
func (p *process) call(tool string, args map[string]any) (time.Duration, error) {
	began := time.Now()
	answer, err := p.request("tools/call", map[string]any{"name": tool, "arguments": args})
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

func (p *process) request(method string, params any) (json.RawMessage, error) {
	p.id++
	if err := p.send(map[string]any{"jsonrpc": "2.0", "id": p.id, "method": method, "params": params}); err != nil {
		return nil, err
	}
	line, err := p.out.ReadBytes('\n')
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

func (p *process) send(message any) error {
	line, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = p.in.Write(append(line, '\n'))
	return err
}

// memory is the resident set of the process in MB: now, and at its highest.
func (p *process) memory() (now, peak float64, err error) {
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

func (p *process) stop() error {
	if err := p.in.Close(); err != nil {
		return err
	}
	return p.cmd.Wait()
}
