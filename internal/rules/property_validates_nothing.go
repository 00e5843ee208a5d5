package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var propertyValidatesNothing = Rule{
	ID: "property_validates_nothing", Group: Coverage, Severity: doc.Info,
	Title:  "a property that validates no requirement, where others do",
	Why:    "its test shows that something holds which nobody asked for",
	Fix:    "add **Validates: Requirements …**",
	Needs:  []specfs.Kind{specfs.KindDesign},
	unless: noProperties,
	Judged: Judgment{2, 2},
	find:   findPropertyValidatesNothing,
}

func noProperties(s *subject) string {
	if slices.ContainsFunc(s.designs, func(d *specfs.Document) bool { return len(d.Design.Properties) > 0 }) {
		return ""
	}
	return "no properties"
}

func findPropertyValidatesNothing(s *subject, report reporter) {
	for _, d := range s.designs {
		var silent []*doc.Property
		for _, p := range d.Design.Properties {
			if len(p.Validates) == 0 {
				silent = append(silent, p)
			}
		}
		if 2*len(silent) > len(d.Design.Properties) {
			continue
		}
		for _, p := range silent {
			report(d, p.Line, "property %s validates nothing", p.ID)
		}
	}
}
