package code

import (
	"encoding/json"
	"testing"

	"kiro-mcp/internal/code/facts"
)

// What files grow their facts in is used again, and no file's facts are: they
// stay what they were whatever is read afterwards, and hold nothing in reserve.
func TestFactsAreTheirFilesOwn(t *testing.T) {
	var files []*facts.File
	var before []string
	for _, p := range patterns {
		for n, size := range []int{100, 20 << 10, 2 << 10} {
			f := Extract(p.name, []byte(madeSource(p.name, p.text, size, n*1000)))
			files, before = append(files, f), append(before, written(t, f))
		}
	}
	symbols := 0
	for i, f := range files {
		if written(t, f) != before[i] {
			t.Errorf("the facts of %s changed when others were read", f.Path)
		}
		if cap(f.Symbols) != len(f.Symbols) || cap(f.Numbers) != len(f.Numbers) || cap(f.Texts) != len(f.Texts) || cap(f.Calls) != len(f.Calls) {
			t.Errorf("a list of %s holds room in reserve", f.Path)
		}
		symbols += len(f.Symbols)
	}
	if symbols < 1000 {
		t.Errorf("only %d symbols", symbols)
	}
}

func written(t *testing.T, f *facts.File) string {
	t.Helper()
	text, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
