package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// ofError notes a status that stands in the type of an error: its field, its
// constructor, its getter. It reports whether it does.
func (r *reader) ofError(i, code int) bool {
	if code < 300 {
		return false
	}
	owner := r.owner(i)
	if owner == "" || !errorLike([]byte(owner)) && !r.extendsError(owner) {
		return false
	}
	if symbol := r.around(i); symbol >= 0 {
		switch name := r.out.Symbols[symbol].Name; {
		case name == "constructor", name == "__init__", name == "initialize", name == "__construct", name == owner, statusNamedFunction(name):
		default:
			return false
		}
	}
	r.maps(facts.Mapping{Error: owner, Code: code, Body: r.errorCode(i), Line: int(r.At(i).Line)})
	return true
}

// fieldStatus takes the code of an error's type under a name that means many
// things elsewhere: $code = 404.
func (r *reader) fieldStatus(i int) {
	if code, at := r.valueStatus(i + 2); code >= 300 && r.punctIs(i+1, '=') && r.ofError(i, code) {
		r.use(at)
	}
}

// extendsError reports whether a type of the file builds on an error.
func (r *reader) extendsError(name string) bool {
	if r.extends == nil {
		r.extends = map[string]int32{}
		for i := range r.out.Symbols {
			if s := &r.out.Symbols[i]; s.Kind == facts.Class || s.Kind == facts.Struct || s.Kind == facts.Enum {
				r.extends[s.Name] = int32(i)
			}
		}
	}
	i, ok := r.extends[name]
	if !ok {
		return false
	}
	for _, base := range r.out.Symbols[i].Extends {
		if errorLike([]byte(lastPart(base))) || base == "StandardError" || base == "Exception" || base == "Error" {
			return true
		}
	}
	return false
}

// errorCode is the code in capitals that an error's type gives near its status.
func (r *reader) errorCode(i int) string {
	from, to := max(0, i-16), min(len(r.Tokens), i+16)
	for k := i; k < to; k++ {
		if r.IsString(k) && capitals(r.Value(k)) {
			return strings.Clone(r.Value(k))
		}
		if r.punctIs(k, '}') || r.Is(k, "class") {
			break
		}
	}
	for k := i; k >= from; k-- {
		if r.IsString(k) && capitals(r.Value(k)) {
			return strings.Clone(r.Value(k))
		}
		if r.punctIs(k, '}') || r.Is(k, "class") {
			break
		}
	}
	return ""
}

// superCall takes the status that an error's constructor hands to its base:
// super(message, 404), super().__init__(status_code=404), base(…, 409).
func (r *reader) superCall(i, open int) {
	owner := r.owner(i)
	if owner == "" || !errorLike([]byte(owner)) && !r.extendsError(owner) {
		return
	}
	for _, a := range r.args(open) {
		if a.key >= 0 && !statusKey(r.Bytes(a.key)) && !r.Is(a.key, "code") {
			continue
		}
		code, at := r.valueStatus(a.first)
		if code < 300 || r.At(at).Kind == lex.String {
			continue
		}
		r.use(at)
		m := facts.Mapping{Error: owner, Code: code, Line: int(r.At(at).Line)}
		m.Body, _ = r.body(open)
		r.maps(m)
		return
	}
}

// enumEntry takes ORDER_NOT_FOUND(404, "…") of an enum, and entries of maps come
// by their own way.
func (r *reader) enumEntry(i, open int, b []byte) {
	if r.lang != "java" && r.lang != "kotlin" || !r.At(i).First || !capitals(string(b)) {
		return
	}
	if code := r.codeIn(open); code != 0 {
		r.maps(facts.Mapping{Error: string(b), Code: code, Line: int(r.At(i).Line)})
	}
}

// entry takes an entry of a map from errors to statuses, at its key:
// NotFoundError: 404, "ORDER_NOT_FOUND": 404, ErrNotFound: http.StatusNotFound.
func (r *reader) entry(i int, key []byte) {
	key = lastPart(key)
	if len(key) == 0 || key[0] < 'A' || key[0] > 'Z' {
		return // neither a type nor a code
	}
	name := string(key)
	if !errorLike([]byte(name)) && !capitals(name) && (!strings.HasPrefix(name, "Err") || len(name) <= 4 || name[3] < 'A' || name[3] > 'Z') {
		return
	}
	if statusWord([]byte(name)) != 0 && capitals(name) {
		return // NOT_FOUND: 404 is a table of statuses
	}
	code, at := r.valueStatus(i + 2)
	if code < 300 || r.punctIs(i+2, '{') && !r.IsWord(i+3) {
		return
	}
	if c := r.byteAt(at + 1); c != ',' && c != '}' && c != ')' && c != ']' && (at+1 >= len(r.Tokens) || !r.At(at+1).First) && c != '.' {
		return
	}
	r.use(at)
	r.maps(facts.Mapping{Error: name, Code: code, Line: int(r.At(i).Line)})
}
