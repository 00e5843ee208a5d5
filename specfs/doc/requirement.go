package doc

// Requirements is a requirements or bugfix document as read.
type Requirements struct {
	Name     string
	Source   []byte
	Title    string
	Bugfix   bool
	Sections []*Section
	All      []*Requirement // in file order
	Glossary []Term
	Findings []Finding
}

// Requirement is a heading such as "### Requirement 3: Title" or
// "## User Story 3: Title" with its story and criteria.
type Requirement struct {
	ID       string // "3", "2A", "FR-2.1"
	Title    string
	Story    string // one line, marks removed
	Line     int
	Heading  Span
	Span     Span
	Criteria []*Criterion
	Section  *Section
}

// Criterion is one acceptance criterion. Its id is counted as Kiro counts:
// requirement and list number, letters kept; full ids stand as written.
type Criterion struct {
	ID          string // "3.2", "4.8b"; a user story's item k is "N.k"
	Text        string // whole text on one line, without number, bullet and box
	Line        int
	Span        Span
	Requirement *Requirement

	HasBox bool
	Box    int // offset of the mark, when HasBox
	Status Status
}

// Term is a glossary entry.
type Term struct {
	Name, Text string
	Line       int
}
