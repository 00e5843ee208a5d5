package conform

import (
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform/alike"
)

// namedFor reports whether a number says by its own name that it is the one which a
// promise means, so that another value breaks the promise. A constant or setting has
// to share two words with the line of the design, what is limited among them; the
// names of functions and files around it are those of many numbers. An argument that
// is a constant has the constant's name.
func (c candidate) namedFor(promise *claims.Claim) bool {
	subject := subjectOf(promise.Limit)
	switch {
	case c.only || len(subject) == 0:
		return true
	case !digits(c.number.Text) && c.number.Callee != "" && !declared(c.number):
		return sharesTwo(promise, subject, stems(wordsOf(c.number.Text)))
	case declared(c.number) && c.number.Name != "" && !bounds(c.number):
		return sharesTwo(promise, subject, stems(ownWords(c.file, c.number)))
	case promise.Limit.What == "count" && !ownNameIs(c.file, c.number, subject):
		own := stems(argumentWords(c.file, c.number))
		addAlikes(own)
		return shared(subject, own) > 0
	}
	return true
}

// sharesTwo asks for two words of a name in the line of a promise or among those of
// its kind, one of which says what is limited.
func sharesTwo(c *claims.Claim, subject, own map[string]bool) bool {
	said := stems(wordsOf(c.Quote + " " + strings.Join(c.Limit.Subject, " ") + " " + c.Limit.What))
	for _, set := range kindsOfNumber()[c.Limit.What].firm {
		for _, w := range set {
			said[stem(alike.Singular(w))] = true
		}
	}
	addAlikes(own)
	return shared(said, own) >= 2 && shared(subject, own) > 0
}

func stems(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, w := range list {
		out[stem(alike.Singular(w))] = true
	}
	return out
}

func digits(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// ownWords are those of a declared number's name and of what it is a member of: the
// section of a setting, the class of a constant. A name of one letter says nothing.
func ownWords(f *facts.File, n *facts.Number) []string {
	out := wordsOf(n.Name)
	if len(n.Name) < 2 && !inSection(f, n) {
		return nil
	}
	if inSection(f, n) {
		out = append(out, n.Subject...)
	}
	return out
}

// inSection reports whether the words around a number are those of a section or type
// rather than those of a function.
func inSection(f *facts.File, n *facts.Number) bool {
	if n.Symbol < 0 || int(n.Symbol) >= len(f.Symbols) {
		return true
	}
	kind := f.Symbols[n.Symbol].Kind
	return kind != facts.Function && kind != facts.Method
}

// argumentWords are the words of a call and its arguments without those of the
// function around it.
func argumentWords(f *facts.File, n *facts.Number) []string {
	out := slices.Clone(n.Subject)
	if !inSection(f, n) {
		s := &f.Symbols[n.Symbol]
		around := wordsOf(s.Name + " " + s.Owner)
		out = slices.DeleteFunc(out, func(w string) bool { return slices.Contains(around, w) })
	}
	return append(out, wordsOf(n.Name+" "+n.Callee)...)
}

// ofTestRunner reports whether a file sets how tests are run.
func ofTestRunner(file string) bool {
	base := strings.ToLower(path.Base(file))
	for _, runner := range []string{"vitest.", "jest.", "playwright.", "cypress.", "karma.", "wdio.", ".mocharc", "phpunit.", "pytest.", "conftest."} {
		if strings.HasPrefix(base, runner) {
			return true
		}
	}
	return false
}

// lasting are the kinds of limits that are times.
var lasting = map[string]bool{"timeout": true, "ttl": true, "interval": true, "window": true}

// bounds reports whether a number is a bound of input or of arithmetic, as "max" of
// a rule and Math.max are: neither lasts.
func bounds(n *facts.Number) bool {
	for _, name := range []string{n.Name, lastPart(n.Callee)} {
		switch fold(name) {
		case "max", "min", "maxlength", "minlength", "between", "range", "length", "size", "clamp":
			return true
		}
	}
	return false
}
