package techs

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"kiro-mcp/internal/pattern"
)

// Found is a technology in prose.
type Found struct {
	Tech       *Tech
	Start, End int    // byte offsets into the text, of the name; end excluded
	Version    string // as written: "14", "3.11", "18+", "3.x"; empty if none
	VersionEnd int    // end of the version; End if there is none
	// Weak says that the name is an ordinary word too ("Go", "Express") and nothing
	// next to it tells that the technology is meant. It counts in a list or table
	// of technologies, not in running text.
	Weak bool
}

// A version follows its name: "14", "v3.11", "(18.2)", "18+", ">= 7", "3.x",
// "version 8", "8 LTS".
var version = pattern.Of(`^(?:\.js|\.io)?[\s:]*\(?(?:version |Version |v|>=? ?|~>? ?|\^|@)?(\d+(?:\.(?:\d+|x))*\+?)(?:\s?(?:LTS|lts))?`)

// In finds the technologies that a text names, in order. Where one name holds
// another ("Spring Boot", "AWS Lambda") the longest is taken.
func In(text string) []Found {
	x := index()
	var found []Found
	words := split(text)
	for i := 0; i < len(words); {
		n := x.longestAt(text, words[i:])
		if n == 0 {
			i++
			continue
		}
		if f, ok := x.take(text, words[i], words[i+n-1]); ok {
			found = append(found, f)
		}
		i += n
	}
	return found
}

// span is a word of a text.
type span struct{ start, end int }

// longestAt is of how many words the longest name is that begins here.
func (x *lookup) longestAt(text string, words []span) int {
	var buffer [24]byte
	first := text[words[0].start:words[0].end]
	if len(first) > len(buffer) {
		return 0
	}
	lower := buffer[:len(first)]
	for i := range lower {
		lower[i] = first[i]
		if c := first[i]; 'A' <= c && c <= 'Z' {
			lower[i] |= 0x20
		}
	}
	most := x.first[string(lower)]
	if short, ok := bytes.CutSuffix(lower, []byte(".js")); ok {
		most = max(most, x.first[string(short)])
	}
	for n := min(most, len(words)); n > 0; n-- {
		if n > 1 && !joined(text, words[:n]) {
			continue
		}
		if x.find(text[words[0].start:words[n-1].end]) != nil {
			return n
		}
	}
	return 0
}

// joined reports whether nothing but a blank or hyphen parts words.
func joined(text string, words []span) bool {
	for i := 1; i < len(words); i++ {
		between := text[words[i-1].end:words[i].start]
		if between != " " && between != "-" && between != "_" && between != "" && between != "/" {
			return false
		}
	}
	return true
}

// take makes a finding of a name, if it stands as it must.
func (x *lookup) take(text string, first, last span) (Found, bool) {
	name := text[first.start:last.end]
	folded := fold(name)
	f := Found{Tech: x.find(name), Start: first.start, End: last.end, VersionEnd: last.end}
	if insideName(text, first.start, last.end) {
		return f, false
	}
	rest := text[last.end:]
	if m := version().FindStringSubmatchIndex(rest); m != nil && endsVersion(rest, m[3]) {
		f.Version, f.VersionEnd = rest[m[2]:m[3]], last.end+m[1]
	}
	if as, weak := x.weak[folded]; weak && !strings.HasSuffix(strings.ToLower(name), ".js") {
		if !slices.Contains(as, name) {
			return f, false
		}
		f.Weak = f.Version == "" && !x.proper[folded] && !told(text, first.start, last.end)
	}
	return f, true
}

// insideName reports whether a name is a piece of a longer one: of a path, an
// address, a dotted or snake-case identifier.
func insideName(text string, start, end int) bool {
	if start > 0 && strings.IndexByte("/@_-.$\\", text[start-1]) >= 0 && (text[start-1] != '/' || !spacedBefore(text, start)) && (text[start-1] != '.' || start != 1) {
		return true
	}
	if end >= len(text) {
		return false
	}
	switch text[end] {
	case '_', '(', '\\', '@':
		return true
	case '.', '-', ':':
		return end+1 < len(text) && isLetter(text[end+1]) && !strings.HasPrefix(text[end:], "-based") && !strings.HasPrefix(text[end:], "-compatible")
	}
	return false
}

// spacedBefore reports whether a slash parts two names, as in "React/Vue" and
// "Postgres / Redis", and not the folders of a path: what stands before it begins
// with a capital, or there is a blank.
func spacedBefore(text string, start int) bool {
	if start < 2 || text[start-2] == ' ' {
		return start >= 2
	}
	from := strings.LastIndexAny(text[:start-1], " /,(|`") + 1
	return 'A' <= text[from] && text[from] <= 'Z' && 'A' <= text[start] && text[start] <= 'Z'
}

// tellers are words which next to a name say that a technology is meant.
var tellers = []string{"framework", "api", "server", "app", "application", "backend", "language", "library", "sdk", "service", "middleware", "runtime", "router", "code", "gateway", "payments", "client", "driver", "module", "worker", "workers", "functions", "database"}

func told(text string, start, end int) bool {
	after := strings.TrimLeft(text[end:], " `*")
	stop := wordEnd(after)
	if slices.Contains(tellers, strings.ToLower(after[:stop])) {
		return true
	}
	before := strings.TrimRight(text[:start], " `*")
	last := before[strings.LastIndexAny(before, " (*")+1:]
	if slices.Contains(leaders, strings.ToLower(last)) {
		return true
	}
	// A capital in the midst of running text makes it a name.
	return text[start] < 'a' && text[end-1] >= 'a' && lowerWord(last) && (after == "" || after[0] < 'A' || lowerWord(after[:stop]))
}

// leaders stand before a technology.
var leaders = []string{"using", "in", "with", "via", "by", "on", "uses", "through"}

func lowerWord(word string) bool {
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz,") == ""
}

// endsVersion refuses what goes on behind a number and makes it none of a
// version: "Redis 5 minutes" is one, "React 18px" and "S3 100MB" are not.
func endsVersion(rest string, end int) bool {
	if end >= len(rest) {
		return true
	}
	if isLetter(rest[end]) || rest[end] == '%' || rest[end] == '/' || rest[end] == ',' && end+1 < len(rest) && '0' <= rest[end+1] && rest[end+1] <= '9' {
		return false
	}
	after := strings.TrimLeft(rest[end:], " ")
	if len(after) == len(rest[end:]) {
		return true
	}
	return !slices.Contains(units, strings.ToLower(after[:wordEnd(after)]))
}

// wordEnd is where the word that a text begins with ends.
func wordEnd(text string) int {
	stop := strings.IndexFunc(text, func(r rune) bool { return r < utf8.RuneSelf && !isLetter(byte(r)) })
	if stop < 0 {
		return len(text)
	}
	return stop
}

// units follow a number that is no version.
var units = []string{"seconds", "second", "minutes", "minute", "min", "hours", "hour", "days", "day", "ms", "mb", "gb", "kb", "tb", "requests", "connections", "instances", "nodes", "times", "items", "users", "workers", "replicas", "percent", "files", "tables", "messages"}

// split cuts a text into words. A word may hold ".", "+" and "#" as in ".NET",
// "Node.js", "C++", "C#"; a digit parts no word ("S3", "D3").
func split(text string) []span {
	var words []span
	for i := 0; i < len(text); {
		if !begins(text, i) {
			i++
			continue
		}
		start := i
		for i++; i < len(text) && continues(text, i); {
			i++
		}
		words = append(words, span{start, i})
	}
	return words
}

func begins(text string, i int) bool {
	c := text[i]
	return isLetter(c) || '0' <= c && c <= '9' || c == '.' && strings.HasPrefix(text[i+1:], "NET") && (i == 0 || !isLetter(text[i-1]))
}

func continues(text string, i int) bool {
	switch c := text[i]; {
	case isLetter(c), '0' <= c && c <= '9':
		return true
	case c == '#' || c == '+':
		return i > 0 && (text[i-1] == 'C' || text[i-1] == 'F' || text[i-1] == '+')
	case c == '.':
		rest := text[i+1:]
		if i == 0 || !isLetter(text[i-1]) && ('0' > text[i-1] || text[i-1] > '9') {
			return strings.HasPrefix(rest, "NET")
		}
		for _, tail := range []string{"js", "JS", "io", "IO", "NET", "AI"} {
			if after, ok := strings.CutPrefix(rest, tail); ok && (after == "" || !isLetter(after[0])) {
				return true
			}
		}
	}
	return false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }
