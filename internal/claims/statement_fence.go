package claims

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/pattern"
)

// tells reports whether a line of a fence says something that code could keep or
// break. Brackets, imports, marks and most comments are how it is written.
func (f *fence) tells(b *block) bool {
	line := strings.TrimSpace(b.text)
	if f.isDocument() {
		return documentTells(line)
	}
	switch f.lang {
	case "bash", "sh", "shell", "zsh", "console":
		return false // what people type; what the program itself has are [commands]
	}
	if f.ofView() {
		return false
	}
	if f.lang != "mermaid" && f.language() != "" && (commentTells(line) || f.docTells(b) || f.saysBelow(b) != "" || typedMember().MatchString(line)) {
		return true
	}
	if f.lang != "mermaid" && f.language() == "" && f.drawn() {
		return !f.nature().branches && boxTells(line) || flowTells(line) || !f.boxes() && f.branchTells(line)
	}
	if text, ok := commentText(line); ok && f.allComments() {
		return len(words(text)) > 2
	}
	if !strings.ContainsFunc(line, unicode.IsLetter) {
		return false
	}
	switch f.language() {
	case "":
		return f.lang == "mermaid" && arrow(line)
	case "xml":
		return false
	case "json":
		return f.keyLine(line)
	case "yaml", "toml", "ini", "properties", "hcl":
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			key, value, ok = strings.Cut(line, "=")
		}
		return ok && !strings.HasPrefix(key, "#") && strings.TrimSpace(value) != ""
	}
	_, remark := commentText(line)
	return f.isCode() && !remark && !holdsTogether(line) || f.keyLine(line)
}

// drawnNode finds a node of a graph on a line of its own: Import[Import tab].
var drawnNode = pattern.Of(`^\w+ ?[\[({]+(?:[^\[\](){}"]*\pL{2}[^\[\](){}"]*|"[^"]*\pL{2}[^"]*")[\])}]+$`)

// typedMember finds a member with its type that stands in no declaration: "id:
// string".
var typedMember = pattern.Of(`^(?:readonly )?\w+\??: (?:string|number|boolean|Date|unknown|Record<|Array<|Promise<)[\w<>\[\], |]*[;,]?(?: *//.*)?$`)

// docTells reports whether a line is all of the words above or below a function that
// say what it does: "Counts the coins of a drawer". What stands below a class says what
// it is; it counts when it says more.
func (f *fence) docTells(b *block) bool {
	text, ok := strings.CutPrefix(b.text, `"""`)
	text, closed := strings.CutSuffix(text, `"""`)
	if !ok || !closed || text == "" {
		return false
	}
	return f.function(b) != "" && len(words(text)) > 2 || wideLetters(text) > 5 || strings.ContainsAny(text, "0123456789(;") || len(techsIn(text)) > 0
}

// flowTells reports whether a line of a drawing says what follows what: words on
// both sides of an arrow, or an arrow and what is done.
func flowTells(line string) bool {
	before, after, ok := strings.Cut(line, "→")
	if !ok {
		return false
	}
	after = strings.Trim(after, " │┃|")
	enough := func(s string) bool { return len(words(s)) > 1 || wideLetters(s) > 2 }
	return enough(after) && (strings.Trim(before, " │┃|├└─") == "" || enough(before))
}

// boxTells reports whether a line of a drawing names a route, a file or a function
// that no rule understood.
func boxTells(line string) bool {
	for _, c := range boxCells(line) {
		if len(c.text) > 60 {
			continue
		}
		for w := range strings.FieldsSeq(c.text) {
			w = strings.Trim(w, "()")
			if strings.HasPrefix(w, "/") && len(w) > 3 || strings.Contains(w, "_") && usualName(w) || namesFile(w) {
				return true
			}
		}
	}
	return false
}

func arrow(line string) bool {
	for _, a := range []string{"-->", "->>", "-->>", "==>", "---", ".->"} {
		if strings.Contains(line, a) {
			return true
		}
	}
	return false
}
