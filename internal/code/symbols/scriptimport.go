package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// esImport reads "import a, { b as c }, * as d from 'e'".
func (r *reader) esImport(j int) int {
	limit := min(r.top().end, j+4000)
	line := int(r.At(j).Line)
	k := j + 1
	if r.punct(k, '(') || r.punct(k, '.') {
		return j
	}
	if r.IsString(k) {
		r.out.Imports = append(r.out.Imports, facts.Import{Path: r.Value(k), Line: line})
		return k + 1
	}
	from := k
	for k < limit && !r.Is(k, "from") && !r.punct(k, '=') && !r.punct(k, ';') {
		if r.punct(k, '{') {
			k = r.closer(k)
		}
		k++
	}
	if r.Is(from, "from") && r.Is(from+1, "from") {
		k = from + 1
	}
	if r.punct(k, '=') { // import x = require('y')
		r.required(from, k+1)
		return k + 1
	}
	if !r.IsString(k + 1) {
		return j
	}
	r.imported(piece{from, k}, r.Value(k+1), line)
	return k + 2
}

// imported notes the names between "import" and "from".
func (r *reader) imported(p piece, path string, line int) {
	if r.Is(p.from, "type") && p.to-p.from > 1 {
		p.from++
	}
	for _, one := range r.splitRun(p) {
		im := facts.Import{Path: path, Line: line}
		switch {
		case r.punct(one.from, '{'):
			r.bindings(one.from, path, line)
			continue
		case r.punct(one.from, '*'):
			im.Local = "*"
			if one.to-one.from == 3 {
				im.Local = r.Text(one.to - 1)
			}
		default:
			im.Local, im.Name = r.text(one.from, one.to), "default"
		}
		r.out.Imports = append(r.out.Imports, im)
	}
}

// bindings notes "{ a, b as c, d: e }" as taken from a path.
func (r *reader) bindings(open int, path string, line int) {
	for _, p := range r.split(open) {
		if r.Is(p.from, "type") && p.to-p.from > 1 {
			p.from++
		}
		if !r.IsWord(p.from) && !r.IsString(p.from) {
			continue
		}
		name := r.Value(p.from)
		im := facts.Import{Local: name, Name: name, Path: path, Line: line}
		if p.to-p.from >= 3 && (r.Is(p.from+1, "as") || r.punct(p.from+1, ':')) {
			im.Local = r.Value(p.from + 2)
		}
		r.out.Imports = append(r.out.Imports, im)
	}
}

// requirePath is the path of require('x') or await import('x') at v, and the
// member that is taken of it.
func (r *reader) requirePath(v int) (path, member string) {
	if r.Is(v, "await") {
		v++
	}
	if !r.Is(v, "require") && !r.Is(v, "import") || !r.punct(v+1, '(') || !r.IsString(v+2) || !r.punct(v+3, ')') {
		return "", ""
	}
	if r.punct(v+4, '.') && r.IsWord(v+5) {
		member = r.Text(v + 5)
	}
	return r.Value(v + 2), member
}

// required notes "name = require('x')".
func (r *reader) required(name, v int) bool {
	path, member := r.requirePath(v)
	if path == "" {
		return false
	}
	k := v + 4
	if member != "" {
		k += 2
	}
	if r.punct(k, '(') { // the module is called and gives something else
		return false
	}
	r.out.Imports = append(r.out.Imports, facts.Import{Local: r.Text(name), Path: path, Name: member, Line: int(r.At(name).Line)})
	return true
}

// destructured notes "const { a, b: c } = require('x')".
func (r *reader) destructured(j, open int) int {
	k := r.after(open)
	if !r.punct(k, '=') || !r.punct(open, '{') {
		return j
	}
	if path, _ := r.requirePath(k + 1); path != "" {
		r.bindings(open, path, int(r.At(j).Line))
		return k + 1
	}
	return j
}

// exported reads "export { a } from", "export * from" and "export default …".
func (r *reader) exported(s facts.Symbol, j int, mods string) int {
	if strings.Contains(mods, " default ") {
		s.Name = "default"
		if next := r.closureValue(s, j, j, facts.Function); next > j {
			return next
		}
		if r.punct(j, '{') {
			r.push(j, object, r.top().owner, r.top().symbol)
			return j + 1
		}
		return j
	}
	k := j
	if r.punct(j, '*') || r.punct(j, '{') {
		for k < j+4 && !r.Is(k, "from") && k < r.top().end {
			if r.punct(k, '{') {
				k = r.closer(k)
			}
			k++
		}
	}
	if !r.Is(k, "from") || !r.IsString(k+1) {
		return j
	}
	r.imported(piece{j, k}, r.Value(k+1), int(r.At(j).Line))
	return k + 2
}
