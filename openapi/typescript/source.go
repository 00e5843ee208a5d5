package typescript

import (
	"fmt"
	"strings"

	"kiro-mcp/openapi"
)

// source is a file that is being written.
type source struct {
	b     strings.Builder
	lines int // that are written
	depth int // of what is written next
}

// newSource begins a file with its comment.
func newSource(c *openapi.Contract) *source {
	s := &source{}
	s.put("// Made by kiro-mcp from %s. Change the contract, not this file:\n// it is made again from the contract, and what was changed here stands in the way.\n\n",
		visible(strings.ReplaceAll(c.Path, "\n", " ")))
	return s
}

// put writes text, moved right to the present depth.
func (s *source) put(format string, args ...any) {
	s.text(fmt.Sprintf(format, args...))
}

// text writes text as it is, moved right to the present depth.
func (s *source) text(text string) {
	s.lines += strings.Count(text, "\n")
	if s.depth == 0 {
		s.b.WriteString(text)
		return
	}
	for line := range strings.Lines(text) {
		if line != "\n" {
			s.b.WriteString("  "[:2*s.depth])
		}
		s.b.WriteString(line)
	}
}

// file is what was written.
func (s *source) file(name string) openapi.File {
	return openapi.File{Path: folder + "/" + name, Owner: openapi.Generated, Needed: true, Content: []byte(strings.TrimRight(s.b.String(), "\n") + "\n")}
}
