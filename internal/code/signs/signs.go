// Package signs reads what source gives away of its conduct: statuses and errors
// it answers with, numbers that limit something, calls, names in strings, what
// manifests and infrastructure declare, comments that point back to specs.
//
// Most callers want [Read], and [Manifest] for files that are no code.
//
// It promises to read a file in one pass over its tokens, whatever the language:
// what differs are words. A number is followed to where it is used within its
// file and no farther, and a status that is compared is none that is answered.
package signs

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Read adds to out the signs of a scanned file, whose symbols and imports have
// been read.
func Read(src *lex.File, out *facts.File) {
	comments(src, out)
	switch src.Lang.Name {
	case "json", "yaml", "hcl", "toml", "properties", "xml":
		settings(out)
		return
	case "sql", "prisma", "dockerfile", "shell":
		return
	}
	r := newReader(src, out)
	defer r.forget()
	r.walk()
	r.pairRates()
	r.resolve()
	r.marks()
	r.inherit()
}

// reader is one file being read.
type reader struct {
	*lex.File
	*known
	out  *facts.File
	lang string

	open     []int32 // the brackets that are open, by token
	done     int     // tokens before it are part of a number that was read
	handlers []handler
	statusAt []int32 // token of each status in out, the same length
	numberAt []int32 // token of each number in out, the same length
	usedAt   int     // where the last use in out begins
	imports  string  // paths of all imports, to see which framework's names are meant
	extends  map[string]int32
	initial  [256]bool // the bytes that names of constants begin with
	gathers  about     // the words of one number, gathered in room
	room     [mostWords]string

	line, last int // lines of which the symbol below is the innermost function
	symbol     int32
}

// walk goes over the tokens once.
func (r *reader) walk() {
	for i := range r.Tokens {
		switch t := r.At(i); t.Kind {
		case lex.Word:
			r.word(i)
		case lex.Number:
			if i >= r.done {
				r.number(i)
			}
		case lex.String:
			r.text(i)
		case lex.Punct:
			r.punct(i, t)
		default: // a regular expression
		}
	}
}

func (r *reader) punct(i int, t lex.Token) {
	switch t.Byte {
	case '(', '[', '{':
		if t.Byte == '[' && r.lang == "ruby" {
			r.rack(i)
		}
		r.open = append(r.open, int32(i))
	case ')', ']', '}':
		if m := r.Partner(i); m >= 0 {
			for n := len(r.open); n > 0; n = len(r.open) {
				last := r.open[n-1]
				r.open = r.open[:n-1]
				if int(last) == m {
					break
				}
			}
			r.closed(m)
		}
	case '=', '-':
		if t.End-t.Start == 2 {
			r.arm(i)
		}
	}
}
