package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
)

// Endpoints reads the routes of a fence: lists of them, requests, and
// registrations in code.
func Endpoints(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Lang == "mermaid" || f.Drawn() && !strings.Contains(f.Text, "/api") {
		return nil
	}
	reader := &routeLines{Design: r, fence: f, groups: map[string]string{}}
	var found []claims.Claim
	for i, p := range f.Lines {
		if strings.HasSuffix(p.Text, "(") && i+1 < len(f.Lines) { // the path stands on the next line
			joined := *p
			joined.Text += f.Lines[i+1].Text
			p = &joined
		}
		found = append(found, reader.line(p)...)
	}
	return append(found, reader.fileRoute()...)
}

// routeLines reads a fence line by line.
type routeLines struct {
	*reading.Design
	fence  *pieces.Fence
	note   string            // the comment above: "Admin routes (admin only)"
	groups map[string]string // prefixes of routers by their variable
	class  string            // prefix of the controller that the line is in
}

func (l *routeLines) line(p *pieces.Piece) []claims.Claim {
	text := p.Text
	if text == "" {
		return nil
	}
	if l.router(text) {
		return nil
	}
	if c := l.registered(p); c != nil {
		return c
	}
	bare := strings.TrimSpace(strings.TrimLeft(text, "/#*->│├└─|$ \t"))
	if found := names.EndpointsIn(bare); len(found) > 0 && (found[0].Start <= 1 || isCurl(bare)) {
		first := found[0]
		if isCurl(bare) && l.fence.Frame.LeftOut == "" && first.Host == "" {
			return nil
		}
		note := bare[min(first.End, len(bare)):]
		return l.served(p, first, note)
	}
	if isComment(text) {
		l.note = text
	}
	return nil
}

func isCurl(text string) bool {
	return strings.HasPrefix(text, "curl ") || strings.HasPrefix(text, "http ")
}

func isComment(text string) bool {
	return strings.HasPrefix(text, "//") || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "--") || strings.HasPrefix(text, "/*") || strings.HasPrefix(text, "*")
}

// served makes the claims of an endpoint on a line of a fence.
func (l *routeLines) served(p *pieces.Piece, f names.Endpoint, note string) []claims.Claim {
	found := structure.Endpoint(l.Design, p, f, note)
	for i := range found {
		if e := found[i].Endpoint; e.Auth == "" {
			e.Auth, e.Roles = structure.TitleAuth(l.note)
		}
	}
	return found
}

// router notes a router's prefix and reports whether the line is one.
func (l *routeLines) router(text string) bool {
	for _, mark := range []string{"@RequestMapping(", "@Controller(", "[Route(", "@RestController(", "@Path(", "@Route("} {
		if rest, ok := strings.CutPrefix(text, mark); ok && !strings.Contains(rest, "method") {
			l.class = slashed(quotedText(rest))
			return true
		}
	}
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return false
	}
	name = lastWord(strings.TrimRight(name, ": "))
	value = strings.TrimSpace(value)
	base := ""
	for _, call := range []string{"APIRouter(", "Blueprint(", "Router(", ".Group(", ".group(", ".Route(", "express.Router(", ".MapGroup("} {
		at := strings.Index(value, call)
		if at < 0 {
			continue
		}
		args := value[at+len(call):]
		switch {
		case strings.Contains(args, "prefix"):
			args = args[strings.Index(args, "prefix")+len("prefix"):]
			l.groups[name] = slashed(quotedText(args))
		case call == "Blueprint(" || call == "APIRouter(" || strings.HasSuffix(call, "Router("):
			l.groups[name] = ""
		default:
			base = l.groups[lastWord(value[:at])]
			l.groups[name] = base + slashed(quotedText(args))
		}
		return true
	}
	return false
}

// quotedText is the first text in quotes; empty when none follows soon.
func quotedText(s string) string {
	at := strings.IndexAny(s, "\"'`")
	if at < 0 || at > 20 {
		return ""
	}
	end := strings.IndexByte(s[at+1:], s[at])
	if end < 0 {
		return ""
	}
	return s[at+1 : at+1+end]
}

func slashed(path string) string {
	path = strings.Trim(path, "/")
	if path == "" || strings.ContainsAny(path, " ,") {
		return ""
	}
	return "/" + path
}

// lastWord is the name that a text ends with.
func lastWord(s string) string {
	at := len(s)
	for at > 0 && (words.InName(s[at-1]) || s[at-1] == '$') {
		at--
	}
	return s[at:]
}
