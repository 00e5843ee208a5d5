package claims

import "strings"

// statusRow reads a row of a table with statuses in a column of its own.
func statusRow(b *block) []Claim {
	column, all := -1, false
	for i, h := range b.headers {
		switch strings.Trim(h, " `") {
		case "status", "code", "http", "http status", "status code", "http code", "http status code", "answer", "response", "errors", "error codes", "codes", "statuses", "状态码", "http 状态码", "http状态码", "ステータス", "ステータスコード", "returns", "result", "error code", "error responses", "responses":
			if column < 0 || len(statusCodes(cellAt(b, i))) > 0 && len(statusCodes(cellAt(b, column))) == 0 {
				column = i
			}
		}
	}
	if column < 0 {
		return statusInRow(b)
	}
	codes := statusCodes(cellAt(b, column))
	all = len(codes) > 1
	var out []Claim
	if b.ofRetry() {
		return nil
	}
	for _, c := range codes {
		st := Status{Code: c.code, Route: routeOfRow(b), Error: errorOfRow(b, column)}
		if !all || st.Route == nil {
			st.Condition = conditionOfRow(b, column)
		}
		if all {
			if own := conditionBehind(cellAt(b, column)[c.end:]); own != "" {
				st.Condition = own
			}
		}
		if st.Route == nil {
			st.Route = b.routeAround()
		}
		if c.code < 400 && st.Route == nil && st.Condition == "" {
			continue
		}
		out = append(out, statusClaim(st))
	}
	return out
}

// statusInRow reads "→ 404 Not Found" in a cell of another table.
func statusInRow(b *block) []Claim {
	var out []Claim
	for i, c := range b.cells {
		for n, code := range statusCodes(c) {
			s := statusReader{b: b, text: c, found: statusCodes(c)}
			before, after := s.sides(n)
			if consumed(before, after) || !code.sure && !answers(before) || i == 0 {
				continue
			}
			st := Status{Code: code.code, Route: routeOfRow(b), Condition: tidyCondition(b.cells[0]), Error: errorOfRow(b, -1)}
			if st.Route != nil {
				st.Condition = ""
			} else {
				st.Route = b.routeAround()
			}
			if code.code < 400 && st.Route == nil {
				continue
			}
			out = append(out, statusClaim(st))
		}
	}
	return out
}

func cellAt(b *block, i int) string {
	if i < 0 || i >= len(b.cells) {
		return ""
	}
	return b.cells[i]
}

// conditionOfRow is the cell that says when: of a column so named, or the first
// one that holds words.
func conditionOfRow(b *block, except int) string {
	for i, h := range b.headers {
		for _, w := range words(h) {
			switch w {
			case "condition", "situation", "when", "case", "scenario", "cause", "description", "meaning", "场景", "条件", "说明", "trigger", "reason", "错误":
				if i != except && len(words(cellAt(b, i))) > 0 {
					return tidyCondition(cellAt(b, i))
				}
			}
		}
	}
	for i := range b.cells {
		if i == except || errorName(b.cells[i]) != "" && len(words(b.cells[i])) < 5 || len(words(b.cells[i])) == 0 {
			continue
		}
		return tidyCondition(b.cells[i])
	}
	return ""
}

// errorOfRow is the error that a row names.
func errorOfRow(b *block, except int) string {
	for i, c := range b.cells {
		if i == except {
			continue
		}
		if e := errorName(c); e != "" {
			return e
		}
		if i < len(b.headers) && isErrorColumn(b.headers[i]) {
			if e := codeSpan(c); e != "" {
				return e
			}
		}
	}
	return codeOfRow(b)
}

// codeOfRow is the code of an error that a row has in a column of codes:
// "slot_taken", "FORBIDDEN". A status stands in another column of the row.
func codeOfRow(b *block) string {
	if b.kind != row {
		return ""
	}
	for i, h := range b.headers {
		if i >= len(b.cells) || !isCodeColumn(h) {
			continue
		}
		if code := strings.Trim(b.cells[i], "`\"' "); isErrorCode(code) && statusOfRow(b, i) > 0 {
			return code
		}
	}
	return ""
}

func isCodeColumn(header string) bool {
	switch strings.Trim(header, " `") {
	case "code", "codes", "error code", "error", "error_code", "errorcode", "body code", "code in the body", "machine code", "错误码", "エラーコード":
		return true
	}
	return false
}

// isErrorCode reports whether a text is one name in lower or upper case:
// "slot_taken", "slot-taken", "FORBIDDEN".
func isErrorCode(s string) bool {
	if len(s) < 4 || len(s) > 60 || strings.ToLower(s) != s && strings.ToUpper(s) != s {
		return false
	}
	letters := 0
	for i := range len(s) {
		switch {
		case asciiLetter(s[i]):
			letters++
		case s[i] != '_' && s[i] != '-' && s[i] != '.' && !isDigit(s[i]):
			return false
		}
	}
	return letters > 3 && asciiLetter(s[0])
}

// statusOfRow is the one status that another column of a row holds.
func statusOfRow(b *block, except int) int {
	for i, h := range b.headers {
		if i == except || i >= len(b.cells) || !isStatusColumn(h) {
			continue
		}
		if found := statusCodes(b.cells[i]); len(found) == 1 {
			return found[0].code
		}
	}
	return 0
}

func isStatusColumn(header string) bool {
	return anyWord(words(header), func(w string) bool {
		return w == "status" || w == "http" || w == "code" || w == "answer" || w == "answers" || w == "response" || w == "状态码" || w == "ステータス"
	})
}

func isErrorColumn(header string) bool {
	return anyWord(words(header), func(w string) bool {
		return w == "error" || w == "exception" || w == "exceptions" || w == "errors" || w == "type"
	})
}

// codeSpan is the first name between back-ticks.
func codeSpan(s string) string {
	_, rest, ok := strings.Cut(s, "`")
	if !ok {
		return ""
	}
	name, _, ok := strings.Cut(rest, "`")
	if !ok || !isName(name) {
		return ""
	}
	return name
}

// isName reports whether a text is one identifier.
func isName(s string) bool {
	if s == "" || isDigit(s[0]) {
		return false
	}
	for i := range len(s) {
		if !wordByte(s[i]) {
			return false
		}
	}
	return true
}
