package alike

import (
	"slices"
	"strings"
	"unicode"
)

// scalars are the words that languages, databases and mappers use for a family,
// in lower case, a list for each.
func scalar(word string) (family, bool) {
	for _, row := range scalarRows {
		if slices.Contains(row.words, word) {
			return row.family, true
		}
	}
	return anything, false
}

var scalarRows = []struct {
	family family
	words  []string
}{
	{text, []string{
		"string", "str", "text", "varchar", "char", "character", "nvarchar", "nchar", "ntext", "citext", "tinytext", "mediumtext", "longtext", "clob", "nclob", "varchar2", "nvarchar2", "bpchar", "charsequence",
		"charfield", "textfield", "emailfield", "urlfield", "slugfield", "filefield", "imagefield", "emailstr", "email", "url", "uri", "httpurl", "anyurl", "anyhttpurl", "slug", "unicode", "unicodetext", "secretstr", "constr",
		"nullstring", "string_view", "cstring", "osstring", "pathbuf", "nonemptystring", "remembertoken", "symbol", "cidr", "inet", "ipaddress", "macaddr", "genericipaddressfield", "varying", "shorttext", "stringvalue", "binaryid",
	}},
	{integer, []string{
		"int", "integer", "long", "short", "bigint", "smallint", "tinyint", "mediumint", "int2", "int4", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "ulong", "ushort", "byte", "sbyte",
		"i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "usize", "isize", "size_t", "serial", "bigserial", "smallserial", "serial4", "serial8", "biginteger", "smallinteger", "mediuminteger", "tinyinteger",
		"integerfield", "bigintegerfield", "smallintegerfield", "positiveintegerfield", "positivesmallintegerfield", "positivebigintegerfield", "autofield", "bigautofield", "unsignedinteger", "unsignedbiginteger",
		"unsignedsmallinteger", "unsignedtinyinteger", "unsignedmediuminteger", "increments", "bigincrements", "foreignid", "nullint64", "nullint32", "year", "unsigned", "positiveint", "conint", "bigint64", "references", "belongs_to", "fixnum",
		"int64_t", "int32_t", "uint64_t", "uint32_t", "foreignkey", "atomicinteger", "atomiclong", "optionalint", "optionallong", "rowversion",
	}},
	{number, []string{"number", "numeric_value", "num"}},
	{decimal, []string{"decimal", "numeric", "money", "bigdecimal", "decimalfield", "smallmoney", "decimal128", "condecimal", "dec", "fixed", "unsigneddecimal"}},
	{float, []string{"float", "double", "real", "float4", "float8", "float32", "float64", "f32", "f64", "floatfield", "doubleprecision", "nullfloat64", "single", "confloat", "optionaldouble"}},
	{boolean, []string{"bool", "boolean", "bit", "booleanfield", "nullbooleanfield", "nullbool", "logical", "atomicboolean"}},
	{date, []string{"date", "localdate", "dateonly", "datefield", "naivedate", "nullabledate", "isodate", "yearmonth"}},
	{datetime, []string{
		"datetime", "timestamp", "timestamptz", "datetime2", "datetimeoffset", "smalldatetime", "instant", "localdatetime", "zoneddatetime", "offsetdatetime", "datetimefield", "naivedatetime", "offsetdatetimefield", "nulltime",
		"time.time", "timestampfield", "timestamps", "datetimetz", "timestamp_ltz", "timestamp_ntz", "awaredatetime", "primitivedatetime", "timewithzone", "carbon", "datetimeimmutable", "datetimeinterface", "deletedat", "timestamptztz", "systemtime",
	}},
	{clock, []string{"time", "localtime", "timeonly", "timefield", "timetz", "naivetime", "offsettime"}},
	{duration, []string{"duration", "interval", "timedelta", "timespan", "durationfield", "time.duration"}},
	{uuid, []string{"uuid", "guid", "uniqueidentifier", "uuid4", "uuidfield", "objectid", "ulid", "uuidv4", "uuidv7", "cuid", "pydanticobjectid", "foreignuuid", "nanoid", "ksuid", "schema.types.objectid"}},
	{object, []string{
		"json", "jsonb", "object", "dict", "jsonfield", "hstore", "jsonnode", "jobject", "jsonelement", "jsonobject", "jsonvalue", "hash", "typeddict", "simple-json", "simplejson", "rawmessage", "objectnode", "jsondocument", "variant",
	}},
	{raw, []string{"bytes", "bytea", "blob", "binary", "varbinary", "buffer", "uint8array", "longblob", "mediumblob", "tinyblob", "binaryfield", "largebinary", "bytearray", "arraybuffer", "image", "memoryview", "bytestring"}},
	{enum, []string{"enum", "enu", "set_of", "native_enum", "choice"}},
	{nothing, []string{"void", "none", "null", "undefined", "unit", "nil", "never", "error", "noreturn"}},
	{anything, []string{
		"any", "unknown", "dynamic", "mixed", "interface{}", "response", "jsonresponse", "iactionresult", "actionresult", "httpresponse", "iresult", "self", "this", "var", "auto", "value", "tuple", "callable", "function",
		"httpresponsemessage", "jsonresult", "type", "t", "k", "v", "e", "r", "array_of_any", "serializable", "anyref", "anyval",
	}},
}

// lists are the words for what holds many.
var lists = []string{
	"list", "array", "vec", "set", "sequence", "iterable", "iterator", "ienumerable", "icollection", "collection", "ilist", "hashset", "arraylist", "linkedlist", "seq", "flux", "stream", "asynciterable", "asynciterator", "readonlyarray",
	"ireadonlylist", "ireadonlycollection", "frozenset", "deque", "treeset", "mutablelist", "mutableset", "iasyncenumerable", "asyncgenerator", "generator", "btreeset", "vecdeque", "slice", "simple-array", "conlist", "immutablelist", "queue",
	"multi", "enumerable", "asyncenumerable", "iset",
}

// maps are the words for what holds values by keys.
var maps = []string{"map", "record", "dict", "hashmap", "dictionary", "idictionary", "mapping", "treemap", "linkedhashmap", "btreemap", "mutablemap", "concurrenthashmap", "ireadonlydictionary", "defaultdict", "ordereddict", "concurrentmap"}

// wrappers say something about a value and leave its type; a number says which of
// their arguments the value is.
func wrapper(word string) (argument int, optional, ok bool) {
	switch word {
	case "optional", "option", "nullable", "maybe", "partial":
		return 0, true, true
	case "promise", "task", "valuetask", "future", "completablefuture", "completionstage", "mono", "single", "uni", "awaitable", "deferred", "observable", "result", "responseentity", "json", "lazy", "box", "arc", "rc", "ref",
		"mapped", "column", "annotated", "final", "classvar", "readonly", "required", "actionresult", "httpresult", "kotlinresult", "cow", "mutex", "rwlock", "cell", "refcell", "pin", "suspend", "try", "io", "completable", "listenablefuture",
		"httpentity", "serverresponse", "sharedptr", "shared_ptr", "unique_ptr", "unique", "const", "nonnull", "weak", "state", "signal", "computed", "notrequired", "ok", "created":
		return 0, false, true
	case "coroutine":
		return 2, false, true
	case "either":
		return 1, false, true
	}
	return 0, false, false
}

// Words cuts a name, or prose, into its words, in lower case: "createOrder",
// "create_order" and "Create order" all give create, order.
func Words(name string) []string {
	var out []string
	var word []rune
	cut := func() {
		if len(word) > 0 {
			out = append(out, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			cut()
			continue
		}
		if unicode.IsUpper(r) && i > 0 && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			cut()
		}
		word = append(word, r)
	}
	cut()
	return out
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

func lower(c byte) bool { return 'a' <= c && c <= 'z' }
