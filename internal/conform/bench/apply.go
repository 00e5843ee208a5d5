package bench

import (
	"fmt"
	"strings"
)

// Apply gives the files of a sample that differ once the fault is planted; a
// deleted one is nil.
func (m *Mutant) Apply(files map[string]string) (map[string]*string, error) {
	out := map[string]*string{}
	for _, e := range m.Edits {
		text, known := files[e.File]
		if before, edited := out[e.File]; edited {
			if before == nil {
				return nil, fmt.Errorf("%s: %s is edited after it was deleted", m.ID, e.File)
			}
			text = *before
		}
		if !known {
			return nil, fmt.Errorf("%s: there is no file %s", m.ID, e.File)
		}
		if e.Delete {
			out[e.File] = nil
			continue
		}
		after, err := e.apply(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", m.ID, e.File, err)
		}
		out[e.File] = &after
	}
	for name, after := range out {
		if after != nil && *after == files[name] {
			return nil, fmt.Errorf("%s: %s is the same as before", m.ID, name)
		}
	}
	return out, nil
}

func (e *Edit) apply(text string) (string, error) {
	n := strings.Count(text, e.Before)
	switch {
	case e.Before == "":
		return "", fmt.Errorf("an edit must say what it replaces")
	case n == 0:
		return "", fmt.Errorf("nothing reads %q", e.Before)
	case n > 1 && !e.Every:
		return "", fmt.Errorf("%d places read %q", n, e.Before)
	}
	return strings.ReplaceAll(text, e.Before, e.After), nil
}

// lineOf is the line of a design, 1-based, that a promise names: the first below
// its heading that holds its text.
func lineOf(design, promise string) (int, error) {
	title, text, found := strings.Cut(promise, " > ")
	if !found {
		return 0, fmt.Errorf("%q names no heading", promise)
	}
	level := 0
	for i, line := range strings.Split(design, "\n") {
		hashes := len(line) - len(strings.TrimLeft(line, "#"))
		switch {
		case hashes > 0 && strings.TrimSpace(line[hashes:]) == title:
			level = hashes
		case hashes > 0 && hashes <= level:
			level = 0
		case level > 0 && strings.Contains(line, text):
			return i + 1, nil
		}
	}
	return 0, fmt.Errorf("the design has no line %q below %q", text, title)
}

// Lines are the lines of the design that the fault breaks, 1-based.
func (m *Mutant) Lines(design string) ([]int, error) {
	var out []int
	for _, p := range m.Promises {
		line, err := lineOf(design, p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.ID, err)
		}
		out = append(out, line)
	}
	return out, nil
}
