package mock

import (
	"net/http"
	"strings"
)

// preferences are what a caller asks of an answer in the header Prefer
// (RFC 7240): code=404, example=name. Others are not known here, and ignored.
type preferences struct {
	code    string
	example string
}

func preferred(header http.Header) preferences {
	var p preferences
	for _, line := range header.Values("Prefer") {
		for _, one := range splitOutsideQuotes(line) {
			name, value, _ := strings.Cut(one, "=")
			value = strings.Trim(strings.TrimSpace(value), `"`)
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "code":
				p.code = value
			case "example":
				p.example = value
			}
		}
	}
	return p
}

// splitOutsideQuotes splits at commas and semicolons.
func splitOutsideQuotes(line string) []string {
	quoted := false
	return strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return !quoted && (r == ',' || r == ';')
	})
}

// applied is what an answer says of the preferences that it met.
func (p preferences) applied() string {
	var said []string
	if p.code != "" {
		said = append(said, "code="+p.code)
	}
	if p.example != "" {
		said = append(said, `example="`+p.example+`"`)
	}
	return strings.Join(said, ", ")
}
