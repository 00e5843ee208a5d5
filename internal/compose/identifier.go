package compose

import (
	"fmt"
	"strconv"
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs/doc"
)

// identifier is an id as it is counted: what comes before its last number,
// that number, and the letters behind it.
type identifier struct {
	series string // "FR-2." of FR-2.1a; all ids of a list share it
	number int
	width  int    // digits, where the number has leading zeros
	suffix string // "a"
}

// lastNumber finds the last number of an id and the letter behind it.
var lastNumber = pattern.Of(`^(.*?)(\d{1,9})([A-Za-z]\d*)?$`)

// readIdentifier takes an id apart; ok is false for one without a number at
// its end.
func readIdentifier(id string) (identifier, bool) {
	m := lastNumber().FindStringSubmatch(id)
	if m == nil {
		return identifier{}, false
	}
	n, err := strconv.Atoi(m[2])
	if err != nil {
		return identifier{}, false
	}
	read := identifier{series: m[1], number: n, suffix: m[3]}
	if strings.HasPrefix(m[2], "0") {
		read.width = len(m[2])
	}
	return read, true
}

func (id identifier) String() string {
	return id.series + fmt.Sprintf("%0*d", id.width, id.number) + id.suffix
}

// nextIn is the first number behind the largest of a series that no text
// cites; behind is the next one after it. A number that was left out further up is not filled in: it may have
// been removed, and references to it may stand where nobody looks.
func nextIn(like identifier, ids []string, cited func(id string) bool) identifier {
	next := identifier{series: like.series, width: like.width}
	for _, other := range ids {
		if read, ok := readIdentifier(other); ok && read.series == like.series {
			next.number = max(next.number, read.number)
			next.width = max(next.width, read.width)
		}
	}
	return next.behind(cited)
}

func (id identifier) behind(cited func(id string) bool) identifier {
	id.suffix = ""
	for id.number++; cited(id.String()); id.number++ {
	}
	return id
}

// citation finds the ids that a text cites behind a word that says so.
var citation = pattern.Of(`(?i)(?:requirements?|reqs?\.?|criteri(?:on|a)|user stor(?:y|ies)|需求|要件|验收标准|受入基準)[ \t:#_*：]*((?:[A-Z]+-?)*\d[\w.\-]*(?:\s*(?:,|、|，|and|&|und)\s*(?:[A-Z]+-?)*\d[\w.\-]*)*)`)

// citations are the ids that a text speaks of, apart from where they are
// defined.
func citations(src []byte) func(id string) bool {
	cited := map[string]bool{}
	for _, found := range citation().FindAllSubmatch(src, -1) {
		for _, id := range strings.FieldsFunc(string(found[1]), func(r rune) bool { return strings.ContainsRune(", 、，&\n\r\t", r) }) {
			cited[strings.TrimRight(id, ".-")] = true
		}
	}
	return func(id string) bool { return cited[id] }
}

// isNumber reports whether an id is digits only.
func isNumber(id string) bool {
	return id != "" && strings.Trim(id, "0123456789") == ""
}

// criteriaIDs are the ids of all criteria of a document.
func criteriaIDs(d *doc.Requirements) []string {
	var ids []string
	for _, r := range d.All {
		for _, c := range r.Criteria {
			ids = append(ids, c.ID)
		}
	}
	return ids
}
