package author

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

//go:embed templates/*.md
var embedded embed.FS

// The forms that requirements can begin in.
const (
	formEARS        = "ears"
	formUserStories = "user-stories"
)

// template is the text that a document begins with, and where it is from.
type template struct {
	name string // of an embedded one, or the path of the project's own
	text string
}

// The places in a template that are filled in when a document is made; all
// other {{NAMES}} are left for its author.
const (
	placeTitle = "{{TITLE}}"
	placeName  = "{{NAME}}"
)

// unfilled is a place that is left for the author of a document.
var unfilled = pattern.Of(`\{\{[A-Z][A-Z0-9_]*\}\}`)

// templateFor finds what a document of a new spec begins with: the form that
// the caller named, else what .kiro/config.yml names, else the project's own in
// .kiro/templates, else ours. Requirements of the flat form are stories.
func templateFor(at specfs.Place, kind, document, form string) (template, error) {
	if document != string(specfs.KindRequirements) || form == "" {
		set, err := readSettings(at)
		if err != nil {
			return template{}, err
		}
		named := set.Templates[document]
		switch {
		case isForm(named) && document == string(specfs.KindRequirements):
			form = named
		case named != "":
			return readTemplate(at, path.Join(at.Kiro(), named))
		default:
			own, err := projectTemplate(at, document)
			if err != nil || own.text != "" {
				return own, err
			}
		}
	}
	return builtIn(at, kind, document, form)
}

// projectTemplate is the one in .kiro/templates; empty when there is none.
func projectTemplate(at specfs.Place, document string) (template, error) {
	for _, file := range []string{document + ".md", document + "-template.md"} {
		rel := path.Join(at.Kiro(), "templates", file)
		if _, err := at.Workspace.Stat(rel); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		return readTemplate(at, rel)
	}
	return template{}, nil
}

func readTemplate(at specfs.Place, rel string) (template, error) {
	source, err := at.Workspace.ReadFile(rel)
	if err != nil {
		return template{}, unusableTemplate(rel, err)
	}
	return template{name: rel, text: string(source)}, nil
}

func builtIn(at specfs.Place, kind, document, form string) (template, error) {
	name := document
	switch {
	case document == string(specfs.KindRequirements) && form != "":
		name = form
	case document == string(specfs.KindRequirements) && at.Flat():
		name = formUserStories
	case document == string(specfs.KindRequirements):
		name = formEARS
	case kind == specfs.SpecBugfix && document != string(specfs.KindBugfix):
		name = "bugfix-" + document
	}
	text, err := embedded.ReadFile("templates/" + name + ".md")
	return template{name: name, text: string(text)}, err
}

func isForm(name string) bool { return name == formEARS || name == formUserStories }

// fill makes the text of a new document.
func (t template) fill(title string, at specfs.Place) string {
	return strings.NewReplacer(placeTitle, title, placeName, at.Name).Replace(t.text)
}

// placeholders are the places of a text that are left to be filled in, each
// once, in the order of the text.
func placeholders(text string) []string {
	var found []string
	for _, name := range unfilled().FindAllString(text, -1) {
		if !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}

func unusableTemplate(rel string, err error) error {
	return &doc.Fault{Code: codeUnusableTemplate, Given: rel, Message: fmt.Sprintf("%s: %v; correct it, or remove it to use the built-in templates", rel, err)}
}
