package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// countCode counts a line of a fence that says what the system does or has and
// became no claim: a step of a body, an arrow, a setting. A body that nobody reads
// must not pass for one that holds.
func (r *reading) countCode(f *fence, b *block) {
	switch {
	case f.frame.testing && f.frame.leftOut == "" && f.isCode() && (declares().MatchString(b.text) || f.declaresTest(b)):
		r.takeTest(f, b)
	case f.frame.motive:
	case f.frame.testing:
		if _, remark := commentText(b.text); f.frame.leftOut == "" && f.frame.planned == "" && f.isCode() && !remark && !holdsTogether(b.text) && !strings.HasPrefix(b.text, `"""`) {
			r.out.Statements++
			r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, f.section)) // what a test sets up or asserts
		}
	case r.listsValue(f, b), r.ofSignature(f, b):
		r.made[b.line]++
		r.out.Statements++
		r.out.Claimed++
	case r.takesMark(f, b):
		r.out.Statements++
		r.out.Claimed++
	case f.frame.leftOut != "":
		if b == f.blocks[0] {
			r.leaveOutFence(f, b)
		}
	case f.drawn() && f.lang != "mermaid" && r.tops(f, b):
		r.out.Statements++
		r.out.Claimed++
	case f.inDocs(b) || !f.tells(b):
		if f.unread(b) && f.frame.planned == "" {
			r.out.Statements++
			r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, f.section))
		}
	default:
		r.bodyStep(f, b)
		r.out.Statements++
		if f.frame.planned != "" || r.made[b.line] > 0 {
			r.out.Claimed++
		} else {
			r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, f.section))
		}
	}
}

// takesMark makes a claim for a reader of a mark that stands over a declaration
// ("@Transactional"), and reports whether the line is one.
func (r *reading) takesMark(f *fence, b *block) bool {
	if f.frame.leftOut != "" {
		return false
	}
	name := f.markedBelow(b)
	if name == "" {
		return false
	}
	r.take(Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, name, "marked "+b.text), Component: &Component{Name: name}}, b.line, f.section, f.frame)
	return true
}

// takeTest makes a claim for a reader of a test, or a class of tests, that a chapter on
// tests declares.
func (r *reading) takeTest(f *fence, b *block) {
	r.take(Claim{Kind: KindTest, Line: b.line, Element: behaviourElement(KindTest, "", b.text), Component: &Component{}}, b.line, f.section, f.frame)
	r.out.Statements++
	r.out.Claimed++
}

// enumMember is a line that lists a value of an enum: "OPEN = 'open'", "case open".
var enumMember = pattern.Of(`^(?:case |\| )?["']?(\w[\w-]*)["']?(?:\(.*\))?(?: ?= ?["']?([\w-]+)["']?)?[,;]?(?: *(?:#|//).*)?$`)

// listsValue reports whether a line is one of the values of an enum that the same
// fence declares and that is a claim with them.
func (r *reading) listsValue(f *fence, b *block) bool {
	m := enumMember().FindStringSubmatch(b.text)
	if !f.isCode() {
		return false
	}
	values := r.enumValues(f)
	if m == nil {
		return onlyTexts().MatchString(b.text) && allValues(b.text, values)
	}
	return values[strings.ToLower(m[1])] || m[2] != "" && values[strings.ToLower(m[2])]
}

// ofSignature reports whether a line belongs to the head of a function that is a claim.
func (r *reading) ofSignature(f *fence, b *block) bool {
	at := b.line - f.line
	if at < 1 || at >= len(f.blocks) || !f.signatures()[at] || f.frame.leftOut != "" {
		return false
	}
	for at--; at >= 0 && f.signatures()[at]; at-- {
	}
	return at >= 0 && r.made[f.line+at] > 0
}

// enumValues are the values, in lower case, of the enums that a fence declares, found
// once.
func (r *reading) enumValues(f *fence) map[string]bool {
	if f.values != nil {
		return f.values
	}
	f.values = map[string]bool{}
	for i := range r.out.Claims {
		c := &r.out.Claims[i]
		if c.Enum == nil || c.Line < f.line || c.Line >= f.line+len(f.blocks) {
			continue
		}
		for _, v := range c.Enum.Values {
			f.values[strings.ToLower(v)] = true
		}
	}
	return f.values
}

// leaveOutFence leaves out a fence that made no claim, as one.
func (r *reading) leaveOutFence(f *fence, b *block) {
	for _, x := range f.blocks {
		if r.made[x.line] > 0 || r.left[x.line] != "" {
			return
		}
	}
	r.leaveOut(b.line, f.section, f.frame.leftOut)
}
