package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// marks takes what decorators and annotations say of errors: @ExceptionHandler,
// @app.exception_handler(X), @Catch(X), @ResponseStatus on an error's type.
func (r *reader) marks() {
	for i := range r.out.Symbols {
		s := &r.out.Symbols[i]
		if s.Kind == facts.Method && answersItself(s.Name) && errorLike([]byte(lastPart(s.Owner))) {
			first, last := r.tokensOf(s.Line, s.End)
			if found := r.firstStatus(handler{first: first, last: last}); found != nil {
				r.maps(facts.Mapping{Error: lastPart(s.Owner), Code: found.Code, Line: s.Line})
			}
		}
		for _, mark := range s.Marks {
			name, args, _ := strings.Cut(mark, "(")
			switch name[strings.LastIndexByte(name, '.')+1:] {
			case "ExceptionHandler", "exception_handler", "errorhandler", "app_errorhandler", "Catch", "ServerExceptionMapper":
				r.markedHandler(s, args)
			case "ResponseStatus":
				if s.Kind == facts.Class && (errorLike([]byte(s.Name)) || r.extendsError(s.Name)) {
					if code := statusIn(args); code != 0 {
						r.maps(facts.Mapping{Error: s.Name, Code: code, Line: s.Line})
					}
				}
			}
		}
	}
}

// answersItself are the methods by which an error answers a request.
func answersItself(name string) bool {
	switch name {
	case "render", "toResponse", "to_response", "getResponse", "get_response":
		return true
	}
	return false
}

// markedHandler is a function that a mark makes the handler of errors.
func (r *reader) markedHandler(s *facts.Symbol, args string) {
	errors := typesOf(args)
	if len(errors) == 0 {
		for _, p := range s.Params {
			if t := typesOf(p.Type); len(t) == 1 && errorLike([]byte(t[0])) {
				errors = append(errors, t[0])
			}
		}
	}
	if len(errors) == 0 {
		return
	}
	code, body := 0, ""
	for _, mark := range s.Marks {
		if _, args, ok := strings.Cut(mark, "ResponseStatus("); ok {
			code = statusIn(args)
		}
	}
	first, last := r.tokensOf(s.Line, s.End)
	if found := r.firstStatus(handler{first: first, last: last}); found != nil {
		if code == 0 {
			code = found.Code
		}
		if capitals(found.Error) {
			body = found.Error
		}
	}
	if code == 0 {
		return
	}
	if body == "" && last-first < longestHandler {
		body, _ = r.bodyBetween(first, last+1)
	}
	for _, e := range errors {
		if general(e) {
			e = "*"
		}
		r.maps(facts.Mapping{Error: e, Code: code, Body: body, Line: s.Line})
	}
}

// typesOf are the types that the text of a mark names.
func typesOf(text string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(text, func(c rune) bool {
		return c != '_' && c != '.' && ('0' > c || c > '9') && ('A' > c || c > 'Z') && ('a' > c || c > 'z')
	}) {
		word = strings.TrimSuffix(strings.TrimSuffix(word, ".class"), "::class")
		if name := lastPart(word); len(name) > 3 && name[0] >= 'A' && name[0] <= 'Z' && len(out) < mostErrors {
			out = append(out, name)
		}
	}
	return out
}

// statusIn is the status that the text of a mark gives.
func statusIn(text string) int {
	for _, word := range strings.FieldsFunc(text, func(c rune) bool {
		return c != '_' && ('0' > c || c > '9') && ('A' > c || c > 'Z') && ('a' > c || c > 'z')
	}) {
		if code := digitStatus([]byte(word)); code != 0 {
			return code
		}
		switch word {
		case "code", "value", "HttpStatus", "reason", "org", "http":
			continue
		}
		if code := statusWord([]byte(word)); code != 0 {
			return code
		}
	}
	return 0
}

// inherit gives the types that build on a mapped error its status, and those
// that build on an error of a framework the framework's.
func (r *reader) inherit() {
	codes := map[string]int{}
	for _, m := range r.out.Mappings {
		codes[m.Error] = m.Code
	}
	for range 3 {
		grown := false
		for i := range r.out.Symbols {
			s := &r.out.Symbols[i]
			if s.Kind != facts.Class || codes[s.Name] != 0 {
				continue
			}
			for _, base := range s.Extends {
				code := codes[lastPart(base)]
				if code == 0 && !carrier(lastPart(base)) {
					code = r.frameworkError(lastPart(base))
				}
				if code != 0 {
					codes[s.Name], grown = code, true
					r.maps(facts.Mapping{Error: s.Name, Code: code, Line: s.Line})
					break
				}
			}
		}
		if !grown {
			return
		}
	}
}
