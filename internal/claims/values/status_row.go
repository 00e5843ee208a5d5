package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// statusRow reads a row of a table with statuses in a column of its own.
func statusRow(p *pieces.Piece) []claims.Claim {
	column, all := -1, false
	for i, h := range p.Headers {
		switch strings.Trim(h, " `") {
		case "status", "code", "http", "http status", "status code", "http code", "http status code", "answer", "response", "errors", "error codes", "codes", "statuses", "状态码", "http 状态码", "http状态码", "ステータス", "ステータスコード", "returns", "result", "error code", "error responses", "responses":
			if column < 0 || len(statusCodes(cellAt(p, i))) > 0 && len(statusCodes(cellAt(p, column))) == 0 {
				column = i
			}
		}
	}
	if column < 0 {
		return statusInRow(p)
	}
	codes := statusCodes(cellAt(p, column))
	all = len(codes) > 1
	var out []claims.Claim
	if ofRetry(p) {
		return nil
	}
	for _, c := range codes {
		st := claims.Status{Code: c.code, Route: pieces.RouteOfRow(p), Error: errorOfRow(p, column)}
		if !all || st.Route == nil {
			st.Condition = conditionOfRow(p, column)
		}
		if all {
			if own := conditionBehind(cellAt(p, column)[c.end:]); own != "" {
				st.Condition = own
			}
		}
		if st.Route == nil {
			st.Route = p.RouteAround()
		}
		if c.code < 400 && st.Route == nil && st.Condition == "" {
			continue
		}
		out = append(out, statusClaim(st))
	}
	return out
}

// statusInRow reads "→ 404 Not Found" in a cell of another table.
func statusInRow(p *pieces.Piece) []claims.Claim {
	var out []claims.Claim
	for i, c := range p.Cells {
		for n, code := range statusCodes(c) {
			s := statusReader{piece: p, text: c, found: statusCodes(c)}
			before, after := s.sides(n)
			if consumed(before, after) || !code.sure && !answers(before) || i == 0 {
				continue
			}
			st := claims.Status{Code: code.code, Route: pieces.RouteOfRow(p), Condition: tidyCondition(p.Cells[0]), Error: errorOfRow(p, -1)}
			if st.Route != nil {
				st.Condition = ""
			} else {
				st.Route = p.RouteAround()
			}
			if code.code < 400 && st.Route == nil {
				continue
			}
			out = append(out, statusClaim(st))
		}
	}
	return out
}

func cellAt(p *pieces.Piece, i int) string {
	if i < 0 || i >= len(p.Cells) {
		return ""
	}
	return p.Cells[i]
}

// conditionOfRow is the cell that says when: of a column so named, or the first
// one that holds words.
func conditionOfRow(p *pieces.Piece, except int) string {
	for i, h := range p.Headers {
		for _, w := range words.Of(h) {
			switch w {
			case "condition", "situation", "when", "case", "scenario", "cause", "description", "meaning", "场景", "条件", "说明", "trigger", "reason", "错误":
				if i != except && len(words.Of(cellAt(p, i))) > 0 {
					return tidyCondition(cellAt(p, i))
				}
			}
		}
	}
	for i := range p.Cells {
		if i == except || errorName(p.Cells[i]) != "" && len(words.Of(p.Cells[i])) < 5 || len(words.Of(p.Cells[i])) == 0 {
			continue
		}
		return tidyCondition(p.Cells[i])
	}
	return ""
}

// errorOfRow is the error that a row names.
func errorOfRow(p *pieces.Piece, except int) string {
	for i, c := range p.Cells {
		if i == except {
			continue
		}
		if e := errorName(c); e != "" {
			return e
		}
		if i < len(p.Headers) && isErrorColumn(p.Headers[i]) {
			if e := codeSpan(c); e != "" {
				return e
			}
		}
	}
	return codeOfRow(p)
}

// codeOfRow is the code of an error that a row has in a column of codes:
// "slot_taken", "FORBIDDEN". A status stands in another column of the row.
func codeOfRow(p *pieces.Piece) string {
	if p.Kind != pieces.Row {
		return ""
	}
	for i, h := range p.Headers {
		if i >= len(p.Cells) || !isCodeColumn(h) {
			continue
		}
		if code := strings.Trim(p.Cells[i], "`\"' "); isErrorCode(code) && statusOfRow(p, i) > 0 {
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
		case words.IsLetter(s[i]):
			letters++
		case s[i] != '_' && s[i] != '-' && s[i] != '.' && !words.IsDigit(s[i]):
			return false
		}
	}
	return letters > 3 && words.IsLetter(s[0])
}

// statusOfRow is the one status that another column of a row holds.
func statusOfRow(p *pieces.Piece, except int) int {
	for i, h := range p.Headers {
		if i == except || i >= len(p.Cells) || !isStatusColumn(h) {
			continue
		}
		if found := statusCodes(p.Cells[i]); len(found) == 1 {
			return found[0].code
		}
	}
	return 0
}

func isStatusColumn(header string) bool {
	return words.Any(words.Of(header), func(w string) bool {
		return w == "status" || w == "http" || w == "code" || w == "answer" || w == "answers" || w == "response" || w == "状态码" || w == "ステータス"
	})
}

func isErrorColumn(header string) bool {
	return words.Any(words.Of(header), func(w string) bool {
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
	if !ok || !names.IsName(name) {
		return ""
	}
	return name
}
