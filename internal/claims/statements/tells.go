package statements

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/claims/drawings"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// tells reports whether a line of a fence says something that code could keep or
// break. Brackets, imports, marks and most comments are how it is written.
func tells(f *pieces.Fence, p *pieces.Piece) bool {
	line := strings.TrimSpace(p.Text)
	if f.IsDocument() {
		return documentTells(line)
	}
	switch f.Lang {
	case "bash", "sh", "shell", "zsh", "console":
		return false // what people type; what the program itself has are [fences.Commands]
	}
	if f.OfView() {
		return false
	}
	if f.Lang != "mermaid" && f.Language() != "" && (commentTells(line) || docTells(f, p) || saysBelow(f, p) != "" || typedMember().MatchString(line)) {
		return true
	}
	if f.Lang != "mermaid" && f.Language() == "" && f.Drawn() {
		return !f.Branches() && boxTells(line) || flowTells(line) || !f.Boxes() && branchTells(f, line)
	}
	if text, ok := pieces.CommentText(line); ok && f.AllComments() {
		return len(words.Of(text)) > 2
	}
	if !strings.ContainsFunc(line, unicode.IsLetter) {
		return false
	}
	switch f.Language() {
	case "":
		return f.Lang == "mermaid" && arrow(line)
	case "xml":
		return false
	case "json":
		return keyLine(f, line)
	case "yaml", "toml", "ini", "properties", "hcl":
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			key, value, ok = strings.Cut(line, "=")
		}
		return ok && !strings.HasPrefix(key, "#") && strings.TrimSpace(value) != ""
	}
	return saysInCode(f, line) || keyLine(f, line)
}

// drawnNode finds a node of a graph on a line of its own: Import[Import tab].
var drawnNode = pattern.Of(`^\w+ ?[\[({]+(?:[^\[\](){}"]*\pL{2}[^\[\](){}"]*|"[^"]*\pL{2}[^"]*")[\])}]+$`)

// typedMember finds a member with its type that stands in no declaration: "id:
// string".
var typedMember = pattern.Of(`^(?:readonly )?\w+\??: (?:string|number|boolean|Date|unknown|Record<|Array<|Promise<)[\w<>\[\], |]*[;,]?(?: *//.*)?$`)

// docTells reports whether a line is all of the words above or below a function that
// say what it does: "Counts the coins of a drawer". What stands below a class says what
// it is; it counts when it says more.
func docTells(f *pieces.Fence, p *pieces.Piece) bool {
	text, ok := strings.CutPrefix(p.Text, `"""`)
	text, closed := strings.CutSuffix(text, `"""`)
	if !ok || !closed || text == "" {
		return false
	}
	return f.Function(p) != "" && len(words.Of(text)) > 2 || words.WideLetters(text) > 5 || strings.ContainsAny(text, "0123456789(;") || len(values.TechsIn(text)) > 0
}

// flowTells reports whether a line of a drawing says what follows what: words on
// both sides of an arrow, or an arrow and what is done.
func flowTells(line string) bool {
	before, after, ok := strings.Cut(line, "→")
	if !ok {
		return false
	}
	after = strings.Trim(after, " │┃|")
	enough := func(s string) bool { return len(words.Of(s)) > 1 || words.WideLetters(s) > 2 }
	return enough(after) && (strings.Trim(before, " │┃|├└─") == "" || enough(before))
}

// boxTells reports whether a line of a drawing names a route, a file or a function
// that no rule understood.
func boxTells(line string) bool {
	for _, c := range drawings.BoxCells(line) {
		if len(c.Text) > 60 {
			continue
		}
		for w := range strings.FieldsSeq(c.Text) {
			w = strings.Trim(w, "()")
			if strings.HasPrefix(w, "/") && len(w) > 3 || strings.Contains(w, "_") && names.IsUsual(w) || names.IsFile(w) {
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

// boundWords say in a comment what a field may be, or is at first: "Default: 3".
var boundWords = []string{"default", "defaults", "range", "max", "min", "at most", "at least"}

// commentTells reports whether a comment among code says what the code beside it
// does not show: what is not done, what goes away, what always holds, between what
// something lies.
func commentTells(line string) bool {
	text, ok := pieces.CommentText(line)
	if !ok || strings.HasPrefix(line, "///") || strings.HasPrefix(line, "*") { // the words above a declaration explain it
		return false
	}
	lower := strings.ToLower(text)
	if _, bounds := words.HoldsAny(lower, boundWords); bounds && strings.ContainsAny(lower, "0123456789\"") {
		return true
	}
	if len(strings.Fields(text)) < 3 && words.WideLetters(text) < 6 {
		return false
	}
	if strings.HasPrefix(lower, "no changes") || strings.Contains(lower, "...") || strings.Contains(lower, "existing ") {
		return false
	}
	if _, obliges := words.HoldsAny(lower, words.Obligations); obliges {
		return true
	}
	_, denies := words.HoldsAny(lower, []string{"without", "no", "not", "removed", "removed:", "delete", "only", "all", "every", "any"})
	return denies
}

// documentTells reports whether a line of a document that a design shows ("markdown")
// says what is in it: an entry, a step, a key with its value.
func documentTells(line string) bool {
	p := &pieces.Piece{Kind: pieces.Item, Raw: line, Text: words.Plain(words.WithoutMarker(line))}
	if strings.HasPrefix(line, "#") || strings.HasPrefix(line, ">") || line == "" {
		return false
	}
	marked := p.Text != words.Plain(line) || strings.HasPrefix(line, "→")
	head, _, labelled := strings.Cut(line, ": ")
	return marked && (len(words.Of(p.Text)) > 1 || words.WideLetters(p.Text) > 3) || labelled && len(strings.Fields(head)) < 4 && len(head) < 40
}

// docCounts reports whether a line of the words about a function says what is done or
// what a value stands for.
func docCounts(line string) bool {
	lower := strings.ToLower(line)
	head, said, labelled := strings.Cut(lower, ": ")
	return words.DoesIn(lower) && len(words.Of(lower)) > 3 || labelled && (words.IsNumber(head) || names.IsDotted(head)) && said != ""
}
