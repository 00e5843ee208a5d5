package doc

import (
	"strings"
	"unicode/utf8"
)

// propertyReader collects properties. The same property may be named again in
// an overview or a test plan; the surest form is the property itself.
type propertyReader struct {
	m     *markdown
	found []foundProperty
	open  bool // lines belong to the last one found
}

type foundProperty struct {
	*Property
	sure propertyForm
	text []string
	end  int // where its heading's section ends
}

type propertyForm int

const (
	inText propertyForm = iota // Property 1: Title
	inBold                     // **Property 1: Title**
	asHead                     // ### Property 1: Title
)

func readProperties(m *markdown) []*Property {
	r := propertyReader{m: m}
	for _, b := range m.blocks {
		switch b.kind {
		case headingBlock:
			r.readHeading(b)
		case paragraphBlock:
			for i, line := range b.lines {
				r.readLine(b, line, i == 0)
			}
		case fenceBlock, htmlBlock:
		}
	}
	return r.surest()
}

func (r *propertyReader) readHeading(b block) {
	line := b.lines[0]
	id, title, _, ok := readPropertyName(plainText(string(line.Of(r.m.src))))
	switch {
	case ok && b.section != nil && b.section.Heading == r.m.wholeLine(line):
		r.add(b, b.section.Span, asHead, id, title)
	case r.open && b.section != nil && b.section.Heading.Start < r.found[len(r.found)-1].end:
	default:
		r.open = false
	}
}

func (r *propertyReader) readLine(b block, line Span, fresh bool) {
	text := string(line.Of(r.m.src))
	said := plainText(text)
	whole := r.m.wholeLine(line)
	inList := readItemMarker(string(whole.Of(r.m.src))).any()
	if id, title, named, ok := readPropertyName(said); ok && named && fresh && !inList && b.section != nil && r.mayBegin(id, text) {
		form := inText
		if strings.HasPrefix(text, "**") {
			form = inBold
			if words, after, ok := strings.Cut(text[2:], "**"); ok {
				_, title, _, _ = readPropertyName(plainText(words))
				said = plainText(after)
			}
		} else {
			said = ""
		}
		r.add(b, Span{whole.Start, b.section.Own.End}, form, id, title)
	}
	if !r.open || said == "" {
		return
	}
	last := &r.found[len(r.found)-1]
	if payload, ok := validatesPayload(r.m.src, line); ok {
		last.Validates = append(last.Validates, ParseReferences(r.m.src, payload, r.m.lines.line(line.Start))...)
		return
	}
	last.text = append(last.text, strings.TrimLeft(said, ":：-– "))
}

// mayBegin says whether a paragraph may begin a property where it stands: below
// the heading of one, only in bold and with another id.
func (r *propertyReader) mayBegin(id, text string) bool {
	if !r.open {
		return true
	}
	last := r.found[len(r.found)-1]
	return last.sure != asHead || last.ID != id && strings.HasPrefix(text, "**")
}

func (r *propertyReader) add(b block, span Span, form propertyForm, id, title string) {
	if n := len(r.found); n > 0 && r.open && r.found[n-1].Span.End > span.Start {
		r.found[n-1].Span.End = span.Start
	}
	p := &Property{ID: id, Title: title, Line: r.m.lines.line(span.Start), Span: span, Section: b.section}
	r.found = append(r.found, foundProperty{Property: p, sure: form, end: span.End})
	r.open = true
}

// surest drops what only names a property that stands elsewhere as a heading
// or in bold.
func (r *propertyReader) surest() []*Property {
	best := make(map[string]propertyForm)
	for _, f := range r.found {
		best[f.ID] = max(best[f.ID], f.sure)
	}
	var properties []*Property
	for _, f := range r.found {
		if f.sure == best[f.ID] {
			f.Text = foldLines(f.text)
			properties = append(properties, f.Property)
		}
	}
	return properties
}

// readPropertyName reads "Property 2: Title", "属性 2：", "プロパティ2: …". named
// says that a colon or the like follows the id, as it must outside headings.
// "Property-Based Tests" and "Property Reflection" have no id.
func readPropertyName(said string) (id, title string, named, ok bool) {
	said = strings.TrimPrefix(said, "Correctness ")
	said = strings.TrimLeft(said[scanHeadingNumber(said):], ". ")
	for _, word := range []string{"Property", "属性", "プロパティ", "性质", "Properti", "Propiedad", "Propriedade", "Свойство"} {
		rest, found := strings.CutPrefix(said, word)
		if !found {
			continue
		}
		rest = strings.TrimLeft(rest, " #")
		n := scanID(rest)
		if n == 0 {
			continue
		}
		after := strings.TrimLeft(rest[n:], " ")
		title, ok = cutSeparator(rest[n:])
		return rest[:n], title, after == "" || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "：") || strings.HasPrefix(after, "—") || strings.HasPrefix(after, "- "), ok
	}
	return "", "", false, false
}

// validatesPayload is the part of a line such as "**Validates: Requirements
// 1.2**" that lists what is validated.
func validatesPayload(src []byte, line Span) (Span, bool) {
	text := string(line.Of(src))
	start := strings.TrimLeft(text, " \t-*_`")
	for _, word := range []string{"Validates", "Validate", "验证需求", "验证", "検証", "Memvalidasi", "Valida"} {
		rest, ok := strings.CutPrefix(start, word)
		if !ok {
			continue
		}
		if colon := strings.IndexAny(rest, ":："); colon >= 0 && len(strings.Fields(rest[:colon])) <= 2 {
			_, size := utf8.DecodeRuneInString(rest[colon:])
			return Span{line.End - len(rest) + colon + size, line.End}, true
		}
		rest = strings.TrimLeft(rest, " *_")
		if isRequirementWord(wordAt(rest)) {
			return Span{line.End - len(rest), line.End}, true
		}
	}
	return Span{}, false
}
