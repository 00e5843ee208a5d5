package author

import (
	"kiro-mcp/internal/compose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// operation is one way to change a document.
type operation struct {
	target, after, text use
	document            specfs.Kind       // the one it means when none is named
	means               map[string]string // what its arguments are, for refusals
	compose             func(compose.Document, UpdateSpecParams) (compose.Written, error)
}

// use says whether an operation has a use for an argument. One that it has none
// for is refused, since otherwise it would do something else than was asked.
type use int

const (
	never use = iota
	may
	must
)

// The arguments that operations share.
const (
	aHeading = "a heading, or its path as read_spec gives it"
	markdown = "Markdown as it would stand there"
)

var operations = map[string]operation{
	"replace_section": {
		target: must, text: must, means: map[string]string{"target": aHeading, "text": markdown},
		compose: func(d compose.Document, p UpdateSpecParams) (compose.Written, error) {
			return compose.ReplaceSection(d, p.Target, p.Text)
		},
	},
	opAppendSection: {
		target: may, after: may, text: must, means: map[string]string{"text": markdown},
		compose: func(d compose.Document, p UpdateSpecParams) (compose.Written, error) {
			return compose.AppendSection(d, p.Target, p.Text, p.After)
		},
	},
	"replace_text": {
		target: must, text: must, means: map[string]string{"target": "the old text, which must stand there once", "text": "the new text"},
		compose: func(d compose.Document, p UpdateSpecParams) (compose.Written, error) {
			return compose.ReplaceText(d, p.Target, p.Text)
		},
	},
	opAddRequirement: {
		after: may, text: must, document: specfs.KindRequirements, means: map[string]string{"text": "its title on the first line, then the story, then numbered criteria"},
		compose: inRequirements(func(d *doc.Requirements, p UpdateSpecParams) (compose.Written, error) {
			return compose.AddRequirement(d, p.Text, p.After)
		}),
	},
	"add_criterion": {
		target: must, after: may, text: must, document: specfs.KindRequirements, means: map[string]string{"target": "a requirement's id", "text": "the criterion's sentence"},
		compose: inRequirements(func(d *doc.Requirements, p UpdateSpecParams) (compose.Written, error) {
			return compose.AddCriterion(d, p.Target, p.Text, p.After)
		}),
	},
	"replace_criterion": {
		target: must, text: must, document: specfs.KindRequirements, means: map[string]string{"target": "a criterion's id", "text": "its new sentence"},
		compose: inRequirements(func(d *doc.Requirements, p UpdateSpecParams) (compose.Written, error) {
			return compose.ReplaceCriterion(d, p.Target, p.Text)
		}),
	},
	opAddTasks: {
		target: may, after: may, text: must, document: specfs.KindTasks, means: map[string]string{"text": "one task a line, nested by indent, details below it"},
		compose: inTasks(func(d *doc.Tasks, p UpdateSpecParams) (compose.Written, error) {
			return compose.AddTasks(d, p.Target, p.Text, p.After)
		}),
	},
	"edit_task": {
		target: must, text: must, document: specfs.KindTasks, means: map[string]string{"target": "an open task's id", "text": "its title, then its details"},
		compose: inTasks(func(d *doc.Tasks, p UpdateSpecParams) (compose.Written, error) {
			return compose.EditTask(d, p.Target, p.Text)
		}),
	},
	"remove": {
		target: must, means: map[string]string{"target": "the id of a requirement, a criterion or an open task, or a heading"},
		compose: func(d compose.Document, p UpdateSpecParams) (compose.Written, error) {
			return compose.Remove(d, p.Target)
		},
	},
	opRecordDecision: {
		target: may, text: must, document: specfs.KindDesign, means: map[string]string{"text": "what was decided on the first line, then lines such as Why: and Alternatives:"},
	},
	opApprove: {means: map[string]string{"by": "the name of who agrees"}},
}

func inRequirements(do func(*doc.Requirements, UpdateSpecParams) (compose.Written, error)) func(compose.Document, UpdateSpecParams) (compose.Written, error) {
	return func(d compose.Document, p UpdateSpecParams) (compose.Written, error) {
		if d.Requirements == nil {
			return compose.Written{}, otherDocument(p, "requirements or bugfix")
		}
		return do(d.Requirements, p)
	}
}

func inTasks(do func(*doc.Tasks, UpdateSpecParams) (compose.Written, error)) func(compose.Document, UpdateSpecParams) (compose.Written, error) {
	return func(d compose.Document, p UpdateSpecParams) (compose.Written, error) {
		if d.Tasks == nil {
			return compose.Written{}, otherDocument(p, "tasks")
		}
		return do(d.Tasks, p)
	}
}

func otherDocument(p UpdateSpecParams, kind string) error {
	return &doc.Fault{Code: codeInvalidArgument, Field: "document", Given: p.Document, Message: p.Operation + " changes a " + kind + " document; for another kind use append_section or replace_section"}
}
