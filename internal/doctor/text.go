package doctor

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs/doc"
)

// Text is the report for a person.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "kiro-mcp %s, %s\n", r.Version, r.Platform.System)
	r.writeWorkspaces(&b)
	writeFindings(&b, "Findings", r.Findings)
	writeFindings(&b, "For information", r.Notes)
	b.WriteString("\nWhat an assistant sees\n")
	for _, o := range r.Offers {
		fmt.Fprintf(&b, "  %-22s %d tools, %d bytes of list: %s\n", strings.TrimSpace("serve "+o.Flags), len(o.Tools), o.Bytes, strings.Join(o.Tools, ", "))
	}
	fmt.Fprintf(&b, "\nNotices of changes\n  %s: %s.\n", r.Notices.From, r.Notices.Note)
	fmt.Fprintf(&b, "\nWriting on this system\n  %s: %s.\n", r.Platform.Write, r.Platform.Note)
	fmt.Fprintf(&b, "\n%s\n", r.verdict())
	return tool.Clean(b.String())
}

func (r *Report) verdict() string {
	switch len(r.Findings) {
	case 0:
		return "All is well."
	case 1:
		return "1 finding."
	default:
		return fmt.Sprintf("%d findings.", len(r.Findings))
	}
}

func (r *Report) writeWorkspaces(b *strings.Builder) {
	b.WriteString("\nWorkspaces\n")
	if len(r.Workspaces) == 0 {
		b.WriteString("  none\n")
	}
	for _, w := range r.Workspaces {
		fmt.Fprintf(b, "  %s\n    folder  %s\n    why     %s\n", w.Name, w.Dir, w.Why)
		if len(w.Specs) == 0 {
			b.WriteString("    specs   none\n")
		}
		for i, s := range w.Specs {
			label := "specs"
			if i > 0 {
				label = ""
			}
			fmt.Fprintf(b, "    %-7s %s (%s): %s\n", label, s.ID, s.Kind, strings.Join(s.Documents, ", "))
		}
	}
}

func writeFindings(b *strings.Builder, title string, found []doc.Finding) {
	if len(found) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, f := range found {
		fmt.Fprintf(b, "  %s%s %s: %s\n", place(f), f.Severity, f.Code, f.Message)
		if f.Fix != "" {
			fmt.Fprintf(b, "    fix: %s\n", f.Fix)
		}
	}
}

// place is where a finding is, as compilers write it.
func place(f doc.Finding) string {
	switch {
	case f.File == "":
		return ""
	case f.Line == 0:
		return f.File + ": "
	default:
		return fmt.Sprintf("%s:%d: ", f.File, f.Line)
	}
}
