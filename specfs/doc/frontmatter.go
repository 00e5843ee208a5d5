package doc

import "bytes"

// matter is YAML front matter between two lines of three hyphens.
type matter struct {
	yaml Span // between the two lines
	end  int  // behind the second one
}

// frontMatter finds front matter, which must begin with the first byte.
func frontMatter(src []byte) (matter, bool) {
	if !isMatterLine(src, 0) {
		return matter{}, false
	}
	start := nextLine(src, 0)
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
