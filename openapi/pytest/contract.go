package pytest

import (
	"bytes"
	"encoding/json"
	"strings"

	"kiro-mcp/openapi"
)

// contract writes contract.json: what the tests hold answers to. Each operation
// and each schema is one line, so that a change of the contract shows as a
// change of what it is about.
func contract(c *openapi.Contract) ([]byte, error) {
	s := schemas{index: map[string]*openapi.Schema{}}
	operations := object{}
	placeholders := placeholdersOf(c)
	for _, o := range c.Operations {
		declared := object{{"security", alternatives(o.Security)}, {"answers", s.answers(o)}}
		if lacking := placeholders.in(o); lacking != nil {
			declared = append(declared, member{"placeholder", lacking.Name})
		}
		operations = append(operations, member{o.Key(), declared})
	}
	var b bytes.Buffer
	b.WriteString("{\n\"operations\": ")
	if err := lines(&b, operations); err != nil {
		return nil, err
	}
	b.WriteString(",\n\"security\": ")
	if err := lines(&b, schemes(c.Security)); err != nil {
		return nil, err
	}
	b.WriteString(",\n\"schemas\": ")
	if err := lines(&b, s.all()); err != nil {
		return nil, err
	}
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

// member is one member of an object that keeps its order.
type member struct {
	name  string
	value any
}

type object []member

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := write(&b, m.name); err != nil {
			return nil, err
		}
		b.WriteString(": ")
		if err := write(&b, m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// write writes a value without escaping what only browsers mind.
func write(b *bytes.Buffer, v any) error {
	if o, ok := v.(object); ok {
		data, err := o.MarshalJSON()
		b.Write(data)
		return err
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	b.Truncate(len(bytes.TrimRight(b.Bytes(), "\n")))
	return err
}

func lines(b *bytes.Buffer, o object) error {
	b.WriteString("{")
	for i, m := range o {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		if err := write(b, m.name); err != nil {
			return err
		}
		b.WriteString(": ")
		if err := write(b, m.value); err != nil {
			return err
		}
	}
	b.WriteString("\n}")
	return nil
}

// alternatives are the schemes by name: any list of them lets in.
func alternatives(all []openapi.Requirement) [][]string {
	out := [][]string{}
	for _, r := range all {
		needed := []string{}
		for _, n := range r {
			needed = append(needed, n.Scheme.Name)
		}
		out = append(out, needed)
	}
	return out
}

// schemes say where credentials travel.
func schemes(all []*openapi.SecurityScheme) object {
	out := object{}
	for _, s := range all {
		says := object{{"type", s.Type}}
		switch s.Type {
		case "apiKey":
			says = append(says, member{"in", s.In}, member{"name", s.Key})
		case "http":
			says = append(says, member{"scheme", s.Scheme})
		}
		out = append(out, member{s.Name, says})
	}
	return out
}

// answers say what an operation may answer, by status.
func (s *schemas) answers(o *openapi.Operation) object {
	out := object{}
	for _, r := range o.Responses {
		says := object{}
		if len(r.Headers) > 0 {
			headers := object{}
			for _, h := range r.Headers {
				headers = append(headers, member{h.Name, object{{"required", h.Required}, {"schema", s.of(h.Schema)}}})
			}
			says = append(says, member{"headers", headers})
		}
		if len(r.Content) > 0 {
			content := object{}
			for _, m := range r.Content {
				content = append(content, member{m.Type, s.of(m.Schema)})
			}
			says = append(says, member{"content", content})
		}
		out = append(out, member{status(r), says})
	}
	return out
}

// status is the status of a response, a range in capitals as OpenAPI has it.
func status(r *openapi.Response) string {
	if r.Status == "default" {
		return r.Status
	}
	return strings.ToUpper(r.Status)
}
