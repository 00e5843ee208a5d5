package claims

import (
	"slices"
	"strings"

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
func (f *frame) apply(e effect, text string) {
	switch e {
	case isExample:
		f.leftOut = Example
	case isBadExample:
		f.leftOut = BadExample
	case isRejected:
		f.leftOut = Rejected
	case isBefore:
		if f.leftOut == "" {
			f.leftOut = Before
		}
	case isNow:
		if f.leftOut != Example {
			f.leftOut = ""
		}
		f.motive = false
	case isPlanned:
		if f.planned == "" {
			f.planned = strings.ToLower(cut(text, 60))
		}
	case isRemoved:
		f.negated = true
	case isTesting:
		f.testing = true
	case isMotive:
		f.motive = true
	default:
	}
}

// framer finds frames, those of sections once.
type framer struct {
	sections map[*doc.Section]frame
	titles   map[string][]effect
	// What the design is about: a title with that word says nothing of what is below it.
	ofTests, ofExamples bool
}

// setFrames tells every piece and every fence how its promises are meant.
func (r *reading) setFrames() {
	f := &framer{sections: map[*doc.Section]frame{}, titles: map[string][]effect{}}
	f.ofTests = r.about("test", "tests", "testing", "测试", "テスト")
	f.ofExamples = r.about("example", "examples", "sample", "samples", "示例", "サンプル")
	for _, x := range r.fences {
		x.frame = f.around(x.section, x.above, x.label, x.parents)
		comment := x.opening()
		if takesBack(comment) || takesBack(x.label) || x.section != nil && takesBack(x.section.Title) {
			x.frame.apply(isExample, "")
		}
		if comment != "" {
			f.begin(&x.frame, comment)
			if len(strings.Fields(comment)) <= 3 {
				f.title(&x.frame, comment)
			}
		}
	}
	for _, b := range r.blocks {
		if b.kind == code {
			b.frame = b.fence.frame
			continue
		}
		b.frame = f.around(b.section, b.above, b.label, b.parents)
		f.own(b)
	}
}

// about reports whether a design is about what some words name: its title has one of
// them, or the first words of its first sentence: "The test infrastructure …".
func (r *reading) about(names ...string) bool {
	if anyNamed(r.design.Title, names) {
		return true
	}
	for _, b := range r.blocks {
		if b.kind == sentence && !b.frame.motive && !strings.HasPrefix(strings.TrimSpace(b.raw), ">") {
			list := words(cut(b.text, 90))
			return anyNamed(strings.Join(list[:min(len(list), 8)], " "), names)
		}
	}
	return false
}

func anyNamed(text string, names []string) bool {
	return anyWord(words(text), func(w string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return w == n || wide(firstRune(n)) && strings.Contains(w, n) })
	})
}

// around is the frame that a section, labels and items give.
func (f *framer) around(s *doc.Section, above []string, label string, parents []string) frame {
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

func (f *framer) section(s *doc.Section) frame {
	if s == nil {
		return frame{}
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
func (f *framer) title(out *frame, title string) {
	if title == "" {
		return
	}
	effects, ok := f.titles[title]
	if !ok {
		effects = titleEffects(title)
		if f.ofTests && !testChapter(title) {
			effects = without(effects, isTesting)
		}
		if f.ofExamples && len(words(title)) > 1 {
			effects = without(effects, isExample)
		}
		f.titles[title] = effects
	}
	for _, e := range effects {
		out.apply(e, title)
	}
}

func titleEffects(title string) []effect {
	lower := titleText(title)
	if rest, ok := strings.CutPrefix(lower, "property "); ok && rest != "" && isDigit(rest[0]) {
		return nil // "Property 5: Code examples" says of what it holds
	}
	var found []effect
	has := map[effect]bool{}
	for _, w := range titleWords {
		for _, p := range w.phrases {
			if titled(lower, p) {
				found = append(found, w.does)
				has[w.does] = true
				break
			}
		}
	}
	if laterPhase(lower) {
		found = append(found, isPlanned)
	}
	if strings.HasSuffix(lower, "and examples") || strings.HasSuffix(lower, "and samples") {
		found = without(found, isExample) // they are made
	}
	if list := strings.Fields(withoutMarker(title)); len(list) > 1 && endsLikePart(list[len(list)-1]) {
		found = without(found, isBadExample, isExample) // "Anti-Pattern Detection Engine"
	}
	if has[isTesting] && wantsOf(lower) {
		found = without(found, isTesting)
	}
	if has[isTesting] || has[isBefore] && has[isNow] {
		found = without(found, isExample, isBefore, isNow, isRemoved)
	}
	return found
}

// testChapter reports whether a title is one of those under which designs say how they
// are tested.
func testChapter(title string) bool {
	_, ok := holdsAny(titleText(title), []string{"testing", "test strategy", "test plan", "test approach", "test cases", "unit tests", "integration tests", "property tests", "property-based tests", "e2e tests", "manual tests", "automated tests"})
	return ok || strings.Contains(title, "测试策略") || strings.Contains(title, "テスト戦略")
}

// wantsOf reports whether a title says what tests want of the system, so that what
// stands below it is the system's: "Methods that the tests expect".
func wantsOf(lower string) bool {
	_, ok := holdsAny(lower, []string{"tests expect", "test expects", "tests need", "tests require", "needed by tests", "needed by the tests", "expected by tests", "expected by the tests", "required by tests", "required by the tests"})
	return ok
}

// titleText is a title in lower case without the names of files and the like in
// it: what "validate-problem.hook" says of problems does not count.
func titleText(title string) string {
	list := strings.Fields(strings.ToLower(cut(withoutMarker(title), 160)))
	kept := list[:0]
	for _, w := range list {
		if strings.Count(w, "-") < 2 && !strings.Contains(w, "`") && !strings.Contains(strings.TrimRight(w, ".:"), ".") && !strings.Contains(w, "_") && !strings.Contains(w, "/") || w == "before/after" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// titled reports whether a title in lower case has a phrase where it must be.
func titled(lower, phrase string) bool {
	switch phrase[0] {
	case '^':
		return strings.HasPrefix(lower, phrase[1:]) && wordEdge(lower, len(phrase)-1)
	case '$':
		return strings.HasSuffix(strings.Trim(lower, ": ()（）"), phrase[1:]) && holds(lower, phrase[1:])
	case '=':
		return strings.Trim(lower, ": ()（）") == phrase[1:]
	default:
		return holds(lower, phrase)
	}
}

func without(effects []effect, drop ...effect) []effect {
	var kept []effect
	for _, e := range effects {
		keep := true
		for _, d := range drop {
			keep = keep && e != d
		}
		if keep {
			kept = append(kept, e)
		}
	}
	return kept
}

// laterPhase reports whether a text in lower case names a phase after the first.
func laterPhase(lower string) bool {
	for _, word := range []string{"phase ", "phase-", "mvp ", "阶段 ", "フェーズ"} {
		for rest := lower; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			rest = rest[i+len(word):]
			if rest != "" && '2' <= rest[0] && rest[0] <= '9' && (len(rest) == 1 || !wordByte(rest[1])) {
				return true
			}
		}
	}
	return false
}
