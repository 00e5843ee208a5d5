package tool_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
)

// full is a shelf of n books with titles of so many bytes.
func full(n, bytes int) *tool.Tool {
	return shelfTool(func(shelfParams) (shelf, error) {
		var s shelf
		for i := range n {
			s.Books = append(s.Books, book{Title: fmt.Sprintf("%03d %s", i, strings.Repeat("x", bytes))})
		}
		return s, nil
	})
}

func TestPages(t *testing.T) {
	tests := []struct {
		name     string
		books    int
		bytes    int
		args     string
		min, max int // rows
		budget   int
	}{
		{"everything fits", 5, 10, `{"shelf":"a"}`, 5, 5, tool.PageBytes},
		{"fifteen rows", 100, 10, `{"shelf":"a"}`, 15, 15, tool.PageBytes},
		{"three thousand bytes", 100, 400, `{"shelf":"a"}`, 5, 7, tool.PageBytes},
		{"one row always", 100, 5_000, `{"shelf":"a"}`, 1, 1, tool.MaxBytes},
		{"a chosen limit", 200, 400, `{"shelf":"a","limit":50}`, 50, 50, tool.MaxBytes},
		{"a chosen limit within sixty thousand", 200, 1_000, `{"shelf":"a","limit":200}`, 50, 60, tool.MaxBytes},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, err := call(t, full(test.books, test.bytes), test.args)
			if err != nil {
				t.Fatal(err)
			}
			if a.Bytes() > test.budget {
				t.Errorf("text of %d and JSON of %d bytes, want at most %d", len(a.Text), len(a.Structured), test.budget)
			}
			var got shelf
			if err := json.Unmarshal(a.Structured, &got); err != nil {
				t.Fatal(err)
			}
			rows := len(got.Books)
			if rows < test.min || rows > test.max {
				t.Errorf("%d rows, want %d to %d", rows, test.min, test.max)
			}
			if cut := got.Next != nil; cut != (rows < test.books) {
				t.Errorf("next cursor given: %v, with %d of %d rows", cut, rows, test.books)
			}
			if got.Next != nil && (*got.Next != fmt.Sprint(rows) || !strings.Contains(a.Text, "more: cursor "+*got.Next)) {
				t.Errorf("cursor %s after %d rows; text ends %q", *got.Next, rows, a.Text[len(a.Text)-20:])
			}
		})
	}
}

func TestNothingAboveTheLimit(t *testing.T) {
	_, err := call(t, full(2, 70_000), `{"shelf":"a","limit":1}`)
	if err == nil || err.Code != tool.CodeAnswerTooLarge || !strings.Contains(err.Message, "may be 60000") {
		t.Errorf("got %v, want %s", err, tool.CodeAnswerTooLarge)
	}
}
