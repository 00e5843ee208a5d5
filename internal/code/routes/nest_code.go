package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/lex"
)

// codes are the statuses that the decorators of a handler declare.
func (r *nestReader) codes() []int {
	var out []int
	for _, m := range r.marks {
		switch {
		case m.open < 0:
		case m.name == "HttpCode":
			out = append(out, scriptCode(r.f, inside(r.f, m.open)))
		case m.name == "ApiResponse":
			if a, ok := keysAt(r.f, m.open); ok {
				out = append(out, scriptCode(r.f, a.at(-1, "status")))
			}
		}
	}
	return slices.DeleteFunc(out, func(code int) bool { return code == 0 })
}

// scriptCode is the code of 201 or HttpStatus.CREATED; 0 if it is none.
func scriptCode(f *lex.File, c cut) int {
	text := c.text(f)
	if code, err := strconv.Atoi(text); err == nil {
		return code
	}
	if strings.HasPrefix(text, "HttpStatus.") {
		return statusNamed(lastName(text))
	}
	return 0
}
