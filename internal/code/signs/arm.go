package signs

import (
	"slices"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// arm takes an arm of a match or switch expression, and an entry of a map, that
// turns an error into a status: NotFound(_) => StatusCode::NOT_FOUND.
func (r *reader) arm(i int) {
	switch r.lang {
	case "rust", "csharp", "php", "ruby", "scala":
		if r.byteAt(i) != '=' || r.size(i) != 2 || r.Src[r.At(i).Start+1] != '>' {
			return
		}
	case "kotlin", "java":
		if r.byteAt(i) != '-' || r.size(i) != 2 || r.Src[r.At(i).Start+1] != '>' {
			return
		}
	default:
		return
	}
	open := r.enclosing()
	if open < 0 || r.punctIs(open, '(') && r.lang != "ruby" && r.lang != "php" {
		return
	}
	first := r.armStart(i, open)
	var errors []string
	switch {
	case r.IsString(i - 1):
		if text := r.Value(i - 1); capitals(text) || errorLike([]byte(lastPart(text))) {
			errors = []string{lastPart(text)}
		}
	default:
		errors = r.typesIn(first, i-1)
		if r.lang != "rust" {
			errors = slices.DeleteFunc(errors, func(s string) bool { return !errorLike([]byte(s)) && !capitals(s) })
		}
	}
	if len(errors) == 0 {
		return
	}
	last := r.armEnd(i + 1)
	if code, at := r.valueStatus(i + 1); code >= 300 && !r.isUsed(at) {
		if r.At(at).Kind == lex.Word && at == i+1 && !r.links(at-1) && r.lang == "rust" {
			return
		}
		r.use(at)
		s := facts.Status{Code: code, How: "answer"}
		if r.punctIs(i+1, '(') || r.punctIs(i+1, '{') || r.punctIs(i+1, '[') {
			s.Error, s.Body = r.body(i + 1)
		}
		r.answer(at, s)
	}
	r.handle(i, errors, i, last)
}

// lastPart is a name without its modules: of App::NotFound and App\NotFound.
func lastPart[T string | []byte](text T) T {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == ':' || text[i] == '\\' || text[i] == '.' {
			return text[i+1:]
		}
	}
	return text
}

// armStart is the first token of the arm whose arrow stands at i.
func (r *reader) armStart(i, open int) int {
	k := i - 1
	for ; k > open && k > i-60; k-- {
		c := r.byteAt(k)
		if (c == ')' || c == ']' || c == '}') && r.At(k).Kind == lex.Punct && r.Partner(k) >= 0 {
			if c == '}' && r.At(k+1).First {
				break
			}
			k = r.Partner(k)
			continue
		}
		if r.punctIs(k, ',') || r.punctIs(k, ';') || r.At(k+1).First && !r.punctIs(k+1, '|') && !r.punctIs(k, '|') && r.lang != "rust" {
			break
		}
	}
	return k + 1
}

// armEnd is the last token of what follows an arrow.
func (r *reader) armEnd(i int) int {
	for k := i; k < len(r.Tokens) && k < i+300; k++ {
		c := r.byteAt(k)
		if r.At(k).Kind != lex.Punct {
			if k > i && r.At(k).First && (r.lang == "kotlin" || r.lang == "ruby") {
				return k - 1
			}
			continue
		}
		switch {
		case (c == '(' || c == '[' || c == '{') && r.Partner(k) > k:
			k = r.Partner(k)
			if c == '{' && k+1 < len(r.Tokens) && r.At(k+1).First {
				return k
			}
		case c == ',' || c == ';' || c == '}' || c == ')' || c == ']':
			return k - 1
		}
	}
	return min(i+300, len(r.Tokens)-1)
}

// rescueFrom takes Rails' rescue_from X, with: :method and its block.
func (r *reader) rescueFrom(i int) {
	end := r.lineLast(i)
	errors, function := []string{}, ""
	for k := i + 1; k <= end; k++ {
		if r.Is(k, "with") && r.punctIs(k+1, ':') && r.punctIs(k+2, ':') {
			function = r.Text(k + 3)
			break
		}
		if r.Is(k, "do") || r.punctIs(k, '{') {
			break
		}
		if r.IsWord(k) && r.byteAt(k) >= 'A' && r.byteAt(k) <= 'Z' {
			last := r.pathEnd(k)
			errors = append(errors, r.intern(r.Bytes(last)))
			k = last
		} else if r.IsString(k) && !r.assigns(k+1) {
			errors = append(errors, lastPart(r.Value(k)))
		}
	}
	switch {
	case len(errors) == 0:
	case function != "":
		r.handlers = append(r.handlers, handler{errors: errors, function: function, reach: everywhere, line: int(r.At(i).Line)})
	default:
		before := len(r.handlers)
		r.handle(i, errors, i, r.suite(i))
		r.reaches(before, everywhere)
	}
}

// statusPages takes Ktor's exception<X> { … }.
func (r *reader) statusPages(i int) {
	if !r.IsWord(i+2) || !r.punctIs(i+3, '>') && !r.links(i+3) {
		return
	}
	end := r.pathEnd(i + 2)
	if r.punctIs(end+2, '{') {
		before := len(r.handlers)
		r.handle(i, []string{r.intern(r.Bytes(end))}, end+2, r.Close(end+2))
		r.reaches(before, everywhere)
	}
}

// closureHandler takes Laravel's render(function (X $e, …) { … }).
func (r *reader) closureHandler(open int) {
	if !r.Is(open+1, "function") && !r.Is(open+1, "fn") || !r.punctIs(open+2, '(') {
		return
	}
	end := r.Close(open + 2)
	errors := slices.DeleteFunc(r.typesIn(open+3, end-1), func(s string) bool { return !errorLike([]byte(s)) && s != "Throwable" })
	if len(errors) > 1 {
		errors = errors[:1]
	}
	before := len(r.handlers)
	r.handle(open, errors, end, r.Close(open))
	r.reaches(before, everywhere)
}

// handlerCall takes app.add_exception_handler(X, function).
func (r *reader) handlerCall(i, open int) {
	args := r.args(open)
	if len(args) != 2 {
		return
	}
	errors := r.typesIn(args[0].first, args[0].last-1)
	last := args[1].last - 1
	if len(errors) == 1 && r.IsWord(last) {
		r.handlers = append(r.handlers, handler{errors: errors, function: r.Text(last), reach: everywhere, line: int(r.At(i).Line)})
	}
}
