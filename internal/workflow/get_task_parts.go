package workflow

import (
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs/doc"
)

// Why a part is in the answer.
const (
	whyCited     = "cited"     // the task's own reference
	whyInherited = "inherited" // the reference of the task's parent or heading
	whyNames     = "names"     // inferred from names and words
)

// TaskRef points at another task.
type TaskRef struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Status string `json:"status"`
}

// RequirementPart is a requirement with those of its criteria that matter.
type RequirementPart struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	Story    string          `json:"story,omitempty"`
	Why      string          `json:"why" enum:"cited,inherited,names"`
	By       string          `json:"by,omitempty" doc:"what it was inferred from"`
	File     string          `json:"file"`
	Line     int             `json:"line"`
	Criteria []CriterionPart `json:"criteria"`

	CriteriaAll int `json:"criteria_total,omitempty" doc:"when the requirement has more than listed"`

	of      *doc.Requirement
	dropped bool // given up for want of room
}

// CriterionPart is an acceptance criterion: its text, or where to get it.
type CriterionPart struct {
	ID   string `json:"id"`
	Text string `json:"text,omitempty"`
	URI  string `json:"uri,omitempty" doc:"in place of text that was left out"`
	Why  string `json:"why,omitempty" doc:"where it differs from the requirement's"`
	By   string `json:"by,omitempty"`
}

// DesignPart is a section of the design, or the passage of it that matters.
type DesignPart struct {
	Section string `json:"section"`
	Title   string `json:"title"`
	Why     string `json:"why" enum:"cited,inherited,names"`
	By      string `json:"by"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Text    string `json:"text,omitempty"`
	Passage bool   `json:"passage,omitempty" doc:"text is only a part of the section"`
	URI     string `json:"uri,omitempty" doc:"of the whole section, when not all of it is here"`

	whole   uri.Link // the whole section
	dropped bool     // given up for want of room
}

// PropertyPart is a correctness property that validates one of the criteria.
type PropertyPart struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text,omitempty"`
	Why   string `json:"why" enum:"cited,inherited,names"`
	File  string `json:"file"`
	Line  int    `json:"line"`
	URI   string `json:"uri,omitempty" doc:"in place of text that was left out"`

	whole uri.Link
}

// SteeringPart is a steering document that holds for the task.
type SteeringPart struct {
	Name string `json:"name"`
	Why  string `json:"why" doc:"always, or the file that its pattern matches"`
	URI  string `json:"uri"`
	Text string `json:"text,omitempty"`

	body string
}

// CodePart says whether something that the task names exists.
type CodePart struct {
	Name    string `json:"name"`
	Kind    string `json:"kind" enum:"file,symbol"`
	Verdict string `json:"verdict" enum:"exists,defined,mentioned,missing,not_checked"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Why     string `json:"why,omitempty" doc:"what kept it from being checked"`
}

// SourceLine is a line of a document, with its place.
type SourceLine struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

// Omission says what was left out, and how to get it.
type Omission struct {
	What string `json:"what"`
	Why  string `json:"why" doc:"max_bytes: no room; detail: only for detail=full; or what is wrong"`
	Get  string `json:"get"`
}
