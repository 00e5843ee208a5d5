package doc

import (
	"regexp"
	"sort"
	"strings"
)

// This file reads tasks by Kiro's rules a second time, with regular
// expressions and a tree built by recursion, sharing nothing with the scanner.
// It is slow and says only what docs/kiro-format.md 1.3 says.

const jsSpace = `[\t\n\v\f\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]`

var (
	ruleLine      = regexp.MustCompile(`^(` + jsSpace + `*)[-*+]` + jsSpace + `+\[([ xX~-])\](\\?\*?)` + jsSpace + `+(.+)$`)
	ruleSpaces    = regexp.MustCompile(`^` + jsSpace + `*`)
	ruleNumber    = regexp.MustCompile(`^(\d+(?:\.\d+)*)` + jsSpace)
	ruleNumberDot = regexp.MustCompile(`^(\d+(?:\.\d+)*)\.`)
	ruleBlank     = regexp.MustCompile(`^` + jsSpace + `*$`)
)

type ruleTask struct {
	line     int
	mark     string
	optional bool
	number   string
	text     string
	parent   *ruleTask
	indent   int
	children []*ruleTask
}

// readByRules returns all tasks in file order.
func readByRules(src string) []*ruleTask {
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(src, "\n")
	var all, tops []*ruleTask
	for i := 0; i < len(lines); {
		t := ruleTaskOf(lines[i], i)
		if t == nil {
			i++
			continue
		}
		tops = append(tops, t)
		i = ruleDescend(lines, i, t)
	}
	if anyNumbered(tops) {
		nestByRules(tops)
	}
	var walk func(*ruleTask)
	walk = func(t *ruleTask) {
		all = append(all, t)
		for _, c := range t.children {
			c.parent = t
			walk(c)
		}
	}
	for _, t := range tops {
		if t.parent == nil {
			walk(t)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].line < all[j].line })
	return all
}

func ruleTaskOf(line string, index int) *ruleTask {
	m := ruleLine.FindStringSubmatch(line)
	if m == nil || ruleBlank.MatchString(m[4]) || strings.ContainsAny(m[4], "\u2028\u2029") {
		return nil
	}
	t := &ruleTask{line: index + 1, mark: m[2], optional: strings.HasSuffix(m[3], "*"), text: m[4], indent: len([]rune(m[1]))}
	if n := ruleNumber.FindStringSubmatch(t.text); n != nil {
		t.number = n[1]
	} else if n := ruleNumberDot.FindStringSubmatch(t.text); n != nil {
		t.number = n[1]
	}
	return t
}

func ruleDescend(lines []string, at int, t *ruleTask) int {
	for at++; at < len(lines); {
		child := ruleTaskOf(lines[at], at)
		if t.number != "" {
			if child != nil {
				return at
			}
		} else if !ruleBlank.MatchString(lines[at]) && len([]rune(ruleSpaces.FindString(lines[at]))) <= t.indent {
			return at
		}
		if child == nil {
			at++
			continue
		}
		t.children = append(t.children, child)
		at = ruleDescend(lines, at, child)
	}
	return at
}

func anyNumbered(tasks []*ruleTask) bool {
	for _, t := range tasks {
		if t.number != "" {
			return true
		}
	}
	return false
}

// nestByRules hangs numbered tops under the last top with the number that is
// theirs without its last part.
func nestByRules(tops []*ruleTask) {
	for _, t := range tops {
		parts := strings.Split(t.number, ".")
		if t.number == "" || len(parts) == 1 {
			continue
		}
		for _, up := range tops {
			if up.number == strings.Join(parts[:len(parts)-1], ".") {
				t.parent = up
			}
		}
		if t.parent != nil {
			t.parent.children = append(t.parent.children, t)
		}
	}
}
