package promises

import (
	"os"
	"testing"

	"kiro-mcp/specfs/doc"
)

// TestPrint prints what a design given by KIRO_MCP_DESIGN promises.
func TestPrint(t *testing.T) {
	path := os.Getenv("KIRO_MCP_DESIGN")
	if path == "" {
		t.Skip("KIRO_MCP_DESIGN names no design")
	}
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := Read(doc.ParseDesign("design", src))
	for _, c := range p.Claims {
		t.Logf("%4d %s\t%s", c.Line, c.Element, inShort(c))
	}
	for _, u := range p.LeftOut {
		t.Logf("%4d LEFT OUT %s: %s", u.Line, u.Reason, u.Quote)
	}
	for _, u := range p.Unclaimed {
		t.Logf("%4d UNCLAIMED %s", u.Line, u.Quote)
	}
	for _, c := range p.Conflicts {
		t.Logf("CONFLICT %+v", c)
	}
	t.Logf("%d statements, %d claimed", p.Statements, p.Claimed)
}
