package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// use reads imports that may name several things: "use a::{b, c as d}",
// "use A\B as C", "import a.b.{C, D => E}".
func (r *reader) use(j int) int {
	end := r.importEnd(j)
	if r.top().in == members && r.Lang.Name == "php" { // a trait
		if s := r.top().symbol; s > 0 {
			stop := r.find(piece{j, end}, "{")
			r.out.Symbols[s-1].Extends = append(r.out.Symbols[s-1].Extends, r.bases(j+1, stop)...)
		}
		return end
	}
	from := j + 1
	if r.Is(from, "function") || r.Is(from, "const") {
		from++
	}
	r.fresh = end
	for _, p := range r.splitRun(piece{from, end}) {
		r.usePath(p, "", int(r.At(j).Line), 0)
	}
	return end
}

// importEnd is where an import ends. One that ends in ".*" does not go on.
func (r *reader) importEnd(j int) int {
	if !r.row.newline {
		return r.statementEnd(j)
	}
	limit := r.top().end
	for k := j + 1; k < limit; k++ {
		if r.At(k).First && !r.punct(k-1, ',') && !r.punct(k-1, '.') || r.punct(k, ';') {
			return k
		}
		if r.punct(k, '{') {
			k = r.closer(k)
		}
	}
	return limit
}

// splitRun cuts tokens at their commas.
func (r *reader) splitRun(p piece) []piece {
	var out []piece
	for p.from < p.to {
		comma := r.find(p, ",")
		if comma > p.from {
			out = append(out, piece{p.from, comma})
		}
		p.from = comma + 1
	}
	return out
}

// usePath reads one path, which may end in a group of others.
func (r *reader) usePath(p piece, prefix string, line, depth int) {
	for k := p.from; k < p.to && depth < 8; k++ {
		if !r.punct(k, '{') {
			continue
		}
		head := prefix + r.text(p.from, k)
		for _, inner := range r.split(k) {
			r.usePath(inner, head, line, depth+1)
		}
		return
	}
	path, local := p.to, ""
	for k := p.from; k < p.to; k++ {
		if (r.Is(k, "as") || r.Is(k, "=>")) && k+1 < p.to {
			path, local = k, r.text(k+1, p.to)
			break
		}
	}
	whole := strings.ReplaceAll(prefix+r.text(p.from, path), " ", "")
	mark := pathMark(whole)
	cut := strings.LastIndex(whole, mark)
	im := facts.Import{Local: local, Path: whole, Line: line}
	if cut >= 0 {
		im.Path, im.Name = whole[:cut], whole[cut+len(mark):]
	}
	if im.Name == "self" {
		im.Name = ""
		im.Local = local
		if local == "" {
			im.Local = im.Path[strings.LastIndex(im.Path, mark)+1:]
			im.Local = strings.TrimPrefix(im.Local, ":")
		}
	}
	if im.Name == "*" || im.Name == "_" {
		im.Name, im.Local = "", "*"
	}
	if im.Local == "" {
		im.Local = im.Name
		if im.Local == "" {
			im.Local = whole
		}
	}
	r.out.Imports = append(r.out.Imports, im)
}

func pathMark(path string) string {
	switch {
	case strings.Contains(path, "::"):
		return "::"
	case strings.Contains(path, `\`):
		return `\`
	}
	return "."
}
