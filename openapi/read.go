package openapi

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// read makes the contract of a document that was read, and gives the bytes of
// all files that were.
func read(ctx context.Context, from Source, rel string, source []byte, o Options) (*Contract, map[string][]byte) {
	r := &reader{
		ctx: ctx, from: from, options: o, contract: &Contract{Path: path.Clean(rel)},
		documents: map[string]*document{}, sources: map[string][]byte{}, reported: map[report]bool{},
		schemas: map[*node]*Schema{}, placeholders: map[string]*Schema{}, parameters: map[*node]*Parameter{}, responses: map[*node]*Response{},
		schemes: map[string]*SecurityScheme{}, names: map[string]bool{}, aliases: map[*node]string{}, missing: map[string]*missing{}, counts: map[string]int{},
	}
	r.everything(source)
	r.contract.Revision = r.revision()
	slices.SortStableFunc(r.contract.Findings, r.compare)
	r.tellRest()
	if !r.contract.Usable() {
		r.contract.Operations, r.contract.Schemas = nil, nil
	}
	return r.contract, r.sources
}

// everything reads the document and what it refers to. A failure of ours is a
// finding: one odd contract must not end the program.
func (r *reader) everything(source []byte) {
	defer func() {
		if failure := recover(); failure != nil {
			r.findAt(codePanic, doc.Error, Place{File: r.contract.Path, Line: 1}, "report it together with the contract", "reading it failed: %v", failure)
		}
	}()
	r.main = r.add(r.contract.Path, source)
	if r.main == nil || !r.version() {
		return
	}
	r.whole(r.main.at())
	r.reportMissing()
	if r.contract.Usable() && len(r.order) == 0 && r.contract.Version != swaggerVersion {
		r.advise()
	}
}

// compare puts findings in the order of their lines, those of the contract
// before those of files that it refers to.
func (r *reader) compare(a, b Finding) int {
	if a.File == b.File {
		return a.Line - b.Line
	}
	switch r.contract.Path {
	case a.File:
		return -1
	case b.File:
		return 1
	default:
		return strings.Compare(a.File, b.File)
	}
}

// version reports whether the document is an OpenAPI contract that can be read.
func (r *reader) version() bool {
	root := r.main.at()
	if !root.is(isObject) {
		r.find(codeNoContract, doc.Error, root, `begin it with "openapi: 3.1.0"`, "an OpenAPI document is an object, found %s", root.node.kind)
		return false
	}
	if v := root.get("swagger"); (v.is(isString) || v.is(isNumber)) && v.node.text == swaggerVersion {
		return r.swagger(v)
	}
	v := root.get("openapi")
	if !v.exists() {
		r.find(codeNoContract, doc.Error, root, `add "openapi: 3.1.0" as its first line`, "the document does not say which version of OpenAPI it is")
		return false
	}
	if !r.want(v, isString) {
		return false
	}
	r.contract.Version = v.node.text
	for _, known := range []string{"3.0", "3.1", "3.2"} {
		if v.node.text == known || strings.HasPrefix(v.node.text, known+".") {
			r.legacy = known == "3.0"
			return true
		}
	}
	r.find(codeVersion, doc.Error, v, "write 3.0.3, 3.1.0 or 3.2.0", "version %q of OpenAPI is none that can be read", shorten(v.node.text))
	return false
}

// revision speaks of the bytes of all files that were read.
func (r *reader) revision() string {
	var all bytes.Buffer
	if len(r.sources) == 1 {
		return doc.Revision(r.sources[r.contract.Path])
	}
	for _, name := range slices.Sorted(maps.Keys(r.sources)) {
		all.WriteString(name + " " + doc.Revision(r.sources[name]) + "\n")
	}
	return doc.Revision(all.Bytes())
}
