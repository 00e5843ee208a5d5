package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/symbols"
	"kiro-mcp/internal/code/tables"
	"kiro-mcp/internal/pattern"
)

// Scanned is what a fence's code declares; nil when it is none of ours. It is
// scanned once.
func (f *Fence) Scanned() *facts.File {
	if !f.read {
		f.read = true
		f.code = f.scan()
	}
	return f.code
}

func (f *Fence) scan() *facts.File {
	name := f.Language()
	lang := lex.Named(name)
	if lang == nil {
		return nil
	}
	text := f.Text
	switch name {
	case "python":
		text = withBodies(text)
	case "php":
		text = closeHeads(text)
		if !strings.Contains(text, "<?") {
			text = "<?php " + text
		}
	case "go":
		if !strings.Contains(text, "package ") {
			text = "package design; " + text
		}
	case "csharp", "java":
		text = closeHeads(text)
		if !declaresType().MatchString(text) {
			text = "class " + shownAlone + " { " + text + "\n}"
		}
	case "sql":
		text = shownTable().ReplaceAllString(text, "CREATE TABLE $1 (\n$2")
	}
	src := lex.Scan("design."+name, lang, []byte(text))
	out := &facts.File{Path: "design." + name, Language: name}
	symbols.Read(src, out)
	tables.Read(src, out)
	signs.Read(src, out)
	withoutOwner(out)
	return out
}

// shownAlone is the class that methods stand in which are shown without one.
const shownAlone = "ShownAlone__"

var (
	declaresType = pattern.Of(`(?m)^\s*(?:\[[^\]]*\]\s*)?(?:(?:public|private|internal|protected|abstract|sealed|static|final|partial|readonly) )*(?:class|interface|record|struct|enum|namespace|@interface) \w`)
	// shownTable is a table that is written without its verb, with a column below it:
	// "carts (".
	shownTable = pattern.Of(`(?m)^([a-z]\w*) \(\n(\s+\w+ [A-Z])`)
)

// withoutOwner takes [shownAlone], which is the first, from the symbols in it.
func withoutOwner(out *facts.File) {
	if len(out.Symbols) == 0 || out.Symbols[0].Name != shownAlone {
		return
	}
	for i := range out.Symbols {
		s := &out.Symbols[i]
		s.Owner = strings.TrimPrefix(strings.TrimPrefix(s.Owner, shownAlone), ".")
		s.Up = max(0, s.Up-1)
	}
	out.Symbols = out.Symbols[1:]
	shiftNumbers(out.Numbers)
}

// withBodies gives signatures that lack one a body, on their own line: designs
// write "def create(self) -> Order" and no more.
func withBodies(text string) string {
	lines := strings.Split(text, "\n")
	open, depth := -1, 0
	for i, l := range lines {
		trimmed := strings.TrimSpace(l)
		if open < 0 {
			if !strings.HasPrefix(trimmed, "def ") && !strings.HasPrefix(trimmed, "async def ") {
				continue
			}
			open, depth = i, 0
		}
		code, comment := trimmed, ""
		if at := strings.Index(code, " #"); at >= 0 {
			code, comment = code[:at], code[at:]
		}
		depth += strings.Count(code, "(") + strings.Count(code, "[") - strings.Count(code, ")") - strings.Count(code, "]")
		if depth > 0 && i-open < 40 {
			continue
		}
		open = -1
		code = strings.TrimRight(code, " ")
		if strings.HasSuffix(code, ")") || !strings.Contains(lastPart(code), ":") {
			lines[i] = l[:words.Leading(l)] + code + ": ..." + comment
		}
	}
	return strings.Join(lines, "\n")
}

// lastPart is what stands behind a signature's parameters.
func lastPart(code string) string {
	return code[strings.LastIndexByte(code, ')')+1:]
}

// shiftNumbers lets numbers point at symbols of which the first was taken away.
func shiftNumbers(list []facts.Number) {
	for i := range list {
		list[i].Symbol--
	}
}
