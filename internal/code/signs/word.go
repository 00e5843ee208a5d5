package signs

import (
	"bytes"
	"hash/maphash"

	"kiro-mcp/internal/code/facts"
)

// word looks at one word: a call, a keyword that raises or handles, a name of a
// status, a key that holds one.
func (r *reader) word(i int) {
	b := r.Bytes(i)
	next := r.byteAt(i + 1)
	switch {
	case next == '(' || next == '!' && (r.lang == "rust" || r.lang == "ruby") && r.byteAt(i+2) == '(':
		if !r.punctIs(i-1, '@') {
			r.call(i)
		}
		r.statusCall(i, b)
	case (next == '.' || next == ':') && qualifier(b) && r.links(i+1):
		r.qualified(i)
	case (next == '=' || next == ':' || next == '{') && len(b) >= 4:
		if statusKey(b) {
			r.keyed(i)
		} else if string(b) == "RejectionStatusCode" {
			r.rejection(i)
		} else if next == '=' && (string(b) == "$code" || string(b) == "code" || string(b) == "$status" || string(b) == "$statusCode") {
			r.fieldStatus(i)
		} else if next == ':' && b[0] <= 'Z' && r.size(i+1) == 1 {
			r.entry(i, b)
		}
	case next == '<' && r.lang == "kotlin" && string(b) == "exception":
		r.statusPages(i)
	}
	if next != '(' && next != '=' {
		if next != '[' && r.follows(i) && lasting(b) {
			r.handsOn(i)
		}
		if r.initial[b[0]] && i >= r.done {
			r.constantUsed(i, b)
		}
	}
	if r.lang == "go" && i >= r.done && string(b) == "time" && r.links(i+1) && !r.arithmetic(i-1) && r.assignable(i-1) {
		if q, end, ok := r.expression(i, 0); ok {
			r.done = end
			r.placed(i, end, q, "", "")
		}
	}
	r.keyword(i, b)
}

// assignable reports whether a value may follow a token.
func (r *reader) assignable(i int) bool {
	return r.punctIs(i, '(') || r.punctIs(i, ',') || r.assigns(i)
}

// constantUsed takes a constant of the file where it is an argument or compared.
func (r *reader) constantUsed(i int, b []byte) {
	k, known := r.constant[string(b)]
	if !known || k.unclear || r.links(i+1) || r.assigns(i+1) && !r.punctIs(i+1, ':') {
		return
	}
	first := r.pathStart(i)
	q, end, ok := r.expression(first, 0)
	if !ok {
		return
	}
	r.done = end
	r.value(first, end, constant{value: q.value, unit: q.unit})
}

// keyword acts on the words that raise, handle and return.
func (r *reader) keyword(i int, b []byte) {
	switch string(b) {
	case "raise", "throw", "fail":
		r.raise(i)
	case "new":
		r.constructed(i)
	case "return":
		r.returned(i)
	case "except", "catch", "rescue":
		r.caught(i)
	case "instanceof", "isinstance":
		r.tested(i)
	case "is":
		if r.lang == "csharp" || r.lang == "kotlin" {
			r.tested(i)
		}
	case "Is", "As":
		if r.lang == "go" && r.Is(i-2, "errors") {
			r.errorsIs(i)
		}
	case "case":
		r.caseOf(i)
	case "rescue_from":
		r.rescueFrom(i)
	case "head", "status", "halt":
		if r.lang == "ruby" && r.byteAt(i+1) != '(' {
			r.rubyStatus(i)
		}
	case "render":
		if r.lang == "ruby" && r.byteAt(i+1) != '(' && r.At(i).First && !r.saysStatus(i) {
			r.call(i)
		}
	case "when":
		if r.lang == "ruby" {
			r.caseOf(i)
		}
	}
	if r.lang == "go" && len(b) > 3 && b[0] == 'E' && string(b[:3]) == "Err" {
		r.sentinel(i)
	}
}

var seed = maphash.MakeSeed()

// call notes a call, once for each function and name.
func (r *reader) call(i int) {
	b := r.Bytes(i)
	if noCall(b) && !r.made(i) || r.declared(i) {
		return
	}
	start := r.pathStart(i)
	name := r.Src[r.At(start).Start:r.At(i).End]
	made := r.Is(start-1, "new")
	if len(name) > 120 {
		return
	}
	symbol := r.around(i)
	if symbol >= 0 && i > 0 && r.out.Symbols[symbol].Line == int(r.At(i).Line) && r.out.Symbols[symbol].Name == string(b) {
		return // the declaration itself
	}
	key := maphash.Bytes(seed, name) ^ uint64(symbol+2)*0x9E3779B97F4A7C15
	if made {
		key++
	}
	switch r.lang {
	case "javascript", "typescript", "kotlin", "php", "ruby", "csharp":
		key += uint64(r.At(i).Line) << 20 // handlers without a name stand side by side in one function
	}
	if _, known := r.called[key]; known {
		return
	}
	r.called[key] = struct{}{}
	if r.At(start).Line != r.At(i).Line {
		name = bytes.Join(bytes.Fields(name), nil)
	}
	text := r.intern(name)
	if made {
		text = "new " + text
	}
	r.out.Calls = append(r.out.Calls, facts.Call{Name: text, Symbol: symbol, Line: int(r.At(i).Line)})
}

// declared reports whether a word is the name of a function that is declared here.
func (r *reader) declared(i int) bool {
	if !r.IsWord(i - 1) {
		return false
	}
	switch string(r.Bytes(i - 1)) {
	case "def", "function", "func", "fn", "fun":
		return true
	}
	return false
}

// made reports whether a word is the function by which Rust makes things:
// PgPoolOptions::new.
func (r *reader) made(i int) bool { return r.lang == "rust" && r.Is(i, "new") && r.links(i-1) }

// noCall are the keywords that a bracket follows.
func noCall(b []byte) bool {
	switch string(b) {
	case "if", "for", "while", "switch", "return", "catch", "function", "func", "fn", "fun", "match", "when", "elif", "and", "or", "not", "in", "is",
		"sizeof", "typeof", "using", "lock", "foreach", "synchronized", "await", "yield", "async", "throw", "raise", "assert", "else", "unless", "until",
		"array", "list", "isset", "empty", "echo", "print", "len", "str", "int", "float", "super", "self", "def", "lambda", "import", "require", "include",
		"with", "except", "del", "new", "case", "do", "try", "elseif", "elsif", "loop", "let", "const", "var", "nameof", "append", "make", "Some", "Ok", "range", "interface", "type":
		return true
	}
	return false
}
