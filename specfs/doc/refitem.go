package doc

import (
	"slices"
	"strings"
)

// itemReader reads the items of one reference line in turn. A line carries
// words over: "Properties 1, 2" names two properties, and in "findings 2, 4"
// the 4 is no requirement.
type itemReader struct {
	bare ReferenceKind // what a bare number means here; empty for a requirement
}

// read gives the references of one item, with spans counted from its start.
func (r *itemReader) read(item string) []Reference {
	whole := Span{0, len(item)}
	if isNone(item) {
		return []Reference{{Kind: RefNone, Span: whole}}
	}
	rest, isAll := cutAll(item)
	if isAll && rest == "" {
		return []Reference{{Kind: RefAll, Span: whole}}
	}
	if r.bare != "" && isNumber(rest) {
		return []Reference{{Kind: r.bare, First: rest, Span: whole}}
	}
	r.bare = ""
	if words, many := cutPropertyWord(rest); words > 0 {
		if many {
			r.bare = RefProperty
		}
		return readProperty(item, len(item)-len(rest)+words)
	}
	if refs := readIDs(item, len(item)-len(rest), false); len(refs) > 0 {
		return refs
	}
	if last := item[len(item)-1]; last >= '0' && last <= '9' {
		r.bare = RefText
	}
	return []Reference{{Kind: RefText, Span: whole}}
}

// readProperty reads the ids of properties from offset at on.
func readProperty(item string, at int) []Reference {
	refs := readIDs(item, at, true)
	for i := range refs {
		refs[i].Kind = RefProperty
	}
	return refs
}

// readIDs reads the ids and ranges of an item from offset at on; named says
// that the words before them told what they are. Words after them are a
// remark, except that "3 unit tests" counts something and names nothing.
func readIDs(item string, at int, named bool) []Reference {
	var refs []Reference
	for at < len(item) {
		ref, words, ok := readID(item, at)
		if !ok {
			break
		}
		rest := strings.TrimLeft(item[ref.Span.End:], " \t_*`")
		after := cutJoint(rest)
		remark := rest != "" && after == rest && !startsID(rest)
		if remark && len(refs) == 0 && !named && words == 0 && isNumber(ref.First) {
			return nil
		}
		refs = append(refs, ref)
		at = len(item) - len(after)
	}
	return refs
}

// readID reads one id or range at an offset, with the words that say
// "requirement" before it.
func readID(item string, start int) (ref Reference, words int, ok bool) {
	space, words := cutRequirementWords(item[start:])
	at := start + words
	id, n := scanReferenceID(item[at:])
	if n == 0 {
		return Reference{}, 0, false
	}
	at += n
	ref = Reference{Kind: RefItem, First: space + id}
	if last, n := scanRangeEnd(item[at:]); n > 0 {
		ref.Kind, ref.Last = RefRange, space+last
		at += n
	} else if k, n := scanCriterionNumber(item[at:]); n > 0 {
		ref.First += "." + k
		at += n
	}
	ref.Span = Span{start, at}
	return ref, words, true
}

// scanReferenceID reads an id; "9.x" means all of requirement 9.
func scanReferenceID(s string) (id string, n int) {
	n = scanID(s)
	if n == 0 {
		return "", 0
	}
	for _, wild := range []string{".x", ".X", ".*", ".n", ".N"} {
		if strings.HasPrefix(s[n:], wild) && !continuesWord(s[n+len(wild):]) {
			return s[:n], n + len(wild)
		}
	}
	return s[:n], n
}

// scanRangeEnd reads "-4.5", " – 4.5", " to 4.5" and the like after an id.
func scanRangeEnd(s string) (last string, n int) {
	rest := strings.TrimLeft(s, " \t")
	for _, dash := range []string{"-", "–", "—", "−", "~", "～", "〜", "..", "to ", "through ", "至", "到"} {
		after, ok := strings.CutPrefix(rest, dash)
		if !ok {
			continue
		}
		after = strings.TrimLeft(after, " \t.")
		_, words := cutRequirementWords(after)
		after = after[words:]
		if id := scanID(after); id > 0 {
			return after[:id], len(s) - len(after) + id
		}
	}
	return "", 0
}

// scanCriterionNumber reads " Acceptance 2" after a requirement's id.
func scanCriterionNumber(s string) (k string, n int) {
	rest := strings.TrimLeft(s, " \t:：-#")
	before := len(rest)
	for {
		word := wordAt(rest)
		if !slices.Contains([]string{"acceptance", "criteria", "criterion", "ac", "验收标准", "受入基準"}, strings.ToLower(word)) {
			break
		}
		rest = strings.TrimLeft(rest[len(word):], " \t:：-#")
	}
	if id := scanID(rest); len(rest) < before && id > 0 && isNumber(strings.TrimRight(rest[:id], "abcdefghij")) {
		return rest[:id], len(s) - len(rest) + id
	}
	return "", 0
}

// cutJoint removes a word or slash that joins two ids.
func cutJoint(s string) string {
	for _, joint := range []string{"/", "and ", "or ", "和", "及", "与", "と"} {
		if rest, ok := strings.CutPrefix(s, joint); ok {
			return strings.TrimLeft(rest, " \t")
		}
	}
	return s
}

func startsID(s string) bool { return scanID(s) > 0 }
