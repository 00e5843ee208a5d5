package example

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kiro-mcp/openapi"
)

// breaks are values in place of v that may break one rule of a flat schema.
// Whether they do is for the caller to find out.
func breaks(s *openapi.Schema, v openapi.Value) []broken {
	all := breaksType(s)
	all = append(all, breaksEnum(s)...)
	switch {
	case len(v) == 0:
	case v[0] == '"':
		all = append(all, breaksText(s, plain(v))...)
	case v[0] == '[':
		all = append(all, breaksList(s, v)...)
	case v[0] == '{':
		all = append(all, breaksObject(s, v)...)
	case v[0] == '-' || v[0] >= '0' && v[0] <= '9':
		all = append(all, breaksNumber(s)...)
	}
	return all
}

// breaksType gives values of other types. None can be taken for one that was
// merely written in another way, as the text 1 can for a number.
func breaksType(s *openapi.Schema) []broken {
	if len(s.Types) == 0 {
		return nil
	}
	var all []broken
	if slices.Contains(s.Types, openapi.TypeString) {
		all = append(all, broken{rule: "type", value: openapi.Value(`{"not":"expected"}`)})
	} else {
		all = append(all, broken{rule: "type", value: wrongText("of-type-" + string(s.Types[0]))})
	}
	if slices.Contains(s.Types, openapi.TypeInteger) && !slices.Contains(s.Types, openapi.TypeNumber) {
		n, err := number(s, true, 0)
		if err == nil {
			all = append(all, broken{rule: "type", value: openapi.Value(string(n) + ".5")})
		}
	}
	return append(all, broken{rule: "type", value: openapi.Value("null")})
}

func breaksEnum(s *openapi.Schema) []broken {
	if len(s.Enum) == 0 {
		return nil
	}
	switch first := s.Enum[0]; {
	case len(first) > 0 && first[0] == '"':
		return []broken{{rule: "enum", value: text("not-one-of-them")}}
	case ratOf(jsonNumber(first)) != nil:
		largest := ratOf(jsonNumber(first))
		for _, e := range s.Enum {
			if r := ratOf(jsonNumber(e)); r != nil && r.Cmp(largest) > 0 {
				largest = r
			}
		}
		return []broken{{rule: "enum", value: decimal(new(big.Rat).Add(largest, big.NewRat(1, 1)))}}
	default:
		return nil
	}
}

// breaksText gives texts that are too short, too long, or of another form.
func breaksText(s *openapi.Schema, v string) []broken {
	var all []broken
	add := func(rule, made string) { all = append(all, broken{rule: rule, value: text(made)}) }
	if s.MinLength != nil && *s.MinLength > 0 {
		add("minLength", cutTo(v, *s.MinLength-1))
		if made, err := ofLength(s, *s.MinLength-1); err == nil {
			add("minLength", made)
		}
	}
	if s.MaxLength != nil && *s.MaxLength < maxText {
		if made, err := ofLength(s, *s.MaxLength+1); err == nil {
			add("maxLength", made)
		}
		add("maxLength", v+strings.Repeat("x", max(0, *s.MaxLength+1-utf8.RuneCountInString(v))))
	}
	if s.Pattern != "" {
		for _, made := range []string{"not-of-this-form", v + "!", "!" + v, strings.Repeat("§", max(1, utf8.RuneCountInString(v))), ""} {
			add("pattern", made)
		}
	}
	if s.Format != "" {
		add("format", "not-of-this-format")
		add("format", fitted("not-of-this-format", utf8.RuneCountInString(v), utf8.RuneCountInString(v), 0))
		add("format", "not of this format §")
	}
	return all
}

// ofLength is a text of the schema's pattern or format that has another length.
func ofLength(s *openapi.Schema, n int) (string, error) {
	other := *s
	other.MinLength, other.MaxLength = &n, &n
	return str(&other, 0)
}

func cutTo(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n])
	}
	return s
}

func breaksList(s *openapi.Schema, v openapi.Value) []broken {
	items, _ := itemsOf(v)
	var all []broken
	if s.MinItems != nil && *s.MinItems > 0 && len(items) >= *s.MinItems {
		all = append(all, broken{rule: "minItems", value: list(items[:*s.MinItems-1])})
	}
	if s.MaxItems != nil && *s.MaxItems < maxItems {
		more := *s
		n := *s.MaxItems + 1
		more.MinItems, more.MaxItems = &n, &n
		m := maker{direction: openapi.ToServer, plain: true}
		if made, err := m.array(&more, 0); err == nil {
			all = append(all, broken{rule: "maxItems", value: made})
		}
	}
	if s.UniqueItems && len(items) > 0 {
		twice := append(slices.Clone(items), items[0])
		if s.MaxItems != nil && len(twice) > *s.MaxItems && len(items) > 1 {
			twice = append(slices.Clone(items[:len(items)-1]), items[0])
		}
		all = append(all, broken{rule: "uniqueItems", value: list(twice)})
	}
	return all
}

func breaksObject(s *openapi.Schema, v openapi.Value) []broken {
	members, _ := membersOf(v)
	var all []broken
	for _, name := range s.Required {
		all = append(all, broken{rule: "required", below: name, inner: true})
	}
	if s.Closed {
		all = append(all, broken{rule: "additionalProperties", below: "unexpected", inner: true, value: text("x")})
	}
	if s.MinProperties != nil && *s.MinProperties > 0 && len(members) >= *s.MinProperties {
		all = append(all, broken{rule: "minProperties", value: object(members[:*s.MinProperties-1])})
	}
	if s.MaxProperties != nil && *s.MaxProperties < maxItems && !s.Closed {
		more := slices.Clone(members)
		m := maker{direction: openapi.ToServer, plain: true}
		for i := 0; len(more) <= *s.MaxProperties; i++ {
			name := "extra" + strconv.Itoa(i)
			value, err := m.value(otherSchema(s, name), i)
			if err != nil {
				return all
			}
			more = append(more, member{name, value})
		}
		all = append(all, broken{rule: "maxProperties", value: object(more)})
	}
	return all
}
