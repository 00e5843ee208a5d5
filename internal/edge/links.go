package edge

import (
	"context"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/uri"
)

// firstWithLinks is the revision from which on clients get links in a result.
// 2025-06-18 has them too, but Kiro throws a whole result away for one, and
// speaks no newer revision as far as is known; see docs/hosts.md.
const firstWithLinks = "2025-11-25"

// contentOf gives the text of an answer, then its links. A client that has not
// said which revision it speaks is taken for an old one.
func contentOf(ctx context.Context, a *tool.Answer) []mcp.Content {
	content := []mcp.Content{mcp.NewTextContent(a.Text)}
	if server.RequestProtocolVersion(ctx) < firstWithLinks { // revisions are dates
		return content
	}
	for _, l := range a.Links {
		content = append(content, linkTo(l))
	}
	return content
}

// linkContent is a link without the description that nobody gave, which the
// library would write as an empty one.
type linkContent struct {
	mcp.ResourceLink
	Description string `json:"description,omitempty"`
}

func linkTo(l uri.Link) linkContent {
	link := mcp.ResourceLink{Type: mcp.ContentTypeLink, URI: l.URI, Name: l.Name, Title: l.Title, MIMEType: l.MIMEType}
	if size := int64(l.Size); size > 0 {
		link.Size = &size
	}
	return linkContent{ResourceLink: link}
}

// SetProtocolVersion notes the revision that was agreed on in initialize. The
// library calls it, and finds the revision again for every later request.
func (s *session) SetProtocolVersion(version string) { s.conn.revision.Store(&version) }

// ProtocolVersion is the revision that was agreed on; empty before.
func (s *session) ProtocolVersion() string {
	if version := s.conn.revision.Load(); version != nil {
		return *version
	}
	return ""
}
