package routes

import (
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// springPrefixes are the properties that put a path before every route.
var springPrefixes = []string{"server.servlet.context-path", "server.servlet.contextPath", "server.context-path", "spring.mvc.servlet.path", "spring.webflux.base-path"}

var springPropertyMarks = []string{"context-path", "contextPath", "servlet", "base-path"}

// readSpringProperties reads the prefixes that application.properties and
// application.yml set. A profile's file is left alone: which one is active is
// not in the code.
func readSpringProperties(f *lex.File, out *facts.File) {
	base := path.Base(f.Path)
	if stem := strings.TrimSuffix(base, path.Ext(base)); stem != "application" && stem != "bootstrap" {
		return
	}
	set := flatProperties
	if f.Lang.Name == "yaml" {
		set = nestedProperties
	}
	set(string(f.Src), func(key, value string, line int) {
		if slices.Contains(springPrefixes, key) {
			out.Routing.Values = append(out.Routing.Values, facts.Value{Name: key, Text: strings.Trim(value, `"'`), Line: line})
		}
	})
}

func flatProperties(src string, set func(key, value string, line int)) {
	n := 0
	for line := range strings.Lines(src) {
		n++
		if key, value, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			set(strings.TrimSpace(key), strings.TrimSpace(value), n)
		}
	}
}

// nestedProperties knows as much of YAML as the keys above a value need. What
// follows --- is another profile's.
func nestedProperties(src string, set func(key, value string, line int)) {
	type level struct {
		indent int
		key    string
	}
	var above []level
	n := 0
	for line := range strings.Lines(src) {
		n++
		text := strings.TrimSpace(line)
		if text == "---" && len(above) > 0 {
			return
		}
		key, value, ok := strings.Cut(text, ":")
		if !ok || text[0] == '#' || text[0] == '-' {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		for len(above) > 0 && above[len(above)-1].indent >= indent {
			above = above[:len(above)-1]
		}
		above = append(above, level{indent, strings.TrimSpace(key)})
		if value, _, _ = strings.Cut(strings.TrimSpace(value), " #"); value == "" {
			continue
		}
		keys := make([]string, len(above))
		for i, l := range above {
			keys[i] = l.key
		}
		set(strings.Join(keys, "."), strings.TrimSpace(value), n)
	}
}
