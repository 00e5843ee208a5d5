package pieces

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// effect is what a word around a piece does to its frame.
type effect uint8

const (
	noEffect effect = iota
	isExample
	isBadExample
	isRejected
	isBefore
	isNow // takes away what is above: "Proposed" below "Current and proposed"
	isPlanned
	isRemoved
	isTesting
	isMotive
)

// apply changes a frame by what one title, label or sentence says.
func (f *Frame) apply(e effect, text string) {
	switch e {
	case isExample:
		f.LeftOut = claims.Example
	case isBadExample:
		f.LeftOut = claims.BadExample
	case isRejected:
		f.LeftOut = claims.Rejected
	case isBefore:
		if f.LeftOut == "" {
			f.LeftOut = claims.Before
		}
	case isNow:
		if f.LeftOut != claims.Example {
			f.LeftOut = ""
		}
		f.Motive = false
	case isPlanned:
		if f.Planned == "" {
			f.Planned = strings.ToLower(words.Cut(text, 60))
		}
	case isRemoved:
		f.Negated = true
	case isTesting:
		f.Testing = true
	case isMotive:
		f.Motive = true
	default:
	}
}

// framer finds frames, those of sections once.
type framer struct {
	sections map[*doc.Section]Frame
	titles   map[string][]effect
	// What the design is about: a title with that word says nothing of what is below it.
	ofTests, ofExamples bool
}

// setFrames tells every piece and every fence how its promises are meant.
func setFrames(d *doc.Design, blocks []*Piece, fences []*Fence) {
	f := &framer{sections: map[*doc.Section]Frame{}, titles: map[string][]effect{}}
	f.ofTests = about(d, blocks, "test", "tests", "testing", "测试", "テスト")
	f.ofExamples = about(d, blocks, "example", "examples", "sample", "samples", "示例", "サンプル")
	for _, x := range fences {
		x.Frame = f.around(x.Section, x.above, x.label, x.parents)
		comment := x.opening()
		if takesBack(comment) || takesBack(x.label) || x.Section != nil && takesBack(x.Section.Title) {
			x.Frame.apply(isExample, "")
		}
		if comment != "" {
			f.begin(&x.Frame, comment)
			if len(strings.Fields(comment)) <= 3 {
				f.title(&x.Frame, comment)
			}
		}
	}
	for _, p := range blocks {
		if p.Kind == Code {
			p.Frame = p.Fence.Frame
			continue
		}
		p.Frame = f.around(p.Section, p.Above, p.Label, p.Parents)
		f.own(p)
	}
}

// about reports whether a design is about what some words name: its title has one of
// them, or the first words of its first sentence: "The test infrastructure …".
func about(d *doc.Design, blocks []*Piece, names ...string) bool {
	if anyNamed(d.Title, names) {
		return true
	}
	for _, p := range blocks {
		if p.Kind == Sentence && !p.Frame.Motive && !strings.HasPrefix(strings.TrimSpace(p.Raw), ">") {
			list := words.Of(words.Cut(p.Text, 90))
			return anyNamed(strings.Join(list[:min(len(list), 8)], " "), names)
		}
	}
	return false
}

func anyNamed(text string, names []string) bool {
	return words.Any(words.Of(text), func(w string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return w == n || words.IsWide(words.FirstRune(n)) && strings.Contains(w, n) })
	})
}

// around is the frame that a section, labels and items give.
func (f *framer) around(s *doc.Section, above []string, label string, parents []string) Frame {
	out := f.section(s)
	for _, a := range above {
		f.title(&out, a)
	}
	f.title(&out, label)
	for _, p := range parents {
		f.begin(&out, p)
		if isLead(p) {
			f.title(&out, strings.TrimRight(p, ":： "))
		}
	}
	return out
}

// isLead reports whether an item names what is nested in it and says no more.
func isLead(text string) bool {
	return len(text) < 60 && len(strings.Fields(text)) <= 5
}

func (f *framer) section(s *doc.Section) Frame {
	if s == nil {
		return Frame{}
	}
	if known, ok := f.sections[s]; ok {
		return known
	}
	out := f.section(s.Parent)
	f.title(&out, s.Title)
	f.sections[s] = out
	return out
}

// title applies what a heading or label says. One that names both the old and
// the new state says nothing.
func (f *framer) title(out *Frame, title string) {
	if title == "" {
		return
	}
	effects, ok := f.titles[title]
	if !ok {
		effects = titleEffects(title)
		if f.ofTests && !testChapter(title) {
			effects = without(effects, isTesting)
		}
		if f.ofExamples && len(words.Of(title)) > 1 {
			effects = without(effects, isExample)
		}
		f.titles[title] = effects
	}
	for _, e := range effects {
		out.apply(e, title)
	}
}
