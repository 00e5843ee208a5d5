package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
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

// Errors reads the types of errors that a design names, and the codes in
// their bodies.
func Errors(r *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Label || words.LikeCode(p.Text) {
		return nil
	}
	if p.Kind != pieces.Row && !strings.Contains(p.Text, "rror") && !strings.Contains(p.Text, "Exception") && !strings.Contains(p.Text, "_") {
		return nil
	}
	var out []claims.Claim
	seen := map[string]bool{}
	add := func(e claims.Error) {
		if seen[e.Name] || len(out) > 8 {
			return
		}
		seen[e.Name] = true
		kind := "error "
		if e.IsCode {
			kind = "error code "
		}
		out = append(out, claims.Claim{Kind: claims.KindError, Element: kind + e.Name, Error: &e})
	}
	status := onlyStatus(p.Text)
	if code := codeOfRow(p); code != "" {
		status = statusOfRow(p, -1)
		add(claims.Error{Name: code, IsCode: true, Status: status})
	}
	for _, at := range errorTypePattern().FindAllStringIndex(p.Text, -1) {
		name := p.Text[at[0]:at[1]]
		if !isPlainError(name) && isRaised(p, at[0], at[1]) {
			add(claims.Error{Name: name, Status: status})
		}
	}
	if ofErrors(p) {
		for _, at := range errorCodePattern().FindAllStringIndex(p.Text, -1) {
			if name := p.Text[at[0]:at[1]]; !isSetting(name) && isCode(p, name, at[0], at[1]) {
				add(claims.Error{Name: name, IsCode: true, Status: status})
			}
		}
	}
	for _, name := range namedInColumn(p) {
		add(claims.Error{Name: name, Status: status})
	}
	if fields := bodyFields(p.Text); len(fields) > 1 {
		out = append(out, claims.Claim{Kind: claims.KindError, Element: "error body", Error: &claims.Error{Fields: fields}})
	}
	if len(out) > 0 && p.OfTests() {
		return nil
	}
	return r.Align(out)
}

var bodyHas = pattern.Of(`(?i)\berror (?:body|bodies|responses?|objects?|payloads?) (?:always )?(?:has|have|contains?|includes?|carry|carries|consists? of)\b`)

// bodyFields are the fields that every error's body has, as a sentence lists
// them.
func bodyFields(text string) []claims.Param {
	if !strings.Contains(text, "`") {
		return nil
	}
	at := bodyHas().FindStringIndex(text)
	if at == nil {
		return nil
	}
	var out []claims.Param
	for i, span := range strings.Split(text[at[1]:], "`") {
		if i%2 == 1 && names.IsName(span) {
			out = append(out, claims.Param{Name: span})
		}
	}
	return out
}

// isCode reports whether a name in capitals is said to be an error's code: it
// leads its line, is all of its cell, or stands behind "code" or "throw".
func isCode(p *pieces.Piece, name string, from, to int) bool {
	if p.Kind == pieces.Row {
		return cellIs(p, name)
	}
	tail := strings.TrimLeft(p.Text[to:], "`")
	if strings.Trim(p.Text[:from], "`") == "" && (tail == "" || strings.IndexByte(":(-|", tail[0]) >= 0 || strings.HasPrefix(tail, " (") || strings.HasPrefix(tail, " -") || strings.HasPrefix(tail, " –") || strings.HasPrefix(tail, "：")) {
		return true
	}
	low := strings.ToLower(strings.TrimRight(p.Text[:from], " `\"':："))
	for _, w := range []string{"code", "throw", "throws", "raises", "错误码", "エラーコード"} {
		if strings.HasSuffix(low, w) {
			return true
		}
	}
	return false
}

// namedInColumn are the types that a table gives in a column of exceptions.
func namedInColumn(p *pieces.Piece) []string {
	if p.Kind != pieces.Row {
		return nil
	}
	var out []string
	for i, h := range p.Headers {
		if i >= len(p.Cells) || h != "exception" && h != "exceptions" && h != "error" && h != "error type" && h != "error class" && h != "exception type" {
			continue
		}
		rest := p.Cells[i]
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

func cellIs(p *pieces.Piece, name string) bool {
	for _, c := range p.Cells {
		if strings.Trim(c, "` ") == name {
			return true
		}
	}
	return false
}

// isRaised reports whether a type of error is one that the design wants raised
// or declared, and not a word in a message or somebody else's.
func isRaised(p *pieces.Piece, from, to int) bool {
	if from > 0 && (p.Text[from-1] == '.' || p.Text[from-1] == '[' || p.Text[from-1] == '<') {
		return false // somebody else's, or a type of something that is returned
	}
	if p.Kind == pieces.Row && ofErrors(p) || from == 0 {
		return true
	}
	if to < len(p.Text) && p.Text[to] == ':' && to+1 < len(p.Text) && p.Text[to-1] != ' ' && from > 0 && p.Text[from-1] == '`' && !strings.Contains(p.Text[to:], "`") {
		return false
	}
	low := strings.ToLower(p.Text[:from])
	for _, w := range []string{"throw", "throws", "thrown", "raise", "raises", "raised", "return", "returns", "reject", "rejects", "with", "抛出", "返回", "→", "->", "=>", "wrap", "wraps", "new", "add", "define", "defines"} {
		if i := strings.LastIndex(low, w); i >= 0 && len(low)-i < len(w)+28 {
			return true
		}
	}
	return strings.Trim(p.Text[:from], "`* ") == "" || p.Kind == pieces.Heading && strings.Trim(p.Text[from:to], "`") == strings.Trim(p.Text, "`0123456789. ")
}

// ofErrors reports whether a piece stands where errors are listed.
func ofErrors(p *pieces.Piece) bool {
	if p.Kind == pieces.Row {
		for _, h := range p.Headers {
			if words.Any(words.Of(h), isErrorWord) {
				return true
			}
		}
	}
	if words.Any(words.Of(strings.SplitN(p.Text, " ", 4)[0]), isErrorWord) {
		return true
	}
	for n, t := range p.Around() {
		if n < 3 && words.Any(words.Of(t), isErrorWord) {
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
