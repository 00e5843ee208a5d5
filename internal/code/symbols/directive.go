package symbols

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// directives reads the lines of the C preprocessor that stand before an offset.
func (r *reader) directives(before uint32) {
	for r.directive < len(r.Comments) && r.Comments[r.directive].Start < before {
		c := r.Comments[r.directive]
		r.directive++
		if c.Byte != '#' {
			continue
		}
		text := string(bytes.TrimLeft(r.Src[c.Start+1:c.End], " \t"))
		word, rest, _ := strings.Cut(text, " ")
		rest = strings.TrimSpace(rest)
		switch word {
		case "include", "import":
			if end := strings.IndexAny(rest[min(1, len(rest)):], `>"`); end >= 0 {
				r.out.Imports = append(r.out.Imports, facts.Import{Local: "*", Path: bounded(rest[1 : end+1]), Line: int(c.Line)})
			}
		case "define":
			r.define(rest, int(c.Line), int(c.Line)+strings.Count(text, "\n"))
		}
	}
}

// define notes a macro: a constant, or with parameters a function.
func (r *reader) define(text string, line, end int) {
	n := 0
	for n < len(text) && (text[n] == '_' || text[n] >= '0' && text[n] <= '9' || text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z') {
		n++
	}
	if n == 0 {
		return
	}
	s := facts.Symbol{Kind: facts.Constant, Name: text[:n], Public: true, Line: line, End: end, Up: r.top().symbol}
	rest := text[n:]
	if strings.HasPrefix(rest, "(") {
		s.Kind = facts.Function
		params, _, _ := strings.Cut(rest[1:], ")")
		for p := range strings.SplitSeq(params, ",") {
			if p = strings.TrimSpace(p); p != "" {
				s.Params = append(s.Params, facts.Param{Name: bounded(p)})
			}
		}
	} else if value := strings.TrimSpace(rest); len(value) < 200 && !strings.Contains(value, "\n") {
		if i := strings.Index(value, "/*"); i >= 0 {
			value = strings.TrimSpace(value[:i])
		}
		if i := strings.Index(value, "//"); i >= 0 && !strings.Contains(value, `"`) {
			value = strings.TrimSpace(value[:i])
		}
		s.Value = bounded(strings.Trim(value, `"`))
	}
	r.out.Symbols = append(r.out.Symbols, s)
}
