package openapi

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// add reads the nodes of a file. What is no JSON or YAML is a finding; nil is
// then returned.
func (r *reader) add(rel string, source []byte) *document {
	r.sources[rel] = source
	r.documents[rel] = nil
	d := &document{path: rel}
	root, repeats, err := parse(source)
	severity := doc.Error // YAML forbids it; of JSON every reader takes the last
	if root != nil && isJSON(source) {
		severity = doc.Warning
	}
	if syntax, ok := errors.AsType[*syntaxError](err); ok {
		r.findAt(syntax.code, doc.Error, Place{File: rel, Line: syntax.line}, syntax.fix, "%s", syntax.message)
		return nil
	}
	d.root = root
	for _, twice := range repeats {
		where := Place{File: rel, Line: twice.line}
		if a, ok := d.at().atLine(int32(twice.line)); ok {
			where.Pointer = a.pointer
		}
		r.findAt(codeRepeated, severity, where, "remove one of the two, or give it another name", "%s stands here twice, first on line %d", shorten(twice.name), twice.first)
	}
	r.documents[rel] = d
	return d
}

// maxGuess is the size in bytes above which what begins like JSON is meant to
// be JSON: nobody writes so much YAML in braces, and trying takes seconds.
const maxGuess = 1 << 20

// parse reads JSON, or else YAML.
func parse(source []byte) (*node, []repeat, error) {
	source = bytes.TrimPrefix(source, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(source) {
		return nil, nil, &syntaxError{code: codeNotUTF8, line: 1, message: "the file is not UTF-8", fix: "save it as UTF-8"}
	}
	if len(bytes.TrimSpace(source)) == 0 {
		return nil, nil, &syntaxError{code: codeEmpty, line: 1, message: "the file is empty", fix: `begin it with "openapi: 3.1.0"`}
	}
	if !isJSON(source) {
		return readYAML(source)
	}
	root, repeats, err := scanJSON(string(source))
	if err != nil && len(source) < maxGuess {
		// YAML may begin like JSON; where it is neither, JSON was meant.
		if root, repeats, other := readYAML(source); other == nil {
			return root, repeats, nil
		}
	}
	return root, repeats, err
}

// isJSON reports whether a file begins as JSON does.
func isJSON(source []byte) bool {
	begin := bytes.TrimLeft(source, "\xef\xbb\xbf \t\r\n")
	return len(begin) > 0 && (begin[0] == '{' || begin[0] == '[')
}
