package author

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kiro-mcp/internal/compose"
	"kiro-mcp/specfs/doc"
)

// decisionTitles are headings under which projects keep their decisions.
var decisionTitles = []string{"decisions", "design-decisions", "key-decisions", "architecture-decisions", "decision-log", "设计决策", "決定事項", "設計判断"}

// recordDecision adds a decision to the section that holds them, which is made
// at the end where there is none: what was decided as its heading, then when,
// who and because of what, then the caller's lines: why, and what else there
// was. One that is there already is not written again.
func recordDecision(d compose.Document, p UpdateSpecParams, now time.Time) (compose.Document, compose.Written, error) {
	what, rest, _ := strings.Cut(strings.TrimSpace(p.Text), "\n")
	what = oneLine(strings.TrimLeft(what, "#-* "))
	section := decisions(d)
	level := 2
	if section != nil {
		level = section.Level
		if had := decided(d, section, what); had != "" {
			return d, compose.Written{IDs: []string{had}, Notes: []string{"it is recorded already"}}, nil
		}
	}
	var text strings.Builder
	if section == nil {
		text.WriteString("## Decisions\n\n")
	}
	fmt.Fprintf(&text, "%s %s\n\n- **Date**: %s\n", strings.Repeat("#", min(level+1, 6)), what, now.Format(time.DateOnly))
	if by := label(p.By); by != "" {
		fmt.Fprintf(&text, "- **By**: %s\n", by)
	}
	if cause := oneLine(p.Target); cause != "" {
		fmt.Fprintf(&text, "- **Because of**: %s\n", cause)
	}
	text.WriteString(keyed(rest))
	target := ""
	if section != nil {
		target = section.Path
	}
	after, w, err := applied(d, func() (compose.Written, error) { return compose.AppendSection(d, target, text.String(), "") })
	w.Notes = append(w.Notes, missingReasons(rest)...)
	return after, w, err
}

// decisions is the section that holds decisions; nil when there is none.
func decisions(d compose.Document) *doc.Section {
	for _, s := range d.Sections() {
		if slices.Contains(decisionTitles, doc.Slug(s.Title)) {
			return s
		}
	}
	return nil
}

func decided(d compose.Document, in *doc.Section, what string) string {
	for _, s := range d.Sections() {
		if s.Parent == in && oneLine(s.Title) == what {
			return s.Path
		}
	}
	return ""
}

// keyed makes items of lines such as "Why: …" and leaves other lines as they
// are.
func keyed(text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.Trim(text, "\r\n")) {
		line = strings.TrimRight(line, "\r\n")
		key, value, ok := strings.Cut(line, ":")
		if ok && value != "" && key != "" && !strings.ContainsAny(key, " \t-*#`|") {
			line = "- **" + key + "**:" + value
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// missingReasons says what a decision lacks that somebody will ask for.
func missingReasons(text string) []string {
	said := strings.ToLower(text)
	var notes []string
	for _, x := range []struct {
		what  string
		words []string
	}{
		{"why", []string{"why", "because", "reason", "since", "因为", "原因", "理由"}},
		{"which alternatives there were", []string{"alternative", "instead", "rather", "option", "备选", "代替", "代わり"}},
	} {
		if !slices.ContainsFunc(x.words, func(w string) bool { return strings.Contains(said, w) }) {
			notes = append(notes, "the decision does not say "+x.what)
		}
	}
	return notes
}
