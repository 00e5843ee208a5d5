package statements

import (
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/pattern"
)

var (
	// attribute is one of C# or Rust: `[Column("note")]`, "#[serde(default)]".
	attribute = pattern.Of(`^#?\[[A-Za-z]\w+(?:\(.*\))?\]`)
	// aboutFunction is a line of the words above a function of JavaScript or Java: "* Counts
	// coins", "* @param cart whose they are".
	aboutFunction = pattern.Of(`^\* (?:@\w+ \S|\w+ \w+)`)
	// declares begins a declaration that no rule read: "def open():".
	declares = pattern.Of(`^(?:(?:public|private|protected|internal|static|export|async|abstract|override|pub|final|default|virtual) )*(?:class|def|function|func|fn|interface|struct|enum|record|trait|impl) \S|^(?:public|private|protected|internal) \S`)
)

// isCodeLine reports whether what a comment says is code that was taken out.
func isCodeLine(text string) bool {
	return strings.HasSuffix(text, ";") || strings.HasSuffix(text, "{") || strings.HasSuffix(text, "(")
}

// explains reports whether a comment is about the code right below it.
func explains(f *pieces.Fence, p *pieces.Piece) bool {
	at := p.Line - f.Line + 1
	if at >= len(f.Lines) || strings.Trim(f.Lines[at].Text, " {}()[];,") == "" {
		return false
	}
	_, more := pieces.CommentText(f.Lines[at].Text)
	return !more
}
