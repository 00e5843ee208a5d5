package reading

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/specfs/doc"
)

func read(src string) *Design { return New(doc.ParseDesign("design", []byte(src))) }

func column(name, typ string) claims.Claim {
	return claims.Claim{Kind: claims.KindColumn, Column: &claims.Column{Table: "carts", Name: name, Type: typ}}
}

// TestWhatIsSaidTwice holds that a promise which is made twice is one claim, on its first
// line, and that another promise about the same stays apart.
func TestWhatIsSaidTwice(t *testing.T) {
	r := read("## Carts\none\ntwo\nthree\n")
	r.Take(column("id", ""), 2, nil, pieces.Frame{})
	r.Take(column("id", "UUID"), 3, nil, pieces.Frame{})
	r.Take(column("id", "INTEGER"), 4, nil, pieces.Frame{})
	if len(r.Out.Claims) != 2 {
		t.Fatalf("%d claims, want 2: %+v", len(r.Out.Claims), r.Out.Claims)
	}
	first, other := r.Out.Claims[0], r.Out.Claims[1]
	if first.Line != 2 || first.Quote != "one" || first.Column.Type != "UUID" {
		t.Errorf("the first is %+v of %+v", first.Column, first)
	}
	if other.Line != 4 || len(r.SameAs(&first)) != 2 {
		t.Errorf("the other is %+v, the same are %v", other, r.SameAs(&first))
	}
	r.Drop(map[int]bool{0: true})
	if same := r.SameAs(&other); len(same) != 1 || same[0] != 0 {
		t.Errorf("after the first was dropped the same are %v", same)
	}
}

// TestWhatIsNotMeant holds that a claim whose frame says so is left out, once for a line.
func TestWhatIsNotMeant(t *testing.T) {
	r := read("## Carts\none\n")
	for range 2 {
		r.Take(column("id", ""), 2, nil, pieces.Frame{LeftOut: claims.Example})
	}
	if len(r.Out.Claims) != 0 || len(r.Out.LeftOut) != 1 || r.Out.LeftOut[0].Reason != claims.Example || r.Out.LeftOut[0].Quote != "one" {
		t.Errorf("%+v", r.Out)
	}
}

// TestPrefixes holds which paths a design puts before those of its endpoints.
func TestPrefixes(t *testing.T) {
	r := read("## API\nBase URL: `/api/v1`\n### Carts (`/carts`)\n- `GET /{id}`\n")
	last := r.Pieces[len(r.Pieces)-1]
	for path, want := range map[string]string{"/{id}": "/api/v1/carts/{id}", "/carts/{id}": "/api/v1/carts/{id}", "/api/v1/carts": "/api/v1/carts"} {
		if full, partial := r.Prefixes.Full(path, last.Section); full != want || partial {
			t.Errorf("%s is %s, partial %v, want %s", path, full, partial, want)
		}
	}
}
