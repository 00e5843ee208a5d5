package statements

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/claims/fences"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/pattern"
)

var (
	// closesBefore ends what stands above it, and says something behind that: "} catch
	// (Shut e) {", "): Drawer".
	closesBefore = pattern.Of(`^[})\]]+;?[ ,]*(?:(?:else ?)?if\b.*|catch\b.*\w.*|rescue\b.*|while\b.*|: ?[\w<>\[\], |]+;? ?\{?|-> ?.+|as \w.*|\.\w+\(.+|\|\| .*|&& .*|\?\? .*)$`)
	// givesName hands on what was named above: "return cart;", "raise e", "cart,",
	// "cart.drawer".
	givesName = pattern.Of(`^(?:return|throw|raise)?(?: [a-z_]\w*)?;?$|^[\w.$]+[,;:]?$`)
	// takesIn brings in a file, or says where the code belongs: "import os", "package till".
	// Names that begin so are none: "user.save()", "packages = 2".
	takesIn = pattern.Of(`^(?:import|from|use|using|package|namespace|include) +[^ =:(]|^require[ (]["']|^#include|^export (?:\{|\*|default \w+;?$)`)
)

// holdsTogether reports whether a line of code says nothing of the system itself: a
// bracket, the beginning of a block, a name that was said above, what it brings in.
func holdsTogether(line string) bool {
	if !strings.ContainsFunc(line, unicode.IsLetter) {
		return true
	}
	switch strings.Trim(line, " {}():;,") {
	case "try", "else", "do", "finally", "begin", "end", "pass", "break", "continue", "then", "fi", "done", "esac", "loop", "default", "ensure", "rescue", "catch", "if", "for", "while", "unsafe", "init", "get", "set", "in", "except", "except Exception", "Some", "Ok", "Err", "vec!", "props", "...", "…":
		return true
	}
	switch line[0] {
	case '}', ')', ']':
		return !closesBefore().MatchString(line)
	case '@':
		return fences.OnlySilentMarks(line)
	}
	if value, ok := strings.CutPrefix(strings.TrimRight(line, ";"), "return "); ok && saysItself(value) {
		return false
	}
	return givesName().MatchString(line) || takesIn().MatchString(line) && !fences.ImportsTech(line) || strings.HasPrefix(line, "</") || strings.HasPrefix(line, "... ") || strings.HasPrefix(line, "…")
}

// saysInCode reports whether a line is code that says something of the system.
func saysInCode(f *pieces.Fence, line string) bool {
	_, remark := pieces.CommentText(line)
	return f.IsCode() && !remark && !holdsTogether(line)
}

// saysItself reports whether a value is no variable.
func saysItself(value string) bool {
	switch value {
	case "null", "nil", "None", "true", "false", "True", "False", "undefined":
		return true
	}
	return false
}
