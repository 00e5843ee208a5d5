package tables

import (
	"bytes"
	"slices"
	"strings"

	"kiro-mcp/internal/code/lex"
)

// sqlInStrings reads the DDL that stands in the strings of code, but for those
// that take a migration back.
func (r *reader) sqlInStrings() {
	for i := 0; i < len(r.Tokens); i++ {
		if r.At(i).Kind != lex.String || r.At(i).End-r.At(i).Start < 12 || !beginsDDL(r.Bytes(i)) || r.isBack(i) {
			continue
		}
		text, holes, last := r.joined(i)
		d := sqlOf(text)
		d.Path, d.stop = r.Path, downFrom(d.File)
		d.read()
		for _, t := range withEnums(d.tables) {
			if (t.Change == "drop" || t.Change == "rename") && !isMigration(r.Path) {
				continue // as likely an example of an attack
			}
			t = moved(t, r.lineOf(i)-1)
			t.Whole = t.Whole && !holes
			r.add(t)
		}
		for _, u := range d.unresolved {
			u.Line += r.lineOf(i) - 1
			r.out.Unresolved = append(r.out.Unresolved, u)
		}
		i = last
	}
}

// isBack reports whether a token stands in what takes a migration back.
func (r *reader) isBack(i int) bool {
	for _, s := range r.back {
		if s.from <= i && i < s.to {
			return true
		}
	}
	return false
}

// isMigration reports whether a path is that of a migration or schema.
func isMigration(path string) bool {
	path = strings.ToLower(path)
	return strings.Contains(path, "migrat") || strings.Contains(path, "schema") || strings.Contains(path, "alembic")
}

// joined is the text of a string with those that are added to it; holes says
// that something else is added too.
func (r *reader) joined(i int) (text string, holes bool, last int) {
	var b strings.Builder
	at := r.lineOf(i)
	for {
		for ; at < r.lineOf(i); at++ {
			b.WriteByte('\n')
		}
		piece := r.piece(i)
		at += strings.Count(piece, "\n")
		b.WriteString(piece)
		holes = holes || r.holes(i)
		next := i + 1
		if r.Is(next, "+") || r.Is(next, ".") && r.Lang.Name == "php" {
			next++
		} else if r.Lang.Name != "python" {
			return b.String(), holes, i
		}
		if !r.IsString(next) {
			return b.String(), holes || next > i+1, i
		}
		i = next
	}
}

// piece is a string's text with its escapes resolved as far as SQL cares, its
// lines kept.
func (r *reader) piece(i int) string {
	text := r.Value(i)
	if !strings.Contains(text, `\`) {
		return text
	}
	return strings.NewReplacer(`\n`, " ", `\r`, " ", `\t`, " ", `\"`, `"`, `\'`, "'", "\\`", "`", "\\\n", "\n").Replace(text)
}

// beginsDDL reports whether the first words of a string make or change a table.
func beginsDDL(text []byte) bool {
	start := 0
	for start < len(text) && start < 8 && text[start] != '"' && text[start] != '\'' && text[start] != '`' {
		if text[start]|0x20 == 'c' && start+1 < len(text) && text[start+1]|0x20 == 'r' {
			break // a here-document has no quotes
		}
		start++
	}
	head := bytes.TrimPrefix(withoutQuotes(text[start:min(len(text), start+400)]), []byte(`\n`))
	for bytes.HasPrefix(head, []byte("--")) {
		_, head, _ = bytes.Cut(head, []byte{'\n'})
		head = bytes.TrimSpace(head)
	}
	return slices.ContainsFunc(ddlVerbs, func(verb string) bool { return begins(head, verb) }) && isDDL(string(head))
}

// ddlVerbs are the first words of what makes or changes a table. Most strings
// begin otherwise, and are not looked at any closer.
var ddlVerbs = []string{"create", "alter", "drop", "rename", "exec", "do", "begin", "pragma", "set"}

// begins reports whether a text begins with a word in whatever letters.
func begins(text []byte, word string) bool {
	return len(text) >= len(word) && text[0]|0x20 == word[0] && bytes.EqualFold(text[:len(word)], []byte(word))
}

// withoutQuotes is a string without the quotes and blanks that it begins with.
func withoutQuotes(text []byte) []byte {
	for i, c := range text {
		switch c {
		case '"', '\'', '`', ' ', '\t', '\r', '\n':
		default:
			return text[i:]
		}
	}
	return nil
}

// isDDL reports whether what begins with such a verb goes on as it should.
func isDDL(head string) bool {
	verb, rest, _ := strings.Cut(head, " ")
	if upper := strings.ToUpper(verb); verb != upper && verb != strings.ToLower(verb) {
		return false // a sentence
	} else if verb = upper; verb == "CREATE" || verb == "ALTER" || verb == "DROP" || verb == "RENAME" || verb == "EXEC" {
		words := strings.Fields(strings.ToUpper(rest))
		for _, w := range words[:min(4, len(words))] {
			if w == "TABLE" || w == "INDEX" || w == "TYPE" || w == "SP_RENAME" {
				return true
			}
		}
		return false
	}
	if verb == "DO" {
		return strings.HasPrefix(rest, "$")
	}
	upper := strings.ToUpper(rest)
	return (strings.HasPrefix(verb, "BEGIN") || verb == "PRAGMA" || verb == "SET") && strings.Contains(upper, ";") && strings.Contains(upper, "CREATE TABLE")
}
