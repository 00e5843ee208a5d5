package generate

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/fastapi"
)

// TestPromisesReadBack writes down what real contracts promise, and reads it
// back: what was not read as it was written would be told as a change.
func TestPromisesReadBack(t *testing.T) {
	dir, all := testcorpus.Contracts(t)
	contracts, paragraphs := 0, 0
	for _, x := range all {
		rel := x.Path
		info, err := os.Stat(filepath.Join(string(dir), filepath.FromSlash(rel)))
		if err != nil || info.Size() > 30<<10 {
			continue
		}
		c, err := openapi.Read(t.Context(), dir, rel, openapi.Options{Placeholders: true})
		if err != nil || !c.Usable() {
			continue
		}
		files, err := fastapi.Target{}.Files(c)
		if err != nil {
			t.Fatal(err)
		}
		written := promisesOf(c, files)
		if read := parsePromises(written.text()); !reflect.DeepEqual(read, written) {
			for title := range written {
				if !reflect.DeepEqual(read[title], written[title]) {
					t.Errorf("%s, %s (-written +read)\n-%q\n+%q", rel, title, written[title], read[title])
				}
			}
		}
		contracts, paragraphs = contracts+1, paragraphs+len(written)
	}
	if contracts < 10 {
		t.Fatalf("only %d contracts were read", contracts)
	}
	t.Logf("%d contracts, %d paragraphs", contracts, paragraphs)
}

// FuzzPromises holds that whatever stands in promises.txt, what is written of
// it is read as it was written.
func FuzzPromises(f *testing.F) {
	f.Add([]byte("GET /orders\n  answer 200: nothing\n  handler: list_orders in app/handlers/orders.py\n\nscaffold app/main.py\n"))
	f.Add([]byte("<<<<<<< HEAD\nGET /a\n=======\n  b: c\n>>>>>>> x\n"))
	f.Add([]byte("GET /a\n  : \n   b\n\n # c\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		once := parsePromises(source).text()
		if twice := parsePromises(once).text(); string(twice) != string(once) {
			t.Errorf("(-once +twice)\n-%q\n+%q", once, twice)
		}
	})
}
