package doc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Section is a heading with all that it holds, up to the next heading of its
// level or above.
type Section struct {
	// Path is the slugs of the heading path joined by "/"; a repeated path has
	// "-2", "-3" … added. A single first-level heading at the top is the
	// document's title, not a section, and stands in no path.
	Path  string
	Title string // text of the heading, without its marks
	Level int    // 1 to 6
	Line  int    // 1-based

	Heading Span // the heading's own lines, without the last line end
	Span    Span // heading and body with all sub-sections
	Own     Span // body up to the first sub-section

	Parent   *Section
	Children []*Section
}

// assignPaths makes sections of headings in file order, of which Title, Level,
// Line and Heading are known: it fills in paths, spans and the tree. A lone
// first-level heading at the top is taken out and returned as the title.
func assignPaths(src []byte, headings []*Section) (title string, sections []*Section) {
	if isTitle(headings) {
		title, headings = headings[0].Title, headings[1:]
	}
	var open []*Section // the path to the present section
	used := make(map[string]int, len(headings))
	for i, s := range headings {
		for len(open) > 0 && open[len(open)-1].Level >= s.Level {
			open[len(open)-1].Span.End = s.Heading.Start
			open = open[:len(open)-1]
		}
		path := Slug(s.Title)
		if len(open) > 0 {
			s.Parent = open[len(open)-1]
			s.Parent.Children = append(s.Parent.Children, s)
			path = s.Parent.Path + "/" + path
		}
		s.Path = unusedPath(path, used)
		s.Span = Span{s.Heading.Start, len(src)}
		s.Own = Span{nextLine(src, s.Heading.End), len(src)}
		if i+1 < len(headings) {
			s.Own.End = headings[i+1].Heading.Start
			s.Own.Start = min(s.Own.Start, s.Own.End)
		}
		open = append(open, s)
	}
	return title, headings
}

func isTitle(headings []*Section) bool {
	if len(headings) == 0 || headings[0].Level != 1 {
		return false
	}
	return !slices.ContainsFunc(headings[1:], func(s *Section) bool { return s.Level == 1 })
}

// unusedPath adds "-2", "-3" … to a path that is taken; used counts how often
// each path was asked for.
func unusedPath(path string, used map[string]int) string {
	free := path
	for used[free] > 0 {
		used[path]++
		free = path + "-" + strconv.Itoa(used[path])
	}
	used[free]++
	return free
}

// FindSection finds a section by its path, its title, or the end of its path
// when only one section has it ("services" or "components/services"). The
// error is a *Fault: unknown_section, or ambiguous_section with the paths.
func FindSection(sections []*Section, arg string) (*Section, error) {
	arg = strings.TrimSpace(arg)
	for _, s := range sections {
		if s.Path == arg {
			return s, nil
		}
	}
	slugs := sluggedPath(arg)
	for _, matches := range []func(*Section) bool{
		func(s *Section) bool { return s.Title == arg },
		func(s *Section) bool { return s.Path == slugs },
		func(s *Section) bool { return Slug(s.Title) == Slug(arg) },
		func(s *Section) bool { return strings.HasSuffix(s.Path, "/"+slugs) },
	} {
		found := slices.DeleteFunc(slices.Clone(sections), func(s *Section) bool { return !matches(s) })
		switch len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return nil, sectionFault("ambiguous_section", "%q names %d sections; give the whole path", arg, found)
		}
	}
	return nil, sectionFault("unknown_section", "no section %q among %d", arg, sections)
}

// sluggedPath is the path that a person would mean by "Data Models / Order".
func sluggedPath(arg string) string {
	parts := strings.Split(arg, "/")
	for i, part := range parts {
		parts[i] = Slug(part)
	}
	return strings.Join(parts, "/")
}

func sectionFault(code, format, arg string, valid []*Section) *Fault {
	f := &Fault{Code: code, Field: "section", Given: arg, Message: fmt.Sprintf(format, arg, len(valid))}
	for _, s := range valid {
		f.Valid = append(f.Valid, s.Path)
	}
	return f
}
