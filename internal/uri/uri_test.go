package uri

import (
	"strings"
	"testing"
)

func TestString(t *testing.T) {
	tests := map[string]Address{
		"kiro://specs":                                       {Kind: Specs},
		"kiro://specs/orders":                                {Kind: Spec, Spec: "orders"},
		"kiro://specs/auth%2Flogin/tasks-mobile":             {Document, "auth/login", "tasks-mobile"},
		"kiro://specs/services%2Fapi%3Aorders/tasks/2.1":     {Task, "services/api:orders", "2.1"},
		"kiro://specs/%40web%2Forders/tasks/6B~1f2e":         {Task, "@web/orders", "6B~1f2e"},
		"kiro://specs/orders/tasks/tasks-mobile%3A1.1":       {Task, "orders", "tasks-mobile:1.1"},
		"kiro://specs/%E7%99%BB%E5%BD%95/requirements/4.8b":  {Requirement, "登录", "4.8b"},
		"kiro://specs/orders/design/components%2Fdata-model": {Section, "orders", "components/data-model"},
		"kiro://specs/orders/properties/4A":                  {Property, "orders", "4A"},
		"kiro://steering/services%2Fapi%3Atech":              {Kind: Steering, Name: "services/api:tech"},
		"kiro://contracts/.kiro%2Fapi-spec.yaml":             {Kind: Contract, Name: ".kiro/api-spec.yaml"},
		"kiro://specs/a%20b%2Bc%25/100%25%3F%23":             {Document, "a b+c%", "100%?#"},
	}
	for want, a := range tests {
		if got := a.String(); got != want {
			t.Errorf("%+v (-want +got)\n-%s\n+%s", a, want, got)
		}
		if got, err := Parse(want); err != nil || got != a {
			t.Errorf("%s (-want +got)\n-%+v\n+%+v, %v", want, a, got, err)
		}
	}
}

func TestParseTakesWhatClientsMakeOfIt(t *testing.T) {
	for given, want := range map[string]Address{
		"KIRO://Specs/orders":                {Kind: Spec, Spec: "orders"},
		"kiro://specs/登录/tasks":              {Document, "登录", "tasks"},
		"kiro://specs/@web%2forders/design":  {Document, "@web/orders", "design"},
		"kiro://specs/orders/tasks/a:1.1":    {Task, "orders", "a:1.1"},
		"kiro://specs/a+b/tasks":             {Document, "a+b", "tasks"},
		"kiro://specs/%6frders":              {Kind: Spec, Spec: "orders"},
		"kiro://specs/..%2F..%2Fetc/passwd":  {Document, "../../etc", "passwd"},
		"kiro://specs/orders/requirements/1": {Requirement, "orders", "1"},
	} {
		if got, err := Parse(given); err != nil || got != want {
			t.Errorf("%s (-want +got)\n-%+v\n+%+v, %v", given, want, got, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for given, want := range map[string]string{
		"":                               "kiro://",
		"kiro:specs":                     "kiro://",
		"https://specs/orders":           "kiro://",
		"kiro://":                        "forms",
		"kiro://spec/orders":             "forms",
		"kiro://specs/":                  "{spec} is empty",
		"kiro://specs//tasks":            "{spec} is empty",
		"kiro://specs/orders/":           "{document} is empty",
		"kiro://specs/orders/tasks/":     "{task} is empty",
		"kiro://specs/a/b/c":             "forms",
		"kiro://specs/a/Tasks/1":         "forms",
		"kiro://specs/a/tasks/1/2":       "forms",
		"kiro://specs/%zz/tasks":         "{spec} is empty or not percent-encoded",
		"kiro://specs/orders/tasks?x=1":  "query",
		"kiro://specs/orders/tasks#here": "fragment",
		"kiro://contracts/api/spec.yaml": "forms",
	} {
		if a, err := Parse(given); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %+v, %v; want an error that says %q", given, a, err, want)
		}
	}
}

func TestVariables(t *testing.T) {
	for kind, want := range map[Kind]string{Specs: "", Spec: "spec", Task: "spec task", Contract: "path"} {
		if got := strings.Join(kind.Variables(), " "); got != want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", kind.Template(), want, got)
		}
	}
}

func TestCutDocument(t *testing.T) {
	for name, want := range map[string][2]string{
		"3.2":                            {"", "3.2"},
		InDocument("design-api", "a/b"):  {"design-api", "a/b"},
		InDocument("requirements-x", ""): {"requirements-x", ""},
	} {
		if document, id := CutDocument(name); document != want[0] || id != want[1] {
			t.Errorf("%s (-want +got)\n-%q\n+%q %q", name, want, document, id)
		}
	}
}

// FuzzAddress: what is made of any names is read back as it was.
func FuzzAddress(f *testing.F) {
	f.Add(uint(Task), "auth/login", "tasks-mobile:1.1")
	f.Add(uint(Document), "登录", "..")
	f.Add(uint(Contract), "", "a b+c%?#\x00\xff")
	f.Fuzz(func(t *testing.T, kind uint, spec, name string) {
		a := Address{Kind: Kind(kind % uint(len(templates)))}
		for _, v := range a.Kind.Variables() {
			if v == "spec" {
				a.Spec = spec + "s" // no variable is empty
			} else {
				a.Name = name + "n"
			}
		}
		s := a.String()
		if got, err := Parse(s); err != nil || got != a {
			t.Fatalf("%s (-want +got)\n-%+v\n+%+v, %v", s, a, got, err)
		}
		if i := strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`"<>\^{|}`+"`", r) }); i >= 0 {
			t.Fatalf("%q holds a character that no URI may hold, at %d", s, i)
		}
	})
}

// FuzzParse: what is read at all has one form that is read the same.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"kiro://specs", "KIRO://specs/a%2fb/tasks/1", "kiro://specs/..%2F..%2Fetc%2Fpasswd/x", "kiro://specs//", "kiro://steering/%"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Parse(s)
		if err != nil {
			return
		}
		if again, err := Parse(a.String()); err != nil || again != a {
			t.Fatalf("%q (-want +got)\n-%+v\n+%+v, %v", s, a, again, err)
		}
	})
}
