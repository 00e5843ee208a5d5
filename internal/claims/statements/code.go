package statements

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/pattern"
)

// countCode counts a line of a fence that says what the system does or has and
// became no claim: a step of a body, an arrow, a setting. A body that nobody reads
// must not pass for one that holds.
func countCode(r *reading.Design, f *pieces.Fence, p *pieces.Piece) {
	switch {
	case f.Frame.Testing && f.Frame.LeftOut == "" && f.IsCode() && (declares().MatchString(p.Text) || declaresTest(f, p)):
		takeTest(r, f, p)
	case f.Frame.Motive:
	case f.Frame.Testing:
		if f.Frame.LeftOut == "" && f.Frame.Planned == "" && saysInCode(f, p.Text) && !strings.HasPrefix(p.Text, `"""`) {
			r.CountUnclaimed(p.Line, f.Section) // what a test sets up or asserts
		}
	case listsValue(r, f, p), ofSignature(r, f, p):
		r.Made[p.Line]++
		r.CountClaimed()
	case takesMark(r, f, p):
		r.CountClaimed()
	case f.Frame.LeftOut != "":
		if p == f.Lines[0] {
			leaveOutFence(r, f, p)
		}
	case f.Drawn() && f.Lang != "mermaid" && tops(r, f, p), takesPart(r, f, p):
		r.CountClaimed()
	case f.InDocs(p) || !tells(f, p):
		if unreadLine(f, p) && f.Frame.Planned == "" {
			r.CountUnclaimed(p.Line, f.Section)
		}
	default:
		bodyStep(r, f, p)
		if f.Frame.Planned != "" || r.Made[p.Line] > 0 {
			r.CountClaimed()
		} else {
			r.CountUnclaimed(p.Line, f.Section)
		}
	}
}

// takesMark makes a claim for a reader of a mark that stands over a declaration
// ("@Transactional"), and reports whether the line is one.
func takesMark(r *reading.Design, f *pieces.Fence, p *pieces.Piece) bool {
	if f.Frame.LeftOut != "" {
		return false
	}
	name := markedBelow(f, p)
	if name == "" {
		return false
	}
	r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, name, "marked "+p.Text), Component: &claims.Component{Name: name}}, p.Line, f.Section, f.Frame)
	return true
}

// takeTest makes a claim for a reader of a test, or a class of tests, that a chapter on
// tests declares.
func takeTest(r *reading.Design, f *pieces.Fence, p *pieces.Piece) {
	r.Take(claims.Claim{Kind: claims.KindTest, Line: p.Line, Element: names.Behaviour(claims.KindTest, "", p.Text), Component: &claims.Component{}}, p.Line, f.Section, f.Frame)
	r.CountClaimed()
}

// enumMember is a line that lists a value of an enum: "OPEN = 'open'", "case open".
var enumMember = pattern.Of(`^(?:case |\| )?["']?(\w[\w-]*)["']?(?:\(.*\))?(?: ?= ?["']?([\w-]+)["']?)?[,;]?(?: *(?:#|//).*)?$`)

// listsValue reports whether a line is one of the values of an enum that the same
// fence declares and that is a claim with them.
func listsValue(r *reading.Design, f *pieces.Fence, p *pieces.Piece) bool {
	m := enumMember().FindStringSubmatch(p.Text)
	if !f.IsCode() {
		return false
	}
	values := r.EnumValues(f)
	if m == nil {
		return onlyTexts().MatchString(p.Text) && allValues(p.Text, values)
	}
	return values[strings.ToLower(m[1])] || m[2] != "" && values[strings.ToLower(m[2])]
}

// ofSignature reports whether a line belongs to the head of a function that is a claim.
func ofSignature(r *reading.Design, f *pieces.Fence, p *pieces.Piece) bool {
	at := p.Line - f.Line
	if at < 1 || at >= len(f.Lines) || !f.Signatures()[at] || f.Frame.LeftOut != "" {
		return false
	}
	for at--; at >= 0 && f.Signatures()[at]; at-- {
	}
	return at >= 0 && r.Made[f.Line+at] > 0
}

// leaveOutFence leaves out a fence that made no claim, as one.
func leaveOutFence(r *reading.Design, f *pieces.Fence, p *pieces.Piece) {
	for _, x := range f.Lines {
		if r.Made[x.Line] > 0 || r.Left[x.Line] != "" {
			return
		}
	}
	r.LeaveOut(p.Line, f.Section, f.Frame.LeftOut)
}
