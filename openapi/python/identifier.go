package python

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
)

// keywords are Python's, those that are ones in some places only included.
var keywords = set(`False None True and as assert async await break class continue def del elif else
	except finally for from global if import in is lambda nonlocal not or pass raise return try while
	with yield match case`)

// builtins are those that annotations use. A parameter or a method of such a
// name would stand in their way; others, such as id, are good names.
var builtins = set("bool bytes dict float int list object set str tuple")

// ofModels are the attributes of Pydantic's models. A field of such a name
// would hide one, or be refused.
var ofModels = set(`construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json
	update_forward_refs validate`)

// inModels are names that the module of models uses itself.
var inModels = set("Annotated Any Field Literal RootModel StrictBool StrictFloat StrictInt Union UUID")

// inRoutes are names that a module of routes uses itself.
var inRoutes = set("answers annotations bases date datetime errors handlers models requests router schema security")

// inCalls are the arguments that handlers may be given besides parameters.
// The last two are names that a route's function uses itself.
var inCalls = set("self body caller request answers handlers")

// inHandlers are modules that handlers, or what wires them up, have besides
// those of the tags.
var inHandlers = set("bases errors models security")

func set(names string) map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		out[name] = true
	}
	return out
}

// function names an operation, or a parameter of one.
func function(name, kind string, taken ...map[string]bool) string {
	name = snake(name)
	if name == "" || !startsName(name) {
		name = strings.TrimSuffix(kind+"_"+name, "_")
	}
	return clear(name, append(taken, keywords, builtins)...)
}

// Field names a property within a model.
func Field(name string) string {
	out := function(name, "field", ofModels)
	if strings.HasPrefix(out, "model_") && isOfModel(out) {
		out += "_"
	}
	return out
}

// isOfModel reports whether Pydantic has the name for itself: everything that
// begins with model_ and that it has, or had.
func isOfModel(name string) bool {
	switch strings.TrimPrefix(name, "model_") {
	case "computed_fields", "config", "construct", "copy", "dump", "dump_json", "extra", "fields", "fields_set",
		"json_schema", "parametrized_name", "post_init", "rebuild", "validate", "validate_json", "validate_strings":
		return true
	}
	return false
}

// Class names a model.
func Class(name string) string {
	out := camel(name)
	if out == "" || !startsName(out) {
		out = "Model" + out
	}
	if inModels[out] || keywords[out] {
		out += "Schema"
	}
	return out
}

// module names a module, in ASCII: not all file systems and tools agree about
// other letters.
func module(name string) string {
	out := snake(name)
	if strings.ContainsFunc(out, func(r rune) bool { return r > unicode.MaxASCII }) {
		out = "tag_" + digest(name)
	}
	if len(out) > maxModule {
		out = out[:maxModule-9] + "_" + digest(name)
	}
	return function(out, "tag", inHandlers, devices)
}

// maxModule is how long the name of a module is at most. File systems take 255
// bytes, and tests put something before it.
const maxModule = 100

// devices are names that Windows keeps for itself, whatever their ending.
var devices = set("aux com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 nul prn")

// clear puts an underscore behind a name that has another meaning.
func clear(name string, taken ...map[string]bool) string {
	for _, names := range taken {
		if names[name] {
			return name + "_"
		}
	}
	return name
}

// startsName reports whether Python lets a name begin so.
func startsName(name string) bool {
	for _, r := range name {
		return unicode.IsLetter(r)
	}
	return false
}

func digest(name string) string {
	h := fnv.New32a()
	h.Write([]byte(name))
	return strconv.FormatUint(uint64(h.Sum32()), 16)
}

// Space gives each name once.
type Space map[string]bool

// Take gives the name, or the first numbered one that is free. What comes first
// in the document keeps its name when more is added behind it.
func (s Space) Take(name, between string) string {
	out := name
	for i := 2; s[out]; i++ {
		out = strings.TrimSuffix(name, "_") + between + strconv.Itoa(i)
	}
	s[out] = true
	return out
}

// Argument names what belongs to an operation besides its parameters, such as
// one scheme of security.
func Argument(name, kind string) string { return function(name, kind, inCalls) }
