// Package testgen writes synthetic Kiro projects of any size, for benchmarks
// and for tests whose sample would be too long to keep in a file.
//
// Most callers want [Project]. The same arguments always give the same bytes.
//
// Shape: tasks stand in groups of ten, a numbered parent and up to nine
// sub-tasks, as in the larger files of docs/kiro-format.md 2 (median 24 tasks, largest 466).
// Requirements and design grow with the tasks up to the size of the largest
// real ones (docs/kiro-format.md 5: 226 KB and 261 KB), and group k serves requirement k,
// beginning anew behind the last. The first third of the groups is done; every
// seventh sub-task is optional.
package testgen

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

const (
	groupSize    = 10 // task lines in a group, the parent included
	groupsInPart = 8  // groups below one "##" heading
	criteria     = 5  // acceptance criteria of a requirement

	// Most is the largest number of requirements in a project: 225 KB of them.
	Most = 400
)

// Tasks returns a tasks document with exactly n task lines.
func Tasks(n int) []byte {
	var b bytes.Buffer
	b.WriteString("# Implementation Plan\n")
	for line := range n {
		group, item := line/groupSize+1, line%groupSize
		if item > 0 {
			writeSubTask(&b, group, item, mark(n, group))
			continue
		}
		if group%groupsInPart == 1 {
			fmt.Fprintf(&b, "\n## Part %d: %s\n", group/groupsInPart+1, subject(group/groupsInPart))
		}
		fmt.Fprintf(&b, "\n- [%c] %d. Build the %s %s\n", mark(n, group), group, adjective(group), subject(group))
	}
	return b.Bytes()
}

func writeSubTask(b *bytes.Buffer, group, item int, mark byte) {
	star := ""
	if (group+item)%7 == 0 {
		star = "*"
	}
	fmt.Fprintf(b, "  - [%c]%s %d.%d %s the %s %s\n", mark, star, group, item, verb(item), adjective(group+item), subject(group))
	fmt.Fprintf(b, "    - Keep `%sService.step%d` in `src/%s/step%d.go` below one screen\n", capital(subject(group)), item, subject(group), item)
	served := (group-1)%Most + 1
	fmt.Fprintf(b, "    - _Requirements: %d.%d, %d.%d_\n", served, item%criteria+1, served, (item+1)%criteria+1)
}

// mark is the box of every task in a group: the first third is done, so that
// parents and their sub-tasks always agree.
func mark(n, group int) byte {
	if group <= n/groupSize/3 {
		return 'x'
	}
	return ' '
}

// Graph returns the section that puts the groups of Tasks(n) into waves, one
// group after the other.
func Graph(n int) []byte {
	var b bytes.Buffer
	b.WriteString("\n## Task Dependency Graph\n\n```json\n{\"waves\":[")
	for first := 0; first < n; first += groupSize {
		group := first/groupSize + 1
		if group > 1 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n{\"id\":%d,\"tasks\":[\"%d\"", group-1, group)
		for item := 1; item < min(groupSize, n-first); item++ {
			fmt.Fprintf(&b, ",\"%d.%d\"", group, item)
		}
		b.WriteString("]}")
	}
	b.WriteString("\n]}\n```\n")
	return b.Bytes()
}

// Project writes a spec "big" with requirements, design and that many tasks
// to dir/.kiro/specs/big, and makes the folders it needs.
func Project(dir string, tasks int) error {
	spec := filepath.Join(dir, ".kiro", "specs", "big")
	if err := os.MkdirAll(spec, 0o755); err != nil {
		return fmt.Errorf("make the folder of the synthetic spec: %w", err)
	}
	groups := min(Most, (tasks+groupSize-1)/groupSize)
	documents := map[string][]byte{
		"requirements.md": Requirements(groups),
		"design.md":       Design(groups),
		"tasks.md":        append(Tasks(tasks), Graph(tasks)...),
	}
	for name, content := range documents {
		if err := os.WriteFile(filepath.Join(spec, name), content, 0o644); err != nil {
			return fmt.Errorf("write the synthetic %s: %w", name, err)
		}
	}
	return nil
}
