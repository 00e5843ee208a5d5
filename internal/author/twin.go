package author

import (
	"slices"

	"kiro-mcp/internal/compose"
	"kiro-mcp/specfs/doc"
)

// alreadyThere gives, for an addition, the ids of parts that say the same in
// the same place before it; nil when one of them is new. A call that is sent
// again, as hosts do after a lost answer, then adds nothing.
func alreadyThere(before, after compose.Document, p UpdateSpecParams, added []string) []string {
	var same func(id string) string
	switch p.Operation {
	case opAddTasks:
		same = func(id string) string { return sameTask(before.Tasks, after.Tasks, id) }
	case opAddRequirement, "add_criterion":
		same = func(id string) string { return samePart(before.Requirements, after.Requirements, id) }
	case opAppendSection:
		same = func(path string) string { return sameSection(before, after, path) }
	}
	if same == nil || len(added) == 0 {
		return nil
	}
	var ids []string
	for _, id := range added {
		twin := same(id)
		if twin == "" {
			return nil
		}
		ids = append(ids, twin)
	}
	return ids
}

func sameTask(before, after *doc.Tasks, id string) string {
	t, err := after.Find(id)
	if err != nil {
		return ""
	}
	for _, had := range before.All {
		if had.Fingerprint() == t.Fingerprint() && parentTitle(had) == parentTitle(t) {
			return had.ID
		}
	}
	return ""
}

func parentTitle(t *doc.Task) string {
	if t.Parent == nil {
		return ""
	}
	return t.Parent.Title
}

// samePart finds a requirement of the same title, story and criteria, or a
// criterion of the same text in the same requirement.
func samePart(before, after *doc.Requirements, id string) string {
	if r := after.Requirement(id); r != nil {
		for _, had := range before.All {
			if textOf(had) == textOf(r) {
				return had.ID
			}
		}
		return ""
	}
	c := after.Criterion(id)
	if c == nil {
		return ""
	}
	for _, r := range before.All {
		same := func(had *doc.Criterion) bool { return doc.Fingerprint(had.Text) == doc.Fingerprint(c.Text) }
		if i := slices.IndexFunc(r.Criteria, same); i >= 0 && (r.ID == c.Requirement.ID || textOf(r) == textOf(c.Requirement)) {
			return r.Criteria[i].ID
		}
	}
	return ""
}

func textOf(r *doc.Requirement) string {
	pieces := []string{r.Title, "\x00", r.Story}
	for _, c := range r.Criteria {
		pieces = append(pieces, "\x00", c.Text)
	}
	return doc.Fingerprint(pieces...)
}

func sameSection(before, after compose.Document, path string) string {
	added, err := doc.FindSection(after.Sections(), path)
	if err != nil {
		return ""
	}
	for _, had := range before.Sections() {
		if had.Level == added.Level && doc.Fingerprint(string(had.Span.Of(before.Source))) == doc.Fingerprint(string(added.Span.Of(after.Source))) {
			return had.Path
		}
	}
	return ""
}
