package claims

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// behaves makes a claim of a piece that promises something and became none:
// what a part of the system does, a property that holds for all of something,
// or a test. No text shows such things; a reader is asked, where the part is
// known or the piece says itself what is done.
func (r *reading) behaves(b *block) {
	if b.frame.leftOut != "" {
		return
	}
	var c Claim
	switch lower := strings.ToLower(b.text); {
	case isProperty(lower):
		c = Claim{Kind: KindProperty, Component: &Component{Name: r.partSaid(b)}}
	case b.ofTests():
		if !isTest(lower, b) && !b.says() {
			return
		}
		c = Claim{Kind: KindTest, Component: &Component{Name: r.partSaid(b)}}
	default:
		name := r.partOf(b)
		if name == "" && !b.acts() && !b.says() {
			return
		}
		c = Claim{Kind: KindBehaviour, Component: &Component{Name: name}}
	}
	c.Element = behaviourElement(c.Kind, c.Component.Name, b.text)
	r.take(c, b.line, b.section, b.frame)
}

// tellsPart reports whether a piece that does not read like a promise stands
// below the title of a part and says something of it: "Responsibility: keeps
// carts", "- Form for new carts".
func (r *reading) tellsPart(b *block) bool {
	if b.frame.motive || b.frame.testing || b.leads || b.kind != item && b.kind != sentence || saysWhy(b.raw) || validates(b.text) || likeCode(b.text) {
		return false
	}
	if b.kind == sentence {
		head, _ := cutHead(b.text)
		return anyWord(words(head), func(w string) bool { return strings.HasPrefix(w, "responsibilit") || w == "职责" }) && r.partOf(b) != ""
	}
	if len(words(b.text)) < 3 && wideLetters(b.text) < 5 {
		return false
	}
	return len(words(b.text)) > 4 || r.below.part != "" && r.below.section == b.section || r.partTitledAround(b)
}

func (r *reading) partTitledAround(b *block) bool {
	for n, title := range b.around() {
		if n < 3 && r.partTitled(title) != "" {
			return true
		}
	}
	return false
}

// behaviourElement names a behaviour by its part and its first words.
func behaviourElement(kind Kind, part, text string) string {
	list := words(cut(text, 300))
	said := strings.Join(list[:min(len(list), 10)], " ")
	if part == "" {
		return string(kind) + " " + said
	}
	return string(kind) + " " + part + ": " + said
}

// isProperty reports whether a sentence says what holds for all of something.
func isProperty(lower string) bool {
	if strings.HasPrefix(lower, "property ") {
		_, lower, _ = strings.Cut(lower, "for ")
		lower = "for " + lower
	}
	for _, lead := range []string{"for any ", "for all ", "for every ", "for each ", "given any ", "*for any", "对于任意", "对于任何", "对任意", "任意の"} {
		if strings.HasPrefix(lower, lead) {
			return true
		}
	}
	return false
}

// isTest reports whether a piece of a chapter on tests says what is tested.
func isTest(lower string, b *block) bool {
	if b.kind == sentence {
		return false
	}
	_, said := holdsAny(lower, []string{"test", "tests", "tested", "verify", "verifies", "validate", "validates", "confirm", "confirms", "ensure", "ensures", "assert", "asserts", "mock", "simulate", "coverage", "测试", "验证", "テスト", "検証"})
	return said || b.below([]string{"unit test", "unit tests", "unit testing", "integration test", "integration tests", "integration testing", "e2e tests", "end-to-end tests", "end-to-end testing", "property tests", "property-based testing", "property-based tests", "test cases", "单元测试", "集成测试"})
}

// partSaid is the part of the system that a piece names itself.
func (r *reading) partSaid(b *block) string {
	parts := r.knownParts()
	for _, w := range pathWords(cut(b.text, longPart)) {
		if parts[strings.ToLower(w)] != "" {
			return parts[strings.ToLower(w)]
		}
	}
	return ""
}

// partOf is the part of the system that a piece is about: the one that it
// begins with, or else the one below whose title it stands.
func (r *reading) partOf(b *block) string {
	parts := r.knownParts()
	first := strings.Fields(strings.TrimLeft(cut(b.text, 200), "`*_ "))
	for n := min(len(first), 4); n > 0; n-- { // "The Order Service validates"
		name := strings.Trim(strings.Join(first[:n], " "), "`*:,.")
		name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "Each ")
		if part := parts[strings.ToLower(strings.Trim(name, "`"))]; part != "" {
			return part
		}
	}
	for _, title := range b.around() {
		if part := r.partTitled(title); part != "" {
			return part
		}
	}
	if r.below.part != "" && r.below.section == b.section {
		return r.below.part
	}
	if route := b.routeAround(); route != nil {
		return route.Method + " " + route.Path
	}
	if name := r.nameIn(b.text); name != "" {
		return name
	}
	return b.fileAround()
}

// fileAround is the file that the titles around a piece name.
func (b *block) fileAround() string {
	for _, title := range b.around() {
		for _, w := range pathWords(cut(title, 120)) {
			if isFilePath(w) || namesFile(w) {
				return w
			}
		}
	}
	return ""
}

// nameIn is the first name between back-ticks that the design declares
// elsewhere: a function, a table, a file, an error.
func (r *reading) nameIn(text string) string {
	if !strings.Contains(text, "`") {
		return ""
	}
	names := r.knownNames()
	for i, span := range strings.Split(cut(text, longPart), "`") {
		if i%2 == 0 {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimSpace(span), "(")
		if names[name] {
			return name
		}
	}
	return ""
}

// knownNames are the names that claims about structure are about.
func (r *reading) knownNames() map[string]bool {
	if r.names != nil {
		return r.names
	}
	r.names = map[string]bool{}
	for i := range r.out.Claims {
		switch c := &r.out.Claims[i]; {
		case c.Method != nil:
			r.names[c.Method.Name] = true
			r.names[owned(c.Method.Owner, c.Method.Name)] = true
		case c.Type != nil:
			r.names[c.Type.Name] = true
		case c.Kind == KindComponent:
			r.names[c.Component.Name] = true
		case c.Field != nil:
			r.names[c.Field.Name] = true
		case c.Table != nil:
			r.names[c.Table.Name] = true
		case c.Column != nil:
			r.names[c.Column.Name] = true
		case c.File != nil:
			r.names[c.File.Path] = true
			r.names[c.File.Path[strings.LastIndexByte(c.File.Path, '/')+1:]] = true
		case c.Error != nil:
			r.names[c.Error.Name] = true
		case c.Constant != nil:
			r.names[c.Constant.Name] = true
		}
	}
	for name := range r.names {
		if !strings.Contains(strings.Trim(name, "_"), "_") && !camel(name) && !strings.Contains(name, ".") {
			delete(r.names, name) // "error", "id" and "list" are said of many things
		}
	}
	return r.names
}

// partLabel is the last label of a section that named a part. Labels below it
// that name none ("Implementation details") are about the same part.
type partLabel struct {
	section *doc.Section
	part    string
}

// enterPart notes the part that a label names.
func (r *reading) enterPart(b *block) {
	if b.kind == label {
		if part := r.partTitled(b.text); part != "" {
			r.below = partLabel{b.section, part}
		}
	}
}

// partTitled is the part that a title names: a known one, or a name that is
// written like one.
func (r *reading) partTitled(title string) string {
	if len(title) > 120 {
		return ""
	}
	plain := strings.TrimSpace(withoutMarker(strings.Trim(title, "*: ")))
	if at := strings.IndexAny(plain, "(（"); at > 0 {
		plain = strings.TrimSpace(plain[:at])
	}
	if part := r.knownParts()[strings.ToLower(strings.Trim(plain, "`"))]; part != "" {
		return part
	}
	if name := classIn(title); name != "" {
		return name
	}
	return partName(title)
}

// knownParts are the components and types that the design names, by their name
// in lower case; a name in camel case with blanks as well.
func (r *reading) knownParts() map[string]string {
	if r.parts != nil {
		return r.parts
	}
	r.parts = map[string]string{}
	for i := range r.out.Claims {
		name := ""
		switch c := &r.out.Claims[i]; {
		case c.Kind == KindComponent:
			name = c.Component.Name
		case c.Type != nil:
			name = c.Type.Name
		case c.Method != nil && c.Method.Owner != "":
			name = c.Method.Owner
		}
		if len(name) < 4 {
			continue
		}
		r.parts[strings.ToLower(name)] = name
		r.parts[strings.Join(words(name), " ")] = name
	}
	return r.parts
}
