package doc

import (
	"bytes"
	"unsafe"
)

// ParseTasks reads a tasks document; name is its file name without ".md".
//
// It follows Kiro's own line rules, not Markdown's: a box in a code fence or a
// comment is a task to Kiro, and nesting comes from numbers. Lines that Kiro
// drops though a person would take them for tasks are read as well, are
// marked Tolerant, and give a finding that says why.
func ParseTasks(name string, src []byte) *Tasks {
	d := readTasks(name, src)
	d.numbers, d.kiro = nil, nil
	return d
}

func readTasks(name string, src []byte) *Tasks {
	d := &Tasks{Name: name, Source: src, text: textOf(src)}
	s := newTaskScan(d)
	s.run()
	d.Title, d.Sections = assignPaths(src, s.headings)
	s.leaveTitle()
	s.placeDetails()
	d.numbers = countNumbers(d.All)
	buildTree(d, s.byKiro)
	assignIDs(d)
	d.Waves = readWaves(d, s.fences)
	d.inWave = assignWaves(d)
	d.Boxless = boxless(d)
	d.lasting = append(d.lasting, lastingFindings(d)...)
	d.Findings = allFindings(d)
	return d
}

// textOf is the source as a string, without a copy.
func textOf(src []byte) string { return unsafe.String(unsafe.SliceData(src), len(src)) }

// lineCount is an upper bound of a document's lines, for sizing.
func lineCount(src []byte) int {
	return 1 + bytes.Count(src, []byte{'\n'}) + bytes.Count(src, []byte{'\r'})
}
