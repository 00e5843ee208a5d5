package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// laravel reads the migrations and the models of Laravel.
func (r *reader) laravel() {
	for i := 0; i+3 < len(r.Tokens); i++ {
		switch {
		case r.Is(i, "function") && r.Is(i+1, "down") && r.Is(i+2, "("):
			i = r.takenBack(i, r.functionEnd(i))
		case r.Is(i, "Schema") && r.Is(i+1, "::") && r.IsWord(i+2) && r.Is(i+3, "("):
			r.laravelSchema(i + 2)
		case r.Is(i, "class") && r.IsWord(i+1) && r.Is(i+2, "extends"):
			r.eloquent(i)
		}
	}
}

// functionEnd is the last token of a function's body.
func (r *reader) functionEnd(i int) int {
	steps := 0
	for ; i < len(r.Tokens) && steps < longestHead; i++ {
		switch {
		case r.Is(i, "("):
			i = r.Close(i)
		case r.Is(i, "{"):
			return r.Close(i)
		case r.Is(i, ";"):
			return i
		}
		steps++
	}
	return min(i, len(r.Tokens)-1)
}

// laravelSchema takes Schema::create(…) and what else changes tables.
func (r *reader) laravelSchema(i int) {
	if r.Is(i, "connection") || r.Is(i, "setConnection") {
		i = r.Close(i+1) + 2
	}
	list := r.arguments(i + 1)
	spans := positional(list)
	what := r.Text(i)
	switch what {
	case "create", "table", "rename", "drop", "dropIfExists", "dropColumns":
	default:
		return
	}
	if len(spans) == 0 {
		return
	}
	name, ok := r.literal(spans[0])
	if !ok {
		r.follow(i, "migration", "the name of the table is computed", what == "create" || what == "dropIfExists")
		return
	}
	t := facts.Table{Name: name, Source: "migration", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(i + 1))}
	switch what {
	case "rename":
		t.Change = "rename"
		if len(spans) > 1 {
			t.Model, _ = r.literal(spans[1])
		}
	case "drop", "dropIfExists":
		t.Change = "drop"
	case "dropColumns":
		t.Change = "alter"
		if len(spans) > 1 {
			names, _ := r.list(spans[1])
			for _, n := range names {
				t.Columns = append(t.Columns, facts.Column{Name: n, Change: "drop", Line: t.Line})
			}
		}
	default:
		if what == "table" {
			t.Change = "alter"
		}
		if len(spans) < 2 {
			return
		}
		b := &builder{r}
		b.closure(&t, spans[1])
	}
	r.add(t)
}

// closure reads the function that builds a table: its parameter and its body.
func (b *builder) closure(t *facts.Table, s span) {
	variable := ""
	for i := s.from; i < s.to; i++ {
		switch {
		case b.Is(i, "(") && variable == "":
			if end := b.Close(i); end > i+1 {
				variable = b.parameter(i+1, end)
			}
			i = b.Close(i)
		case b.IsWord(i) && b.Is(i+1, "=>") && variable == "":
			variable = b.Text(i)
		case b.Is(i, "{"), b.Is(i, "=>") && !b.Is(i+1, "{"):
			b.build(t, i+1, s.to, variable)
			return
		}
	}
	t.Whole = false
}

// parameter is the name of a function's first parameter: behind its type in PHP,
// before it in TypeScript.
func (b *builder) parameter(from, to int) string {
	for i := from; i < to; i++ {
		if b.IsWord(i) && (b.Lang.Name != "php" || strings.HasPrefix(b.Text(i), "$")) {
			return b.Text(i)
		}
	}
	return ""
}

// eloquent takes a model: its table. Its columns are those of the migrations.
func (r *reader) eloquent(i int) {
	base := r.Text(i + 3)
	if base != "Model" && base != "Authenticatable" && base != "Pivot" && base != "MorphPivot" {
		return
	}
	name := r.Text(i + 1)
	t := facts.Table{Name: plural(snake(name)), Model: name, Source: "eloquent", Whole: true, Line: r.lineOf(i)}
	if base == "Pivot" {
		t.Name = snake(name)
	}
	end := r.functionEnd(i)
	t.End = r.lineOf(end)
	for k := i; k < end; k++ {
		if r.Is(k, "$table") && r.Is(k+1, "=") {
			if text, ok := r.literal(span{k + 2, k + 3}); ok && r.Is(k+3, ";") {
				t.Name = text
			}
		}
	}
	r.add(t)
}
