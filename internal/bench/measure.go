package main

import (
	"fmt"
	"os"
	"time"

	"kiro-mcp/internal/bench/child"
)

// starts compares the time from the start of the process to its first answer,
// and gives the empty server's.
func (t *table) starts(ours, empty []string, n int) (time.Duration, error) {
	var times [2][]time.Duration
	for range n {
		for i, command := range [][]string{ours, empty} {
			p, took, err := child.Start(command...)
			if err != nil {
				return 0, err
			}
			if err := p.Stop(); err != nil {
				return 0, err
			}
			times[i] = append(times[i], took)
		}
	}
	t.ratio("start to first answer", median(times[0]), median(times[1]), startBar)
	return median(times[1]), nil
}

// atRest is how long the host is silent before memory is measured: a server
// stands beside an editor all day, and gives back what its calls left lying.
// The peak is that of the calls.
const atRest = time.Second

// calls compares tool calls on a project of so many tasks with an empty tool
// call, and remembers what they cost. Only the largest project has bars.
func (t *table) calls(ours, empty []string, tasks, n int, costs map[string]map[int]time.Duration) error {
	server, _, err := child.Start(ours...)
	if err != nil {
		return err
	}
	yardstick, _, err := child.Start(empty...)
	if err != nil {
		return err
	}
	times, err := interleave(server, yardstick, tasks, n)
	if err != nil {
		return err
	}
	for tool, took := range times {
		if costs[tool] == nil {
			costs[tool] = map[int]time.Duration{}
		}
		costs[tool][tasks] = median(took)
	}
	if tasks == 10_000 {
		for _, tool := range []string{"list_open_tasks", "get_task"} {
			t.ratio(fmt.Sprintf("%s, %d tasks, to an empty call", tool, tasks), median(times[tool]), median(times["empty"]), callBar)
		}
		t.tick(tasks, median(times["check_off_task"]), median(times["fsync"]))
		time.Sleep(atRest)
		now, peak, err := server.Memory()
		if err != nil {
			return err
		}
		*t = append(*t, row{
			fmt.Sprintf("resident memory, %d tasks, at rest after %d calls", tasks, 3*n), fmt.Sprintf("%.1f MB", now), "",
			fmt.Sprintf("peak %.1f MB", peak), fmt.Sprintf("≤ %d MB", memoryBar), now / memoryBar, amount,
		})
	}
	if err := yardstick.Stop(); err != nil {
		return err
	}
	return server.Stop()
}

// interleave runs every kind of call once, then again, n times.
func interleave(server, yardstick *child.Process, tasks, n int) (map[string][]time.Duration, error) {
	times := map[string][]time.Duration{}
	statuses := []string{"done", "open"}
	middle := fmt.Sprintf("%d.1", max(1, tasks/20))
	for i := range n {
		for _, c := range []struct {
			name   string
			server *child.Process
			tool   string
			args   map[string]any
		}{
			{"empty", yardstick, "empty", nil},
			{"list_open_tasks", server, "list_open_tasks", map[string]any{"spec": "big"}},
			{"get_task", server, "get_task", map[string]any{"spec": "big", "task": middle}},
			{"check_off_task", server, "check_off_task", map[string]any{"spec": "big", "task": middle, "status": statuses[i%2]}},
		} {
			took, err := c.server.Call(c.tool, c.args)
			if err != nil {
				return nil, err
			}
			times[c.name] = append(times[c.name], took)
		}
		took, err := fsync(100 * tasks)
		if err != nil {
			return nil, err
		}
		times["fsync"] = append(times["fsync"], took)
	}
	return times, nil
}

// fsync measures what no durable write of a file of this size can do without.
func fsync(size int) (time.Duration, error) {
	f, err := os.CreateTemp("", "kiro-mcp-fsync")
	if err != nil {
		return 0, err
	}
	defer func() { _, _ = f.Close(), os.Remove(f.Name()) }()
	if _, err := f.Write(make([]byte, size)); err != nil {
		return 0, err
	}
	began := time.Now()
	err = f.Sync()
	return time.Since(began), err
}

func (t *table) tick(tasks int, ours, fsync time.Duration) {
	beyond := ours - fsync
	*t = append(*t, row{
		fmt.Sprintf("check_off_task, %d tasks, beyond one fsync", tasks), milliseconds(ours), milliseconds(fsync),
		milliseconds(beyond), fmt.Sprintf("≤ %d ms", tickBar), float64(beyond) / float64(tickBar*time.Millisecond), duration,
	})
}

// growth says how the cost grew while the project grew a hundredfold.
func (t *table) growth(tool string, small, large time.Duration) {
	r := float64(large) / float64(small)
	*t = append(*t, row{tool + ", 100 to 10,000 tasks", milliseconds(large), milliseconds(small), fmt.Sprintf("%.1f ×", r), "≤ 100 ×", r / 100, ratio})
}
