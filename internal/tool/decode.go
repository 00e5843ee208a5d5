package tool

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// decode reads arguments into a params struct. It is ours because a model must
// be able to correct itself from what it is told, and because a call that is
// nearly right must not be answered as if it were another one.
func (t *Tool) decode(args json.RawMessage, params reflect.Value) error {
	args = bytes.TrimSpace(args)
	if len(args) == 0 || string(args) == "null" {
		args = json.RawMessage("{}")
	}
	if at := invalidUTF8(args); at >= 0 {
		return invalid("", "the arguments are not valid UTF-8 at byte %d", at)
	}
	if args[0] != '{' || !json.Valid(args) {
		return invalid("", "the arguments must be a JSON object, not %s", described(args))
	}
	d := decoder{tool: t.Name}
	return d.object("", args, t.shape(), params)
}

// invalidUTF8 is the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	at := 0
	for {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
}

// decoder reads JSON that is known to be valid. Paths name the place, such as
// "waive.until" or "files[2]"; the arguments as a whole have the empty path.
type decoder struct{ tool string }

// object reads the members of a struct and sees that all required are there.
func (d decoder) object(path string, raw json.RawMessage, o *object, into reflect.Value) error {
	members, twice := membersOf(raw)
	if twice != "" {
		return invalid(join(path, twice), "%q is given twice", shortened(twice))
	}
	for _, m := range members {
		f := o.byName[m.name]
		if f == nil {
			return d.unknown(path, m.name, o)
		}
		if string(m.value) == "null" {
			continue
		}
		if err := d.field(join(path, f.Name), m.value, f, into.FieldByIndex(f.index)); err != nil {
			return err
		}
	}
	return d.complete(path, members, o, into)
}

// complete sets defaults and refuses what lacks a required member.
func (d decoder) complete(path string, members []member, o *object, into reflect.Value) error {
	for _, f := range o.fields {
		given := slices.ContainsFunc(members, func(m member) bool { return m.name == f.Name && string(m.value) != "null" })
		switch {
		case given:
		case f.Default != "":
			value := json.RawMessage(f.Default)
			if f.Kind == String {
				value = json.RawMessage(strconv.Quote(f.Default))
			}
			if err := d.field(join(path, f.Name), value, f, into.FieldByIndex(f.index)); err != nil {
				panic(fmt.Sprintf("the default of %s: %v", f.Name, err))
			}
		case f.Required:
			return refuse(&doc.Fault{
				Code: CodeMissingArgument, Field: join(path, f.Name), Valid: f.Enum,
				Message: fmt.Sprintf("%s needs %q%s", d.tool, join(path, f.Name), meaning(f)),
			})
		}
	}
	return nil
}

func (d decoder) unknown(path, name string, o *object) error {
	where := d.tool
	if path != "" {
		where = strconv.Quote(path)
	}
	return refuse(&doc.Fault{
		Code: CodeUnknownArgument, Field: join(path, shortened(name)), Given: name, Valid: o.names(),
		Message: fmt.Sprintf("%s takes no %q", where, shortened(name)),
	})
}

func meaning(f *field) string {
	if f.Doc == "" {
		return ""
	}
	return ": " + f.Doc
}

// field reads one value and holds it against the field's enum and range.
func (d decoder) field(path string, raw json.RawMessage, f *field, into reflect.Value) error {
	if err := d.value(path, raw, into); err != nil {
		return err
	}
	v := reflect.Indirect(into)
	if len(f.Enum) > 0 {
		return allowed(path, f, v)
	}
	if f.minimum == nil && f.maximum == nil {
		return nil
	}
	n := numberOf(v)
	if f.minimum != nil && n < *f.minimum || f.maximum != nil && n > *f.maximum {
		return invalid(path, "%s must be %s, not %s", path, rangeText(f), shortened(string(raw)))
	}
	return nil
}

// allowed holds a string, or every string of a list, against the enum.
func allowed(path string, f *field, v reflect.Value) error {
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			if err := allowed(fmt.Sprintf("%s[%d]", path, i), f, v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if slices.Contains(f.Enum, v.String()) {
		return nil
	}
	return refuse(&doc.Fault{
		Code: CodeInvalidArgument, Field: path, Given: v.String(), Valid: f.Enum,
		Message: fmt.Sprintf("%s cannot be %q", path, shortened(v.String())),
	})
}

func numberOf(v reflect.Value) float64 {
	if v.CanInt() {
		return float64(v.Int())
	}
	return v.Float()
}

func rangeText(f *field) string {
	switch {
	case f.minimum == nil:
		return fmt.Sprintf("at most %v", *f.maximum)
	case f.maximum == nil:
		return fmt.Sprintf("at least %v", *f.minimum)
	default:
		return fmt.Sprintf("%v to %v", *f.minimum, *f.maximum)
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// invalid refuses a value.
func invalid(field, format string, args ...any) error {
	return refuse(&doc.Fault{Code: CodeInvalidArgument, Field: field, Message: fmt.Sprintf(format, args...)})
}
