package doc

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

	Heading Span // the heading's own lines
	Span    Span // heading and body with all sub-sections
	Own     Span // body up to the first sub-section

	Parent   *Section
	Children []*Section
}
