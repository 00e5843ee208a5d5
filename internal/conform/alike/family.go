package alike

// family is a kind of type that all languages have.
type family uint8

const (
	anything family = iota // nothing is known of it
	text
	integer
	number // integer, decimal or float: TypeScript does not say
	decimal
	float
	boolean
	date
	datetime
	moment // date or datetime: Date of JavaScript
	clock
	duration
	uuid
	object // JSON, dictionaries without a type
	list
	mapping
	raw // bytes
	enum
	nothing
	named
	union
)

func (f family) String() string {
	return [...]string{"anything", "text", "an integer", "a number", "a decimal", "a float", "a boolean", "a date", "a time stamp", "a date or time stamp", "a time of day", "a duration", "a UUID", "an object", "a list", "a map", "bytes", "an enum", "nothing", "a type", "one of several"}[f]
}

// article names a type for a message.
func article(t typ) string {
	if t.family == named {
		return t.name
	}
	if t.family == list && len(t.args) > 0 && t.args[0].family == named {
		return "a list of " + t.args[0].name
	}
	return t.family.String()
}

func (f family) numeric() bool { return f == integer || f == number || f == decimal || f == float }

func (f family) dated() bool { return f == date || f == datetime || f == moment }

// families compares types of two families, neither of which is the project's own.
func (how context) families(d, c typ) Answer {
	switch {
	case d.family == nothing || c.family == nothing:
		return unknown // what a command answers is often left open
	case d.family.numeric() && c.family.numeric():
		return how.numbers(d, c)
	case d.family.dated() && c.family.dated():
		return how.dates(d, c)
	case pair(d, c, uuid, text):
		return how.ids(d, c)
	case pair(d, c, enum, text):
		return same // its values are compared by themselves
	case pair(d, c, object, mapping):
		return same
	case how.open(d, c):
		return unknown
	case how.id && how.across && !how.sql && d.family == text && c.family == integer:
		return same // on the wire nobody can tell
	}
	return different("it is %s, the design has %s", article(c), article(d))
}

// pair reports whether two types are of two families, in either order.
func pair(d, c typ, a, b family) bool {
	return d.family == a && c.family == b || d.family == b && c.family == a
}

// numbers compares kinds of number. Only of columns is the kind itself promised.
func (how context) numbers(d, c typ) Answer {
	switch {
	case d.family == number || c.family == number:
		return same
	case how.sql:
		return different("it is %s, the design has %s", c.family, d.family)
	}
	return unknown
}

func (how context) dates(d, c typ) Answer {
	switch {
	case d.family == moment || c.family == moment:
		return same
	case how.sql:
		return different("it is %s, the design has %s", c.family, d.family)
	}
	return unknown
}

// ids compares a UUID with text, which can hold it.
func (how context) ids(d, c typ) Answer {
	width := max(d.width, c.width)
	if (how.id || width == 36) && (width == 0 || width >= 32) {
		return same
	}
	return unknown
}

// open knows the families that may stand for each other, so that a difference
// says nothing.
func (how context) open(d, c typ) bool {
	for _, p := range [][2]family{
		{object, text},
		{object, list},
		{mapping, text},
		{mapping, list},
		{enum, integer},
		{enum, uuid},
		{enum, object},
		{raw, text},
		{raw, uuid},
		{raw, list},
		{raw, object},
		{duration, integer},
		{duration, number},
		{duration, float},
		{duration, decimal},
		{duration, text},
		{clock, text},
		{clock, datetime},
		{clock, moment},
	} {
		if pair(d, c, p[0], p[1]) {
			return true
		}
	}
	if pair(d, c, boolean, integer) && (d.width == 1 || c.width == 1 || d.word == "tinyint" || c.word == "tinyint") {
		return true
	}
	if how.sql || !how.across {
		return false
	}
	// On the wire a time is text or a number, and a decimal is often text.
	wire := func(f family) bool { return f.dated() }
	return wire(d.family) && (c.family == text || c.family.numeric()) || wire(c.family) && (d.family == text || d.family.numeric()) ||
		pair(d, c, decimal, text)
}
