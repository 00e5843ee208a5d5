package draft

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	createTable = pattern.Of("(?i)\\bcreate\\s+(?:temp(?:orary)?\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.\"`\\[\\]]+)\\s*\\(")
	createEnum  = pattern.Of(`(?i)\bcreate\s+type\s+([\w."]+)\s+as\s+enum\s*\(`)
	sqlText     = pattern.Of(`'((?:[^']|'')*)'`)
	sqlType     = pattern.Of(`(?i)^\s+([a-z]\w*(?:\s+(?:precision|varying))?)\s*(?:\(([^)]*)\))?\s*(\[\])?`)
	inValues    = pattern.Of("(?i)\\bcheck\\s*\\(\\s*[\"`]?(\\w+)[\"`]?\\s+in\\s*\\(([^)]*)\\)")
	compared    = pattern.Of("(?i)\\bcheck\\s*\\(\\s*[\"`]?(\\w+)[\"`]?\\s*(>=|<=|>|<)\\s*(-?\\d+(?:\\.\\d+)?)\\s*\\)")
	between     = pattern.Of("(?i)\\bcheck\\s*\\(\\s*[\"`]?(\\w+)[\"`]?\\s+between\\s+(-?\\d+(?:\\.\\d+)?)\\s+and\\s+(-?\\d+(?:\\.\\d+)?)\\s*\\)")
	tablePart   = pattern.Of(`(?i)^\s*(primary\s+key|foreign\s+key|constraint|unique|check|index|key|exclude|like|period)\b`)
)

// sql reads the tables and the enumerated types of a piece of SQL.
func (r reader) sql(code string) []record {
	code = blankComments(code)
	for _, at := range createEnum().FindAllStringSubmatchIndex(code, -1) {
		body := parenthesis(code, at[1])
		r.enums[plain(code[at[2]:at[3]])] = texts(body)
	}
	var out []record
	for _, at := range createTable().FindAllStringSubmatchIndex(code, -1) {
		body := parenthesis(code, at[1])
		table := record{name: strings.Trim(code[at[2]:at[3]], "\"`[]"), what: "table", file: r.file, line: r.lineAt(code, at[0])}
		for _, part := range topLevel(body, sqlBrackets) {
			if tablePart().MatchString(part.text) {
				table.check(part.text)
				continue
			}
			if f, ok := column(part.text); ok {
				f.line = r.lineAt(code, at[1]+part.start)
				table.add(f)
				table.check(part.text)
			}
		}
		out = append(out, table)
	}
	return out
}

// blankComments puts spaces where comments are, so that offsets stay.
func blankComments(code string) string {
	b := []byte(code)
	quoted := false
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\'':
			quoted = !quoted
		case !quoted && b[i] == '-' && i+1 < len(b) && b[i+1] == '-':
			for ; i < len(b) && b[i] != '\n'; i++ {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// parenthesis is what stands between one that was opened and its end, or all
// of the rest where it is never closed.
func parenthesis(code string, start int) string {
	depth, quoted := 1, false
	for i := start; i < len(code); i++ {
		switch c := code[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return code[start:i]
			}
		}
	}
	return code[start:]
}

// piece is a part of a list and where it begins, white space left out.
type piece struct {
	text  string
	start int
}

// The brackets that a comma may stand in. To SQL, < and > are comparisons.
const (
	sqlBrackets  = "()[]{}"
	typeBrackets = "()[]{}<>"
)

// topLevel takes a list apart at the commas outside brackets and quotes.
func topLevel(body, brackets string) []piece {
	var out []piece
	depth, start, quoted := 0, 0, false
	end := func(i int) {
		text := body[start:i]
		trimmed := strings.TrimLeft(text, " \t\r\n")
		if strings.TrimSpace(text) != "" {
			out = append(out, piece{strings.TrimSpace(text), start + len(text) - len(trimmed)})
		}
		start = i + 1
	}
	for i := range len(body) {
		switch c := body[i]; {
		case c == '\'' || c == '"':
			quoted = !quoted
		case quoted:
		case strings.IndexByte(brackets, c) >= 0:
			depth += 1 - 2*(strings.IndexByte(brackets, c)%2)
		case c == ',' && depth == 0:
			end(i)
		}
	}
	end(len(body))
	return out
}

// column reads one column.
func column(text string) (field, bool) {
	name := text
	if i := strings.IndexAny(text, " \t\n"); i >= 0 {
		name = text[:i]
	}
	rest := text[len(name):]
	m := sqlType().FindStringSubmatch(rest)
	if m == nil {
		return field{}, false
	}
	f := field{name: strings.Trim(name, "\"`[]"), shape: sqlShape(strings.ToLower(m[1]), m[2])}
	upper := strings.ToUpper(rest)
	primary := strings.Contains(upper, "PRIMARY KEY")
	f.required = primary || strings.Contains(upper, "NOT NULL")
	made := strings.Contains(upper, "DEFAULT") || strings.Contains(upper, "SERIAL") || strings.Contains(upper, "IDENTITY") || strings.Contains(upper, "AUTO_INCREMENT")
	moment := f.shape.format == "date-time" && (strings.Contains(upper, "NOW()") || strings.Contains(upper, "CURRENT_TIMESTAMP"))
	f.shape.readOnly = made && (primary || moment)
	if m[3] != "" {
		items := f.shape
		f.shape = shape{kind: "array", items: &items}
	}
	return f, true
}

// sqlShape is what a type of SQL is in JSON.
func sqlShape(name, argument string) shape {
	switch name {
	case "uuid", "uniqueidentifier":
		return shape{kind: "string", format: "uuid"}
	case "varchar", "char", "character varying", "character", "nvarchar", "nchar", "varying":
		length, _ := strconv.Atoi(strings.TrimSpace(argument))
		return shape{kind: "string", maxLength: length}
	case "text", "citext", "tinytext", "mediumtext", "longtext", "inet", "interval", "xml", "string":
		return shape{kind: "string"}
	case "int", "integer", "smallint", "tinyint", "mediumint", "serial", "smallserial":
		return shape{kind: "integer"}
	case "bigint", "bigserial":
		return shape{kind: "integer", format: "int64"}
	case "decimal", "numeric", "real", "double", "double precision", "float", "money", "number":
		return shape{kind: "number"}
	case "boolean", "bool", "bit":
		return shape{kind: "boolean"}
	case "date":
		return shape{kind: "string", format: "date"}
	case "timestamp", "timestamptz", "datetime", "smalldatetime":
		return shape{kind: "string", format: "date-time"}
	case "time", "timetz":
		return shape{kind: "string", format: "time"}
	case "json", "jsonb":
		return shape{kind: "object"}
	case "bytea", "blob", "binary", "varbinary", "longblob":
		return shape{kind: "string", format: "byte"}
	case "enum":
		return shape{kind: "string", enum: texts(argument)}
	default:
		return shape{named: name}
	}
}

// check puts what a CHECK says into the column that it speaks of.
func (r *record) check(text string) {
	for _, m := range inValues().FindAllStringSubmatch(text, -1) {
		if f := r.field(m[1]); f != nil && len(texts(m[2])) > 0 {
			f.shape.enum = texts(m[2])
		}
	}
	for _, m := range between().FindAllStringSubmatch(text, -1) {
		if f := r.field(m[1]); f != nil {
			f.shape.minimum, f.shape.maximum = m[2], m[3]
		}
	}
	for _, m := range compared().FindAllStringSubmatch(text, -1) {
		if f := r.field(m[1]); f != nil {
			f.compare(m[2], m[3])
		}
	}
}

// compare narrows a column down. What lies strictly beyond a bound is said for
// whole numbers alone: the versions of OpenAPI write the others differently.
func (f *field) compare(operator, value string) {
	if n, err := strconv.Atoi(value); err == nil && f.shape.kind == "integer" {
		switch operator {
		case ">":
			value = strconv.Itoa(n + 1)
		case "<":
			value = strconv.Itoa(n - 1)
		}
	}
	if operator[0] == '>' {
		f.shape.minimum = value
	} else {
		f.shape.maximum = value
	}
}

func (r *record) field(name string) *field {
	for i := range r.fields {
		if strings.EqualFold(r.fields[i].name, name) {
			return &r.fields[i]
		}
	}
	return nil
}

// texts are the quoted texts of a list.
func texts(list string) []string {
	var out []string
	for _, m := range sqlText().FindAllStringSubmatch(list, -1) {
		out = append(out, strings.ReplaceAll(m[1], "''", "'"))
	}
	return out
}
