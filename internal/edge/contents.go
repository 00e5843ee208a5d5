package edge

import (
	"encoding/base64"
	"time"
	"unicode/utf8"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/resources"
)

// listedResource is a resource as a list shows it. People and models both read
// specs.
func listedResource(r resources.Resource) mcp.Resource {
	listed := mcp.Resource{URI: r.URI, Name: r.Name, Title: r.Title, Description: r.Description, MIMEType: r.MIMEType}
	listed.Annotations = &mcp.Annotations{Audience: []mcp.Role{mcp.RoleUser, mcp.RoleAssistant}, Priority: &r.Priority}
	if r.Size >= 0 {
		listed.Size = &r.Size
	}
	if !r.Modified.IsZero() {
		listed.Annotations.LastModified = r.Modified.UTC().Format(time.RFC3339)
	}
	return listed
}

// contents gives the bytes as text; those that are no UTF-8, which JSON cannot
// hold unchanged, as a blob.
func contents(c resources.Content) mcp.ResourceContents {
	if utf8.Valid(c.Source) {
		return mcp.TextResourceContents{URI: c.URI, MIMEType: c.MIMEType, Text: string(c.Source)}
	}
	return mcp.BlobResourceContents{URI: c.URI, MIMEType: c.MIMEType, Blob: base64.StdEncoding.EncodeToString(c.Source)}
}
