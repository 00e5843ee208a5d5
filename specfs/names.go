package specfs

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// checkPath refuses what is not a plain slash-separated path below the
// workspace. It refuses the same on every system, so that a document which is
// harmless on one does not write elsewhere on another: backslashes, drive
// letters and Windows' device names are no names here.
func checkPath(name string) error {
	reason := refusal(name)
	if reason == "" {
		return nil
	}
	return &doc.Fault{
		Code:    codeOutside,
		Given:   name,
		Message: fmt.Sprintf("path %q %s; paths are relative to the workspace and stay in it", name, reason),
	}
}

func refusal(name string) string {
	switch {
	case name == "":
		return "is empty"
	case strings.ContainsRune(name, 0):
		return "holds a NUL byte"
	case strings.Contains(name, `\`):
		return "holds a backslash"
	case path.IsAbs(name):
		return "is absolute"
	case path.Clean(name) != name:
		return "is not in its plainest form"
	case len(name) > 4096:
		return "is longer than 4096 bytes"
	}
	for segment := range strings.SplitSeq(name, "/") {
		switch {
		case segment == "..":
			return "leaves its folder"
		case len(segment) > 1 && segment[1] == ':' && isLetter(segment[0]):
			return "names a drive"
		case isDevice(segment):
			return "uses a name that Windows keeps for a device"
		}
	}
	return ""
}

// isSpecName reports whether a folder's name can be an id: it is a name on
// every system, and what is shown of it is what it is. Control characters,
// invisible ones and bytes that are no UTF-8 are shown escaped, so that nobody
// could give them back.
func isSpecName(name string) bool {
	return checkPath(name) == nil && utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool {
		joiner := r == '\u200C' || r == '\u200D' // in emoji and some scripts
		return !joiner && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
	})
}

func isLetter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z'
}

// isDevice knows the names that Windows takes for devices in every folder and
// with every extension.
func isDevice(segment string) bool {
	stem, _, _ := strings.Cut(segment, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	prefix := strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")
	if !prefix {
		return false
	}
	switch stem[3:] {
	case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
		return true
	}
	return false
}
