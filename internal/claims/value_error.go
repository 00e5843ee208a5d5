package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	errorTypePattern = pattern.Of(`\b[A-Z][A-Za-z0-9]*(?:Error|Exception)\b`)
	errorCodePattern = pattern.Of(`\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b`)
)

// errorName is the first error that a text names: a type, or a code between
// back-ticks.
func errorName(text string) string {
	if strings.Contains(text, "Error") || strings.Contains(text, "Exception") {
		for _, e := range errorTypePattern().FindAllString(text, -1) {
			if !isPlainError(e) {
				return e
			}
		}
	}
	if strings.Contains(text, "_") {
		if at := errorCodePattern().FindStringIndex(text); at != nil && quotedAt(text, at[0], at[1]) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

// isPlainError reports whether a word is no name of its own: languages bring it
// along, and a design that names it means any error.
func isPlainError(s string) bool {
	return s == "Error" || s == "Exception" || s == "Throwable" || s == "StandardError" || s == "BaseException"
}

// quotedAt reports whether a name stands alone, between marks or as the whole
// text.
func quotedAt(text string, from, to int) bool {
	if from == 0 && to == len(text) {
		return true
	}
	mark := func(b byte) bool { return b == '`' || b == '"' || b == '\'' || b == '(' || b == ')' }
	return from > 0 && mark(text[from-1]) || to < len(text) && mark(text[to])
}

// errorRule reads the types of errors that a design names, and the codes in
// their bodies.
func errorRule(r *reading, b *block) []Claim {
	if b.kind == label || likeCode(b.text) {
		return nil
	}
	if b.kind != row && !strings.Contains(b.text, "rror") && !strings.Contains(b.text, "Exception") && !strings.Contains(b.text, "_") {
		return nil
	}
	var out []Claim
	seen := map[string]bool{}
	add := func(e Error) {
		if seen[e.Name] || len(out) > 8 {
			return
		}
		seen[e.Name] = true
		kind := "error "
		if e.IsCode {
			kind = "error code "
		}
		out = append(out, Claim{Kind: KindError, Element: kind + e.Name, Error: &e})
	}
	status := onlyStatus(b.text)
	if code := codeOfRow(b); code != "" {
		status = statusOfRow(b, -1)
		add(Error{Name: code, IsCode: true, Status: status})
	}
	for _, at := range errorTypePattern().FindAllStringIndex(b.text, -1) {
		name := b.text[at[0]:at[1]]
		if !isPlainError(name) && isRaised(b, at[0], at[1]) {
			add(Error{Name: name, Status: status})
		}
	}
	if ofErrors(b) {
		for _, at := range errorCodePattern().FindAllStringIndex(b.text, -1) {
			if name := b.text[at[0]:at[1]]; !isSetting(name) && isCode(b, name, at[0], at[1]) {
				add(Error{Name: name, IsCode: true, Status: status})
			}
		}
	}
	for _, name := range namedInColumn(b) {
		add(Error{Name: name, Status: status})
	}
	if fields := bodyFields(b.text); len(fields) > 1 {
		out = append(out, Claim{Kind: KindError, Element: "error body", Error: &Error{Fields: fields}})
	}
	if len(out) > 0 && b.ofTests() {
		return nil
	}
	return r.align(out)
}

var bodyHas = pattern.Of(`(?i)\berror (?:body|bodies|responses?|objects?|payloads?) (?:always )?(?:has|have|contains?|includes?|carry|carries|consists? of)\b`)

// bodyFields are the fields that every error's body has, as a sentence lists
// them.
func bodyFields(text string) []Param {
	if !strings.Contains(text, "`") {
		return nil
	}
	at := bodyHas().FindStringIndex(text)
	if at == nil {
		return nil
	}
	var out []Param
	for i, span := range strings.Split(text[at[1]:], "`") {
		if i%2 == 1 && isName(span) {
			out = append(out, Param{Name: span})
		}
	}
	return out
}

// isCode reports whether a name in capitals is said to be an error's code: it
// leads its line, is all of its cell, or stands behind "code" or "throw".
func isCode(b *block, name string, from, to int) bool {
	if b.kind == row {
		return cellIs(b, name)
	}
	tail := strings.TrimLeft(b.text[to:], "`")
	if strings.Trim(b.text[:from], "`") == "" && (tail == "" || strings.IndexByte(":(-|", tail[0]) >= 0 || strings.HasPrefix(tail, " (") || strings.HasPrefix(tail, " -") || strings.HasPrefix(tail, " –") || strings.HasPrefix(tail, "：")) {
		return true
	}
	low := strings.ToLower(strings.TrimRight(b.text[:from], " `\"':："))
	for _, w := range []string{"code", "throw", "throws", "raises", "错误码", "エラーコード"} {
		if strings.HasSuffix(low, w) {
			return true
		}
	}
	return false
}

// namedInColumn are the types that a table gives in a column of exceptions.
func namedInColumn(b *block) []string {
	if b.kind != row {
		return nil
	}
	var out []string
	for i, h := range b.headers {
		if i >= len(b.cells) || h != "exception" && h != "exceptions" && h != "error" && h != "error type" && h != "error class" && h != "exception type" {
			continue
		}
		rest := b.cells[i]
		for {
			name := codeSpan(rest)
			if name == "" {
				break
			}
			if camelType(name) && !isPlainError(name) {
				out = append(out, name)
			}
			_, after, _ := strings.Cut(rest, "`"+name+"`")
			rest = after
		}
	}
	return out
}

// camelType reports whether a name is written like a type: "OrderNotFound".
func camelType(name string) bool {
	if name[0] < 'A' || name[0] > 'Z' || strings.Contains(name, "_") {
		return false
	}
	return strings.ToUpper(name) != name
}

// onlyStatus is the status of a text that has one.
func onlyStatus(text string) int {
	found := statusCodes(text)
	if len(found) != 1 || found[0].code < 400 {
		return 0
	}
	return found[0].code
}

func cellIs(b *block, name string) bool {
	for _, c := range b.cells {
		if strings.Trim(c, "` ") == name {
			return true
		}
	}
	return false
}

// isRaised reports whether a type of error is one that the design wants raised
// or declared, and not a word in a message or somebody else's.
func isRaised(b *block, from, to int) bool {
	if from > 0 && (b.text[from-1] == '.' || b.text[from-1] == '[' || b.text[from-1] == '<') {
		return false // somebody else's, or a type of something that is returned
	}
	if b.kind == row && ofErrors(b) || from == 0 {
		return true
	}
	if to < len(b.text) && b.text[to] == ':' && to+1 < len(b.text) && b.text[to-1] != ' ' && from > 0 && b.text[from-1] == '`' && !strings.Contains(b.text[to:], "`") {
		return false
	}
	low := strings.ToLower(b.text[:from])
	for _, w := range []string{"throw", "throws", "thrown", "raise", "raises", "raised", "return", "returns", "reject", "rejects", "with", "抛出", "返回", "→", "->", "=>", "wrap", "wraps", "new", "add", "define", "defines"} {
		if i := strings.LastIndex(low, w); i >= 0 && len(low)-i < len(w)+28 {
			return true
		}
	}
	return strings.Trim(b.text[:from], "`* ") == "" || b.kind == heading && strings.Trim(b.text[from:to], "`") == strings.Trim(b.text, "`0123456789. ")
}

// ofErrors reports whether a block stands where errors are listed.
func ofErrors(b *block) bool {
	if b.kind == row {
		for _, h := range b.headers {
			if anyWord(words(h), isErrorWord) {
				return true
			}
		}
	}
	if anyWord(words(strings.SplitN(b.text, " ", 4)[0]), isErrorWord) {
		return true
	}
	for n, t := range b.around() {
		if n < 3 && anyWord(words(t), isErrorWord) {
			return true
		}
	}
	return false
}

func isErrorWord(w string) bool {
	return w == "error" || w == "errors" || w == "exception" || w == "exceptions" || strings.Contains(w, "错误") || strings.Contains(w, "异常") || strings.Contains(w, "エラー")
}

// isSetting reports whether a name in capitals is a setting rather than a code.
func isSetting(name string) bool {
	for _, part := range []string{"_URL", "_PATH", "_DIR", "_KEY", "_SECRET", "_ID", "_HOST", "_PORT", "_DEBUG", "_MODE", "_TTL", "_MS", "_SIZE", "_ENV"} {
		if strings.HasSuffix(name, part) {
			return true
		}
	}
	return strings.HasPrefix(name, "MAX_") || strings.HasPrefix(name, "MIN_") || strings.HasPrefix(name, "DEFAULT_")
}
