package resources

import (
	"context"
	"fmt"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// part is a part of a Markdown document, byte for byte.
func part(d *specfs.Document, span doc.Span) Content {
	return Content{MIMEType: uri.Markdown, Source: span.Of(d.Source), TTL: ttlOf(d.Kind)}
}

// whole is a whole document.
func whole(d *specfs.Document) Content {
	return Content{MIMEType: uri.MediaType(d.Path), Source: d.Source, TTL: ttlOf(d.Kind)}
}

// requirement finds a requirement, else a criterion, by its id: in the
// document that the name begins with, else in the first that has it.
func requirement(ctx context.Context, spec *specfs.Spec, name string) (Content, error) {
	candidates, id, err := holding(ctx, spec, name, specfs.KindRequirements, specfs.KindBugfix)
	if err != nil {
		return Content{}, err
	}
	for _, d := range candidates {
		if r := d.Requirements.Requirement(id); r != nil {
			return part(d, r.Span), nil
		}
		if c := d.Requirements.Criterion(id); c != nil {
			return part(d, c.Span), nil
		}
	}
	return Content{}, &doc.Fault{Code: codeUnknownRequirement, Given: name, Message: fmt.Sprintf("spec %q has no requirement or criterion %q", spec.ID, name)}
}

// section finds a section of a design by its path; failing that, as read_spec
// does, by title or the end of a path.
func section(ctx context.Context, spec *specfs.Spec, name string) (Content, error) {
	candidates, path, err := holding(ctx, spec, name, specfs.KindDesign)
	if err != nil {
		return Content{}, err
	}
	for _, d := range candidates {
		exact := func(s *doc.Section) bool { return s.Path == path }
		if i := slices.IndexFunc(d.Design.Sections, exact); i >= 0 {
			return part(d, d.Design.Sections[i].Span), nil
		}
	}
	for _, d := range candidates {
		if s, err := d.Design.Section(path); err == nil {
			return part(d, s.Span), nil
		}
	}
	return Content{}, &doc.Fault{Code: codeUnknownSection, Given: name, Message: fmt.Sprintf("the design of spec %q has no section %q", spec.ID, name)}
}

// property finds a correctness property of a design by its id, as requirement
// finds a requirement; failing that, by an id that differs in case.
func property(ctx context.Context, spec *specfs.Spec, name string) (Content, error) {
	candidates, id, err := holding(ctx, spec, name, specfs.KindDesign)
	if err != nil {
		return Content{}, err
	}
	for _, d := range candidates {
		exact := func(p *doc.Property) bool { return p.ID == id }
		if i := slices.IndexFunc(d.Design.Properties, exact); i >= 0 {
			return part(d, d.Design.Properties[i].Span), nil
		}
	}
	for _, d := range candidates {
		if p := d.Design.Property(id); p != nil {
			return part(d, p.Span), nil
		}
	}
	return Content{}, &doc.Fault{Code: codeUnknownProperty, Given: name, Message: fmt.Sprintf("the design of spec %q has no property %q", spec.ID, name)}
}

// holding reads the documents of these kinds that may hold a part: the one
// that the name begins with, else all. It splits the name from the part's id.
// The error is of one that cannot be read, when none can.
func holding(ctx context.Context, spec *specfs.Spec, name string, kinds ...specfs.Kind) ([]*specfs.Document, string, error) {
	found, findings := spec.All(ctx, kinds...)
	if document, id := uri.CutDocument(name); document != "" {
		named := func(d *specfs.Document) bool { return d.Name == document }
		if i := slices.IndexFunc(found, named); i >= 0 {
			return found[i : i+1], id, nil
		}
	}
	if len(found) == 0 && len(findings) > 0 {
		return nil, "", &doc.Fault{Code: findings[0].Code, Given: name, Message: findings[0].Message}
	}
	return found, name, ctx.Err()
}
