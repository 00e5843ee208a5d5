package doc

// Status is what a task's box declares.
type Status string

// The four states that Kiro's marks declare (docs/kiro-format.md 1.3, rule 2).
const (
	Open       Status = "open"        // [ ]
	InProgress Status = "in_progress" // [-]
	Queued     Status = "queued"      // [~]
	Done       Status = "done"        // [x] [X]
)

// Tasks is a tasks document as read.
//
//	Sections            All (file order)
//	  Database ───────── 1 ──┬─ 1.1
//	                         └─ 1.2   (Parent and Children by number or indent)
type Tasks struct {
	Name     string // file name without .md
	Source   []byte // must not change: texts of tasks are parts of it
	Title    string
	Sections []*Section // in file order, all levels
	All      []*Task    // in file order
	Boxless  []*Section // headings that name work but hold no box
	Waves    []Wave
	Findings []Finding

	text    string    // Source, without a copy
	lasting []Finding // those that no mark in a box changes
	inWave  []int32   // of each task the position in Waves, -1 for none; nil without waves

	// For reading only.
	numbers map[string]numberUse
	kiro    []kiroReading // of each task
}

// Task is one line with a box. What stands below it is read again when it is
// asked for: see [Task.Details] and [Task.References].
type Task struct {
	ID       string // unique in the spec: see Tasks.Find
	Number   string // as written, without a final point: "2.1", "6B"; may be empty
	Title    string // text after box and number, one line, marks such as ~~ kept
	Status   Status
	Optional bool // Kiro's star after the box
	Tolerant bool // Kiro itself would not read this line as a task
	Parallel bool // (P)

	Line int  // 1-based line of the box
	Box  int  // offset of the mark inside the box: the one byte that a tick changes
	Head Span // the line of the box, without its line end
	Span Span // line and details, up to the next task or heading, without trailing blank lines

	Parent   *Task
	Children []*Task  // in file order
	Section  *Section // nearest heading above; nil if none

	form    taskForm
	index   int32 // in Tasks.All
	indent  int   // white space before the line's marker, in characters
	doc     *Tasks
	details []detailMark
}

// kiroReading is what Kiro itself makes of a task, where that may differ.
type kiroReading struct {
	number string // another one for "7.9*" and "6B."
	parent *Task
}

// kiro is Kiro's reading of the task, known only while the document is read.
func (t *Task) kiro() *kiroReading { return &t.doc.kiro[t.index] }

// taskForm is the kind of line that holds the box.
type taskForm uint8

const (
	inList    taskForm = iota // - [ ] or 1. [ ], quoted or not
	inHeading                 // ### [ ]
	inTable                   // | … | [ ] |
)

// Wave is one step of a task dependency graph: what may run together.
type Wave struct {
	ID    string
	Tasks []string // task numbers as written
	Line  int
}
