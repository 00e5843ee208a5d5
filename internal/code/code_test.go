package code

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// project writes files into a new folder.
func project(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var shop = map[string]string{
	".gitignore":             "/made/\n*.gen.py\n",
	"src/orders/services.py": "# OrderService comes first\nclass OrderService:\n    async def create_order(self, cart):\n        return cart\n",
	"src/orders/api.py":      "from .services import OrderService\n",
	"src/queue.go":           "package src\n\nfunc (q *Queue) Publish(name string) error {\n\treturn nil\n}\n",
	"web/cart.ts":            "export class Cart {\n  async totalOf(items: Item[]): Promise<number> {\n    return sum(items)\n  }\n}\n",
	"web/Java.java":          "public class Java {\n    public Order place(Cart cart) {\n        return check(cart);\n    }\n}\n",
	"migrations/1.sql":       "CREATE TABLE IF NOT EXISTS returns (\n  id UUID\n);\n",
	"made/hidden.py":         "class Hidden:\n    pass\n",
	"src/some.gen.py":        "class Generated: pass\n",
	"node_modules/a/b.js":    "class Foreign {}\n",
	"README.md":              "InProse\n",
}

func TestSymbol(t *testing.T) {
	dir := project(t, shop)
	sources := NewSources()
	for name, want := range map[string]Found{
		"OrderService":              {Defined, "src/orders/services.py", 2, ""},
		"OrderService.create_order": {Defined, "src/orders/services.py", 3, ""},
		"Queue.Publish":             {Defined, "src/queue.go", 3, ""},
		"Cart.totalOf":              {Defined, "web/cart.ts", 2, ""},
		"place":                     {Defined, "web/Java.java", 2, ""},
		"check":                     {Mentioned, "web/Java.java", 3, ""},
		"returns":                   {Defined, "migrations/1.sql", 1, ""},
		"create":                    {Missing, "", 0, ""}, // only a part of a word
		"OrderService.Publish":      {Missing, "", 0, ""}, // in no file together
		"Hidden":                    {Missing, "", 0, ""}, // ignored by git
		"Generated":                 {Missing, "", 0, ""},
		"Foreign":                   {Missing, "", 0, ""},
		"InProse":                   {Missing, "", 0, ""}, // prose is no source
		"()":                        {NotChecked, "", 0, "no word to look for"},
	} {
		if got := sources.Symbol(dir, name); got != want {
			t.Errorf("Symbol(%q) (-want +got)\n-%v\n+%v", name, want, got)
		}
	}
}

func TestFile(t *testing.T) {
	dir := project(t, shop)
	sources := NewSources()
	for name, want := range map[string]Found{
		"src/orders/api.py":   {Verdict: Exists, File: "src/orders/api.py"},
		"./src/orders/api.py": {Verdict: Exists, File: "src/orders/api.py"},
		"orders/api.py":       {Verdict: Exists, File: "src/orders/api.py"},
		"api.py":              {Verdict: Exists, File: "src/orders/api.py"},
		"pi.py":               {Verdict: Missing},
		"made/hidden.py":      {Verdict: Exists, File: "made/hidden.py"}, // ignored, but asked for by its path
		"../../etc/passwd":    {Verdict: Missing},
		"src":                 {Verdict: Missing},
	} {
		if got := sources.File(dir, name); got != want {
			t.Errorf("File(%q) (-want +got)\n-%v\n+%v", name, want, got)
		}
	}
}

// A file that was saved since the last search is searched as it is now.
func TestChangesAreSeen(t *testing.T) {
	dir := project(t, shop)
	sources := NewSources()
	if got := sources.Symbol(dir, "Later"); got.Verdict != Missing {
		t.Fatalf("before it is written: %v", got)
	}
	path := filepath.Join(dir, "src", "orders", "api.py")
	if err := os.WriteFile(path, []byte("class Later: pass\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	sources.trees[dir].listed = sources.trees[dir].listed.Add(-freshFor)
	if got, want := sources.Symbol(dir, "Later"), (Found{Defined, "src/orders/api.py", 1, ""}); got != want {
		t.Errorf("after it is written (-want +got)\n-%v\n+%v", want, got)
	}
}

// What a bound left out is never reported as missing.
func TestBoundsAreSaid(t *testing.T) {
	files := map[string]string{"z.py": "class Last: pass\n" + strings.Repeat("more = 2\n", 30)}
	for i := range 20 {
		files[fmt.Sprintf("a%02d.py", i)] = strings.Repeat("filler = 1\n", 10)
	}
	dir := project(t, files)
	for name, limits := range map[string]Limits{
		"entries": {Entries: 5, FileBytes: 1 << 20, Bytes: 1 << 20},
		"size":    {Entries: 100, FileBytes: 10, Bytes: 1 << 20},
		"bytes":   {Entries: 100, FileBytes: 1 << 20, Bytes: 300},
	} {
		sources := NewSources()
		sources.Limits = limits
		if got := sources.Symbol(dir, "Last"); got.Verdict != NotChecked || got.Why == "" {
			t.Errorf("%s: %v, want not_checked with a reason", name, got)
		}
	}
	if got := NewSources().Symbol(filepath.Join(dir, "gone"), "Last"); got.Verdict != NotChecked {
		t.Errorf("no workspace: %v, want not_checked", got)
	}
}

func BenchmarkSymbol(b *testing.B) {
	files := map[string]string{}
	for i := range 500 {
		files[fmt.Sprintf("src/m%d/f%d.py", i%20, i)] = fmt.Sprintf("class C%d:\n    def run_%d(self): pass\n", i, i)
	}
	dir := project(b, files)
	sources := NewSources()
	sources.Symbol(dir, "C1")
	for b.Loop() {
		sources.Symbol(dir, "C250.run_250")
	}
}
