package tool_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs/doc"
)

// shelfParams has one parameter of every kind.
type shelfParams struct {
	Shelf  string            `json:"shelf" doc:"name of the shelf"`
	Status string            `json:"status,omitempty" doc:"which books" enum:"open,lent,all" default:"open"`
	Tags   []string          `json:"tags,omitempty" doc:"books with all of these" enum:"new,old"`
	Limit  int               `json:"limit,omitempty" doc:"rows" minimum:"1" maximum:"200"`
	Weight *float64          `json:"weight,omitempty" doc:"kilograms at most" maximum:"9.5"`
	Signed bool              `json:"signed,omitempty" doc:"signed ones only"`
	Until  *untilParams      `json:"until,omitempty" doc:"when and why"`
	Names  map[string]string `json:"names,omitempty" doc:"nicknames"`
}

type untilParams struct {
	Reason string `json:"reason" doc:"why"`
	Year   int    `json:"year,omitempty"`
}

// shelf is a page of books.
type shelf struct {
	Shelf  string   `json:"shelf" doc:"name"`
	Status string   `json:"status" enum:"open,lent,all"`
	Books  []book   `json:"books" doc:"in order"`
	Notes  []string `json:"notes,omitempty"`
	Next   *string  `json:"next_cursor,omitempty"`
}

type book struct {
	Title   string   `json:"title"`
	Authors []string `json:"authors"`
}

func (s shelf) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d books\n", s.Shelf, len(s.Books))
	for _, book := range s.Books {
		fmt.Fprintf(&b, "- %s\n", book.Title)
	}
	if s.Next != nil {
		fmt.Fprintf(&b, "more: cursor %s\n", *s.Next)
	}
	return b.String()
}

func (s *shelf) Rows() int { return len(s.Books) }

func (s *shelf) Keep(n int) {
	next := fmt.Sprint(n)
	s.Books, s.Next = s.Books[:n], &next
}

// shelfTool answers with run, or with an empty shelf.
func shelfTool(run func(shelfParams) (shelf, error)) *tool.Tool {
	return tool.New(tool.Definition[shelfParams, shelf]{
		Name: "list_books", Title: "List books", Description: "The books of a shelf.", Toolset: tool.Core,
		Hints: tool.Hints{ReadOnly: true, Idempotent: true},
		Run: func(_ context.Context, p shelfParams) (shelf, error) {
			if run == nil {
				return shelf{Shelf: p.Shelf, Status: p.Status}, nil
			}
			return run(p)
		},
	})
}

func call(t *testing.T, tl *tool.Tool, args string) (*tool.Answer, *tool.Error) {
	t.Helper()
	a, err := tl.Call(t.Context(), []byte(args))
	if err == nil {
		return a, nil
	}
	e, ok := errors.AsType[*tool.Error](err)
	if !ok {
		t.Fatalf("Call(%s) gave %T %v, want a *tool.Error", args, err, err)
	}
	return nil, e
}

func TestCallGivesBothFaces(t *testing.T) {
	a, err := call(t, shelfTool(nil), `{"shelf": 1.10, "status": null}`)
	if err != nil {
		t.Fatal(err)
	}
	if want := "1.10: 0 books\n"; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if want := `{"shelf":"1.10","status":"open","books":[]}`; string(a.Structured) != want {
		t.Errorf("structured %s, want %s", a.Structured, want)
	}
}

func TestFaultBecomesErrorWithAdvice(t *testing.T) {
	tl := shelfTool(func(shelfParams) (shelf, error) {
		f := &doc.Fault{Code: "unknown_shelf", Field: "shelf", Message: `no shelf "poerty"`, Given: "poerty"}
		for i := range 30 {
			f.Valid = append(f.Valid, fmt.Sprintf("shelf-%d", i))
		}
		f.Valid[3] = "poetry"
		return shelf{}, fmt.Errorf("list: %w", f)
	})
	_, err := call(t, tl, `{"shelf":"poerty"}`)
	if err == nil || err.Nearest != "poetry" || len(err.Valid) != 20 || err.More != 10 {
		t.Fatalf("got %+v, want the nearest match poetry, 20 valid values and 10 more", err)
	}
	lines := strings.Split(err.Text(), "\n")
	if lines[0] != `error unknown_shelf: no shelf "poerty"` || lines[1] != "did you mean: poetry" || !strings.HasSuffix(lines[2], "and 10 more") {
		t.Errorf("text:\n%s", err.Text())
	}
}

// TestErrorsAreShort: what a caller sent is not sent back by the megabyte.
func TestErrorsAreShort(t *testing.T) {
	long := strings.Repeat("ä", 1_000_000)
	tl := shelfTool(func(p shelfParams) (shelf, error) {
		return shelf{}, &doc.Fault{Code: "unknown_shelf", Field: "shelf", Message: fmt.Sprintf("no shelf %q; see the list", p.Shelf), Given: p.Shelf, Valid: []string{long}}
	})
	for _, args := range []string{`{"shelf":"` + long + `"}`, `{"shelf":"a","` + long + `":1}`, `{"shelf":"a","status":"` + long + `"}`} {
		_, err := call(t, tl, args)
		if err == nil || len(err.Text()) > 6000 || len(err.Field) > 600 {
			t.Fatalf("%.40s…: got an error of %d bytes, want at most 6,000", args, len(err.Text()))
		}
	}
	_, err := call(t, tl, `{"shelf":"`+long+`"}`)
	if text := err.Text(); !strings.Contains(text, "bytes left out") || !strings.Contains(text, "; see the list") || strings.ContainsRune(text, '\uFFFD') {
		t.Errorf("got %.100s … %s, want beginning and end of the message", text, text[len(text)-600:])
	}
}

func TestInternalErrorHidesPaths(t *testing.T) {
	for given, want := range map[string]string{
		"open /home/jane/work/shop/tasks.md: permission denied": "open …/tasks.md: permission denied",
		`open C:\Users\jane\shop\tasks.md: denied`:              "open …/tasks.md: denied",
		"neither yes/no nor and/or is a path":                   "neither yes/no nor and/or is a path",
	} {
		_, err := call(t, shelfTool(func(shelfParams) (shelf, error) { return shelf{}, errors.New(given) }), `{"shelf":"a"}`)
		if err == nil || err.Code != tool.CodeInternal || err.Message != want {
			t.Errorf("%q became %+v, want message %q", given, err, want)
		}
	}
}

func TestPanicBecomesError(t *testing.T) {
	_, err := call(t, shelfTool(func(shelfParams) (shelf, error) { panic("shelf fell down") }), `{"shelf":"a"}`)
	if err == nil || err.Code != tool.CodeInternal || strings.Contains(err.Text(), "fell down") {
		t.Fatalf("got %+v, want an internal error that does not show the panic", err)
	}
	if cause := errors.Unwrap(err); cause == nil || !strings.Contains(cause.Error(), "fell down") {
		t.Errorf("cause %v, want the panic for the log", cause)
	}
}
