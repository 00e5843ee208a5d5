package doc

import "bytes"

// matter is YAML front matter between two lines of three hyphens.
type matter struct {
	yaml Span // between the two lines
	end  int  // behind the second one
}

// frontMatter finds front matter, which must begin with the first byte. A
// document that opens with a rule across the page has none: what stands below
// front matter's first line is a field.
func frontMatter(src []byte) (matter, bool) {
	if !isMatterLine(src, 0) {
		return matter{}, false
	}
	start := nextLine(src, 0)
	if !beginsField(src[start:]) {
		return matter{}, false
	}
	for at := start; at < len(src); at = nextLine(src, at) {
		if isMatterLine(src, at) {
			return matter{yaml: Span{start, at}, end: nextLine(src, at)}, true
		}
	}
	return matter{}, false
}

func isMatterLine(src []byte, at int) bool {
	line := src[at : at+lineRest(src[at:])]
	return bytes.Equal(bytes.TrimRight(line, " \t"), []byte("---"))
}

// beginsField says whether a line holds a field, or nothing but the end.
func beginsField(rest []byte) bool {
	if len(rest) > 0 && isMatterLine(rest, 0) {
		return true
	}
	name, _, ok := bytes.Cut(rest[:lineRest(rest)], []byte(":"))
	return ok && len(name) > 0 && !bytes.ContainsAny(name, " \t*[(`")
}
