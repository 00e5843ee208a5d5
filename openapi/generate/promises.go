package generate

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// promises are the paragraphs of promises.txt by their titles: "GET /orders",
// "schema Order", "scaffold app/handlers/orders.py", "gone GET /old".
type promises map[string]paragraph

// paragraph is what is promised of one thing: values by what they are of, such
// as "answer 200".
type paragraph map[string]string

const promisesHead = `# What the code of the contract was generated from. kiro-mcp compares it with
# the contract to say which handlers a change concerns. Commit it.
`

// The titles of paragraphs that are no operations, and the labels that are
// none of the contract's promises.
const (
	titleSchema   = "schema "
	titleScaffold = "scaffold "
	titleGone     = "gone "
	labelHandler  = "handler"
	labelFormer   = "former handler"
	labelID       = "operationId"
	labelTags     = "tags"
)

// parsePromises reads promises.txt. What it does not understand, somebody
// else's merge marks among it, it passes over.
func parsePromises(source []byte) promises {
	all := promises{}
	var open paragraph
	for line := range strings.Lines(string(source)) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			open = nil
		case !strings.HasPrefix(line, " "):
			open = paragraph{}
			all[line] = open
		case open != nil:
			if label, value, ok := strings.Cut(strings.TrimPrefix(line, "  "), ": "); ok {
				open[label] = value
			}
		}
	}
	return all
}

// text writes promises.txt: everything sorted, so that two branches write the
// same for the same.
func (p promises) text() []byte {
	var b strings.Builder
	b.WriteString(promisesHead)
	for _, title := range sortedKeys(p) {
		fmt.Fprintf(&b, "\n%s\n", title)
		for _, label := range sortedKeys(p[title]) {
			fmt.Fprintf(&b, "  %s: %s\n", label, p[title][label])
		}
	}
	return []byte(b.String())
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// isOperation reports whether a paragraph's title is the key of an operation.
func isOperation(title string) bool {
	method, _, ok := strings.Cut(title, " ")
	return ok && strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// operations are the keys of the operations that were generated.
func (p promises) operations() []string {
	return slices.DeleteFunc(sortedKeys(p), func(title string) bool { return !isOperation(title) })
}

// scaffolds are the files that were once written, and are their reader's.
func (p promises) scaffolds() []string {
	var files []string
	for title := range p {
		if file, ok := strings.CutPrefix(title, titleScaffold); ok {
			files = append(files, file)
		}
	}
	return files
}

// handler is where a paragraph says that a method of the reader's stands.
func (p paragraph) handler(label string) (name, file string) {
	name, file, _ = strings.Cut(p[label], " in ")
	return name, file
}

// promisesOf are the promises of a contract.
func promisesOf(c *openapi.Contract, files []openapi.File) promises {
	all := promises{}
	for _, o := range c.Operations {
		all[o.Key()] = operationPromises(o)
	}
	for _, s := range c.Schemas {
		all[titleSchema+oneLine(s.Name)] = schemaPromises(s)
	}
	for _, p := range all {
		for label, value := range p {
			p[label] = strings.TrimSpace(value) // editors take away what stands at the end of a line
		}
	}
	for _, f := range files {
		if f.Owner == openapi.Scaffold {
			all[titleScaffold+f.Path] = paragraph{}
		}
		for _, m := range f.Marks {
			if p := all[m.Operation]; m.Role == openapi.RoleHandler && p != nil {
				p[labelHandler] = m.Name + " in " + f.Path
			}
		}
	}
	return all
}

func operationPromises(o *openapi.Operation) paragraph {
	p := paragraph{}
	if o.ID != "" {
		p[labelID] = oneLine(o.ID)
	}
	if len(o.Tags) > 0 {
		p[labelTags] = oneLine(strings.Join(o.Tags, ", "))
	}
	for _, x := range o.Parameters {
		p[fmt.Sprintf("parameter %s %s", x.In, oneLine(x.Name))] = needed(x.Required) + valueText(x.Schema)
	}
	if o.Body != nil {
		p["body"] = needed(o.Body.Required) + contentText(o.Body.Content)
	}
	for _, r := range o.Responses {
		p["answer "+r.Status] = contentText(r.Content)
		for _, h := range r.Headers {
			p[fmt.Sprintf("answer %s header %s", r.Status, oneLine(h.Name))] = needed(h.Required) + valueText(h.Schema)
		}
	}
	if len(o.Security) > 0 {
		p["security"] = securityText(o.Security)
	}
	return p
}

func needed(required bool) string {
	if required {
		return "required "
	}
	return "optional "
}

func contentText(content []openapi.Media) string {
	if len(content) == 0 {
		return "nothing"
	}
	var parts []string
	for _, m := range content {
		parts = append(parts, oneLine(m.Type)+" "+valueText(m.Schema))
	}
	return strings.Join(parts, " or ")
}

func securityText(ways []openapi.Requirement) string {
	var all []string
	for _, way := range ways {
		var together []string
		for _, n := range way {
			text := oneLine(n.Scheme.Name)
			if len(n.Scopes) > 0 {
				text += "(" + oneLine(strings.Join(n.Scopes, " ")) + ")"
			}
			together = append(together, text)
		}
		if len(together) == 0 {
			together = []string{"nobody in particular"}
		}
		all = append(all, strings.Join(together, " and "))
	}
	return strings.Join(all, " or ")
}

// oneLine is a name of the contract that cannot end a line or a label.
func oneLine(name string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(name), " "), ": ", ":")
}
