package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
)

// foreign says why a type of the promised name may be another thing than the
// design means; empty when nothing speaks against it. What such a type lacks is
// no violation.
func (h *held) foreign(c *claims.Claim, found symbolRef, owner, lang string) string {
	switch other := h.abroad(c, found.file.Path); {
	case other != "":
		return fmt.Sprintf("it belongs to %s, and the design speaks of another part", other)
	case shownOnly(found.file.Path):
		return "it stands among examples"
	case lang != "" && family(lang) != family(found.file.Language):
		return fmt.Sprintf("it is written in %s, and the design writes %s", found.file.Language, lang)
	case !h.atHome(found.file.Path):
		return fmt.Sprintf("it stands outside of %s", h.in.Home)
	}
	kept, promised := h.keptMembers(found, owner)
	if promised == 1 && kept == 0 && (len(h.components()) > 1 || len(wordsOf(owner)) < 2) {
		return "it has nothing of what the design promises of it"
	}
	if promised >= 2 && 2*kept < promised {
		return fmt.Sprintf("it has only %d of the %d promised members", kept, promised)
	}
	return ""
}

// shownOnly reports whether a file lies among examples, whose types are there to be
// read and not to be used. A package of Java called com.example is no example.
func shownOnly(file string) bool {
	folders := strings.Split(strings.ToLower(file), "/")
	for i, part := range folders[:len(folders)-1] {
		switch part {
		case "example", "examples", "sample", "samples", "demo", "demos", "playground", "docs", "scratch", "fixtures":
			if i > 0 && (folders[i-1] == "com" || folders[i-1] == "org" || i > 1 && folders[i-1] == "example" && folders[i-2] == "com") {
				return false
			}
			return true
		}
		if first, rest, ok := strings.Cut(strings.ReplaceAll(part, "-", "_"), "_"); ok && (first == "demo" || first == "example" || first == "sample") && (rest == "scripts" || rest == "code" || rest == "script" || rest == "files") {
			return true
		}
	}
	return false
}

// family joins languages that share their types.
func family(language string) string {
	switch language = strings.ToLower(language); language {
	case "javascript", "js", "jsx", "ts", "tsx":
		return "typescript"
	case "kt", "java", "scala":
		return "kotlin"
	case "c", "c++":
		return "cpp"
	case "c#", "cs":
		return "csharp"
	case "py", "python3":
		return "python"
	case "golang":
		return "go"
	case "rs":
		return "rust"
	case "rb":
		return "ruby"
	}
	return language
}

// atHome reports whether a file lies where the spec's own code lies.
func (h *held) atHome(path string) bool {
	return h.in.Home == "" || strings.HasPrefix(path, strings.TrimSuffix(h.in.Home, "/")+"/")
}

// keptMembers counts what the design promises of a type and what of it is there.
func (h *held) keptMembers(found symbolRef, owner string) (kept, promised int) {
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		name := ""
		switch {
		case c.Negated || c.Planned != "":
			continue
		case c.Kind == claims.KindMethod && fold(c.Method.Owner) == fold(owner):
			name = c.Method.Name
		case c.Kind == claims.KindField && fold(c.Field.Owner) == fold(owner):
			name = c.Field.Name
		default:
			continue
		}
		promised++
		if _, ok := h.member(found, name); ok {
			kept++
		}
	}
	return kept, promised
}
