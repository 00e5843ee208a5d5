package rules

import (
	"fmt"
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// subject is a spec as rules see it.
type subject struct {
	requirements []*specfs.Document // requirements.md and the like
	bugfixes     []*specfs.Document // rules of our own say nothing of them
	designs      []*specfs.Document
	tasks        []*specfs.Document

	index *doc.Index               // over all requirements, bugfix among them
	read  map[string][]doc.Finding // what reading found, by code
	order map[string]int           // of the documents, by path
	words map[*specfs.Document]Language
}

// newSubject is the subject of a spec's documents; besides is what was found of
// the spec that is not in them.
func newSubject(documents []*specfs.Document, besides []doc.Finding) *subject {
	s := &subject{
		index: indexOf(documents),
		read:  map[string][]doc.Finding{},
		order: map[string]int{},
		words: map[*specfs.Document]Language{},
	}
	for i, d := range documents {
		s.order[d.Path] = i
		switch d.Kind {
		case specfs.KindRequirements, specfs.KindBugfix:
			if d.Requirements.Bugfix {
				s.bugfixes = append(s.bugfixes, d)
			} else {
				s.requirements = append(s.requirements, d)
			}
		case specfs.KindDesign:
			s.designs = append(s.designs, d)
		case specfs.KindTasks:
			s.tasks = append(s.tasks, d)
		default:
			continue
		}
		s.words[d] = languageOf(d.Source)
	}
	for _, f := range slices.Concat(besides, Reading(documents)) {
		s.read[f.Code] = append(s.read[f.Code], f)
	}
	return s
}

// seenBy is the subject without the documents in languages that the rule does
// not read. why says what is missing then.
func (s *subject) seenBy(r *Rule) (view *subject, why string) {
	seen := *s
	if r.find == nil {
		seen.requirements = slices.Concat(s.requirements, s.bugfixes)
	}
	for _, k := range []struct {
		kind specfs.Kind
		list *[]*specfs.Document
	}{
		{specfs.KindRequirements, &seen.requirements},
		{specfs.KindDesign, &seen.designs},
		{specfs.KindTasks, &seen.tasks},
	} {
		there := *k.list
		if r.Language != "" {
			*k.list = slices.DeleteFunc(slices.Clone(there), func(d *specfs.Document) bool { return s.words[d] != r.Language })
		}
		switch {
		case !slices.Contains(r.Needs, k.kind) || len(*k.list) > 0:
		case len(there) == 0:
			return nil, fmt.Sprintf("no %s document", k.kind)
		default:
			return nil, fmt.Sprintf("%s not in %s", k.kind, r.Language)
		}
	}
	return &seen, ""
}

// noShall says that no criterion obliges, so that rules about obligations have
// nothing to read.
func noShall(s *subject) string {
	found := false
	s.eachCriterion(func(_ *specfs.Document, c *doc.Criterion) { found = found || obligation().MatchString(c.Text) })
	if found {
		return ""
	}
	return "no criterion has SHALL"
}

// eachCriterion calls visit for every criterion of the spec.
func (s *subject) eachCriterion(visit func(d *specfs.Document, c *doc.Criterion)) {
	for _, d := range s.requirements {
		for _, r := range d.Requirements.All {
			for _, c := range r.Criteria {
				visit(d, c)
			}
		}
	}
}
