package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	// quotedKey is a key of an object with its value: `"open": true,`.
	quotedKey = pattern.Of(`^["'][\w $.:@/-]+["']: ?\S`)
	// bareKey is one without quotes: "total: cart.total". What may as well be a
	// parameter with its type is none.
	bareKey = pattern.Of(`^\w+: (?:[{\["'\d]|true\b|false\b|null\b|.*(?:[.(]|==|=>))`)
	// listedValuesNote is a remark that lists what a field may be: "pass" | "fail".
	listedValuesNote = pattern.Of(`(?:#|//|--) *(?:["']?\w[\w-]*["']?(?: ?[|/] ?["']?\w[\w-]*["']?)+|["'][\w-]+["'](?:,? or |, )(?:["'][\w-]+["'](?:,? or |, )?)*["'][\w-]+["']|[A-Z_]{2,}(?:(?:,? or |, )[A-Z_]{2,})+|[a-z_]+(?:, [a-z_]+){2,}) *$`)
)

// part is the part of the system that a fence stands below, found once.
func (r *reading) part(f *fence) string {
	if f.partKnown == nil {
		name := r.partOf(&block{kind: item, section: f.section, label: f.label, above: f.above, parents: f.parents})
		f.partKnown = &name
	}
	return *f.partKnown
}

// remark makes a claim for a reader of what a line that is a claim already says
// behind it: the values that a field may have, the routes that a file has.
func (r *reading) remark(f *fence, b *block) {
	if f.frame.testing || f.frame.leftOut != "" || f.lang == "mermaid" {
		return
	}
	said := ""
	switch {
	case f.language() != "":
		said = listedValuesNote().FindString(b.text)
	case f.nature().files:
		if _, comment := cutComment(b.text); len(endpointsIn(comment)) > 0 {
			said = comment
		}
	}
	if said = strings.Trim(said, " #/-"); said != "" {
		name, _, _ := strings.Cut(strings.TrimLeft(b.text, " │├└─"), " ")
		r.take(Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, strings.Trim(name, ":"), said), Component: &Component{Name: strings.Trim(name, ":")}}, b.line, f.section, f.frame)
	}
}

// isCode reports whether a fence is code, and no drawing, settings or sample.
func (f *fence) isCode() bool { return f.nature().steps }

func (f *fence) hasSteps() bool {
	switch f.known.language {
	case "", "yaml", "toml", "ini", "properties", "json", "xml", "hcl":
		return false
	}
	for _, b := range f.blocks {
		if _, remark := commentText(b.text); b.text != "" && !remark {
			return b.text != "{" && b.text != "["
		}
	}
	return true
}

// namesNodes reports whether a line of a graph names what it joins by more than a
// letter: "Shelf --> Till", and not "A --> B".
func namesNodes(line string) bool {
	for _, w := range words(line) {
		if len(w) > 2 {
			return true
		}
	}
	return false
}

// keyLine reports whether a line is a key of an object with its value. In Python a
// bare name before a colon is a parameter or stands in the words of a function.
func (f *fence) keyLine(line string) bool {
	return quotedKey().MatchString(line) || f.language() != "python" && bareKey().MatchString(line)
}
