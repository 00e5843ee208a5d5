package pieces

import (
	"strings"

	"kiro-mcp/internal/code/lex"
)

// Language is the language of a fence's code: what the fence says, or what its
// lines look like. It is empty when it is no code of ours.
func (f *Fence) Language() string { return f.nature().language }

// nature is what a fence is, found once: every line of it asks.
type nature struct {
	language string // empty for what is no code of ours
	drawn    bool   // boxes and arrows
	branches bool   // of a tree
	comments bool   // prose in comments
	boxes    bool   // it has boxes
	files    bool   // it is a tree of files
	quoted   bool   // it has words about functions, between three quotes
	steps    bool   // it is code, and no sample object
	document bool   // it shows a document
}

// nature finds what a fence is, once.
func (f *Fence) nature() *nature {
	if f.known == nil {
		f.known = &nature{drawn: f.isDrawn(), branches: strings.Contains(f.Text, "── "), comments: f.isProse()}
		f.known.document = f.showsDocument()
		f.known.language = f.findLanguage()
		f.known.boxes = strings.Contains(f.Text, "┌") || strings.Contains(f.Text, "+--")
		f.known.files = IsTree(f) && f.treeOfFiles()
		f.known.quoted = strings.Contains(f.Text, `"""`)
		f.known.steps = f.hasSteps()
	}
	return f.known
}

func (f *Fence) findLanguage() string {
	if f.known.document {
		return ""
	}
	switch f.Lang {
	case "", "text", "txt", "pseudocode", "plaintext", "plain", "code":
		return guessLanguage(f)
	case "mermaid", "http", "diff", "console", "markdown", "md", "bash", "sh", "shell", "zsh":
		return ""
	}
	if l := lex.Named(f.Lang); l != nil {
		return l.Name
	}
	return ""
}

// guessLanguage tells a language from the words that its declarations begin
// with; from drawings and prose nothing.
func guessLanguage(f *Fence) string {
	if f.Drawn() {
		return ""
	}
	for _, p := range f.Lines {
		if lang := lineLanguage(p.Text); lang != "" {
			return lang
		}
	}
	return ""
}

func lineLanguage(line string) string {
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "def", "async":
		if strings.Contains(line, "def ") && strings.Contains(line, "(") {
			return "python"
		}
	case "class":
		if strings.HasSuffix(line, ":") {
			return "python"
		}
	case "interface", "export", "type":
		if strings.HasSuffix(line, "{") && (first != "export" || strings.HasPrefix(rest, "interface") || strings.HasPrefix(rest, "type") || strings.HasPrefix(rest, "class")) {
			return "typescript"
		}
	case "func":
		return "go"
	case "pub", "impl", "trait":
		return "rust"
	case "CREATE", "create", "ALTER":
		if upper := strings.ToUpper(rest); strings.HasPrefix(upper, "TABLE") || strings.HasPrefix(upper, "INDEX") || strings.HasPrefix(upper, "UNIQUE INDEX") {
			return "sql"
		}
	case "model":
		if strings.HasSuffix(line, "{") && strings.Count(line, " ") == 2 {
			return "prisma"
		}
	}
	return ""
}

// Drawn reports whether a fence is a drawing: boxes and arrows.
func (f *Fence) Drawn() bool { return f.nature().drawn }

func (f *Fence) isDrawn() bool {
	return strings.ContainsAny(f.Text, "┌┐└┘├┤│▼▲↓↑→") && !strings.Contains(f.Text, "def ") && !strings.Contains(f.Text, "CREATE TABLE")
}

// Branches reports whether a fence draws the branches of a tree.
func (f *Fence) Branches() bool { return f.nature().branches }

// OfFiles reports whether a fence is a tree of files.
func (f *Fence) OfFiles() bool { return f.nature().files }

// IsCode reports whether a fence is code, and no drawing, settings or sample.
func (f *Fence) IsCode() bool { return f.nature().steps }

func (f *Fence) hasSteps() bool {
	switch f.known.language {
	case "", "yaml", "toml", "ini", "properties", "json", "xml", "hcl":
		return false
	}
	for _, p := range f.Lines {
		if _, remark := CommentText(p.Text); p.Text != "" && !remark {
			return p.Text != "{" && p.Text != "["
		}
	}
	return true
}

// OfOtherTool reports whether a file of settings is read by a tool of others.
func OfOtherTool(text string) bool {
	for _, mark := range []string{"apiVersion:", "services:", "jobs:", "openapi:", "swagger:", "Resources:", "runs-on:", "[tool.", "[package]", "[dependencies]", "inclusion:", "---\n"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}
