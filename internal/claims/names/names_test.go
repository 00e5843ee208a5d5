package names

import (
	"slices"
	"testing"
)

// TestWordsThatAreNames holds which words are taken for a name, and which only look
// like one.
func TestWordsThatAreNames(t *testing.T) {
	for what, tt := range map[string]struct {
		is      func(string) bool
		yes, no []string
	}{
		"a class":             {IsClass, []string{"CartService", "HttpClient2"}, []string{"Cart", "cartService", "GitHub", "Cart-Service", "API"}},
		"a usual name":        {IsUsual, []string{"open", "$cart", "Cart.open"}, []string{"", "Foo", "Cart<T>", "exampleCart", "{Cart}"}},
		"a dotted name":       {IsDotted, []string{"open", "Cart.open", "_open"}, []string{"", "2open", "open cart", "open()"}},
		"one in camel case":   {IsCamel, []string{"openCart", "CartService"}, []string{"open", "Cart", "API", "open Cart"}},
		"an identifier":       {IsName, []string{"cart_id", "x1"}, []string{"", "1x", "a.b", "a-b"}},
		"a file":              {IsFile, []string{"till.py", "Dockerfile", ".gitignore"}, []string{"till", ".exe", "till.xyz"}},
		"a file in a folder":  {IsFilePath, []string{"src/till.py"}, []string{"till.py", "/src/till.py", "src/*.py", "src/example.py"}},
		"a plain path":        {IsPlainPath, []string{"src/till", ".env.example", "examples/till"}, []string{"", "/src", "~/src", "a b", "src/{id}"}},
		"an ending of a part": {EndsLikePart, []string{"CartService", "cart store"}, []string{"Cart"}},
		"a path of a machine": {OnMachine, []string{"/tmp/cart", "/etc"}, []string{"/carts", "/api/tmp"}},
	} {
		for _, w := range tt.yes {
			if !tt.is(w) {
				t.Errorf("%q is %s", w, what)
			}
		}
		for _, w := range tt.no {
			if tt.is(w) {
				t.Errorf("%q is not %s", w, what)
			}
		}
	}
}

// TestNamesInTitles holds what a title is about.
func TestNamesInTitles(t *testing.T) {
	for what, tt := range map[string]struct {
		in   func(string) string
		want map[string]string
	}{
		"class": {ClassIn, map[string]string{"2. CartService": "CartService", "CartService and CartStore": "", "The cart": ""}},
		"part":  {PartIn, map[string]string{"1. Gateway Service": "Gateway Service", "Gateway": "", "The reverse proxy": "", "Core Service": ""}},
		"model": {AsModel, map[string]string{"3. Order model": "Order", "Order": "Order", "Models": "", "Order of things": ""}},
		"table": {TableIn, map[string]string{"Order Items Table": "order_items", "Table: `orders`": "orders", "Orders": ""}},
		"route": {RouteOfFile, map[string]string{"app/api/carts/[id]/route.ts": "/api/carts/{id}", "app/api/carts/page.ts": "", "src/route.ts": ""}},
		"type":  {AsType, map[string]string{"Cart": "Cart", "string": "string", "whoever opened it": "", "Map<string, Cart>": "Map<string, Cart>"}},
	} {
		for text, want := range tt.want {
			if got := tt.in(text); got != want {
				t.Errorf("%s of %q is %q, want %q", what, text, got, want)
			}
		}
	}
}

// TestEndpointsInText holds how a text may write a method with its path.
func TestEndpointsInText(t *testing.T) {
	for text, want := range map[string][]string{
		"`GET /carts/:id`, POST https://shop.test/carts?x=1": {"GET /carts/{id}", "POST /carts"},

		"GET/PUT /carts/${id}/": {"GET /carts/{id}", "PUT /carts/{id}"},
		"GET /carts/*":          nil,
		"and/or, 1/2":           nil,
	} {
		var got []string
		for _, e := range EndpointsIn(text) {
			for _, m := range e.Methods {
				got = append(got, m+" "+e.Path)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
