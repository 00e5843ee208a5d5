package pytest

import (
	"strings"

	"kiro-mcp/openapi"
)

// tests writes the tests of one operation, and says where the first stands.
func (s *suite) tests(t *tried, p *page) (openapi.Mark, error) {
	mark := openapi.Mark{Operation: t.Key(), Role: openapi.RoleTest, Name: "test_" + t.Name}
	if t.most != nil {
		p.use("pytest", "")
		p.statement("", call("@pytest.mark.parametrize", item{value: text("sent")},
			item{value: list(atom(t.constant+".least"), atom(t.constant+".most"))},
			keyword("ids", list(text("least"), text("most")))), "")
		mark.Line = p.lines + 1
		t.test(p, "", "sent: Request", t.title(""), "api.call("+t.constant+", sent)"+t.success())
		p.use(".requests", "Request")
	} else {
		mark.Line = p.lines + 1
		t.test(p, "", "", t.title(""), "api.call("+t.constant+")"+t.success())
	}
	if t.missing != "" {
		return mark, nil
	}
	if err := t.edges(p); err != nil {
		return mark, err
	}
	if err := t.refusals(p); err != nil {
		return mark, err
	}
	if t.guarded() {
		p.blank(2)
		t.test(p, "_needs_credentials", "", t.title("lets in only who is known"),
			"api.call_without_credentials("+t.constant+").is_denied()",
			"api.call_with_wrong_credentials("+t.constant+").is_denied()")
	}
	s.lives(t, p)
	return mark, nil
}

// test writes one test function.
func (t *tried) test(p *page, about, argument, title string, body ...string) {
	arguments := []item{{value: atom("api: Api")}}
	if argument != "" {
		arguments = append(arguments, item{value: atom(argument)})
	}
	p.statement("def ", call("test_"+t.Name+about, arguments...), " -> None:")
	p.line(4, docstring(4, title))
	for _, line := range body {
		t.body(p, line)
	}
}

// body writes one statement of a test: calls in a chain. A line that is too long
// is broken as black does it: within the last bracket that holds something and
// is not too far to the right itself.
func (t *tried) body(p *page, line string) {
	const indent = 4
	if columns(line)+indent <= lineWidth {
		p.line(indent, line)
		return
	}
	open, end := len(line), 0
	for {
		end = strings.LastIndex(line[:open], ")")
		if end < 0 {
			p.line(indent, line) // there is no bracket to break
			return
		}
		open = opening(line, end)
		if open+1 < end && columns(line[:open+1])+indent <= lineWidth {
			break
		}
	}
	p.line(indent, line[:open+1])
	if within := line[open+1 : end]; columns(within)+indent+4 <= lineWidth {
		p.line(indent+4, within)
	} else {
		for argument := range strings.SplitSeq(within, ", ") {
			p.line(indent+4, argument+",")
		}
	}
	p.line(indent, line[end:])
}

// opening is the bracket that the one at the end closes.
func opening(line string, end int) int {
	depth := 0
	for i := end; i >= 0; i-- {
		switch line[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}
