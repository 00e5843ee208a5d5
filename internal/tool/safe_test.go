package tool_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
)

func TestCleanShowsWhatHides(t *testing.T) {
	for given, want := range map[string]string{
		"a\u202eb":                 `a\u202eb`,        // right-to-left override
		"a\u2066b\u2069":           `a\u2066b\u2069`,  // isolates
		"a\u200bb\ufeffc":          `a\u200bb\ufeffc`, // zero width
		"pay\u200dpal":             `pay\u200dpal`,    // a joiner that joins nothing
		"a\x00b\x1b[31mc\x7f":      `a\u0000b\u001b[31mc\u007f`,
		"a\rb":                     `a\u000db`,
		"a\u0085b\u00adc":          `a\u0085b\u00adc`, // C1, soft hyphen
		"a\u2028b\u2029c":          `a\u2028b\u2029c`, // separators
		"a\U000e0041b":             `a\U000e0041b`,    // tags
		"a\ufe0fb\ufe01\ufe02":     `a\ufe0fb\ufe01\ufe02`,
		"⚠\ufe0f\ufe0f":            `⚠` + "\ufe0f" + `\ufe0f`, // more than one selector can carry a message
		"\u3164\u115f\uffa0\u034f": `\u3164\u115f\uffa0\u034f`,
		"\ue000":                   `\ue000`,         // private use
		"a\xffb\xe6\x97":           `a\xffb\xe6\x97`, // no UTF-8
	} {
		if got := tool.Clean(given); got != want {
			t.Errorf("Clean(%+q) = %+q, want %+q", given, got, want)
		}
		if again := tool.Clean(tool.Clean(given)); again != want {
			t.Errorf("Clean twice of %+q = %+q, want %+q", given, again, want)
		}
	}
}

func TestCleanLeavesWhatPeopleWrite(t *testing.T) {
	for _, text := range []string{
		"plain\ttext\nwith lines", "two\r\nlines\r\n", "naïve café – “quoted” … € → ✓",
		"注文管理システムの要件。「在庫」を確認する", "订单管理：创建、取消", "한국어 문장", "葛\U000e0100城市", // an ideograph with its variant
		"👩‍👩‍👧‍👦 👍🏽 ❤️ ☑️ 1️⃣ ℹ️ ™️ 〰️ 🏳️‍🌈 👩🏽‍💻", "می\u200cخواهم", "क्\u200dष", "שלום", "مرحبا", "Привет", "∑ ≤ ≠",
		"3f786850e387550fdab836ed7e6dc881de23001b", "550e8400-e29b-41d4-a716-446655440000", "9f86d081884c",
	} {
		if got := tool.Clean(text); got != text {
			t.Errorf("Clean(%+q) = %+q, want it unchanged", text, got)
		}
	}
}

// fake builds text that has the shape of a secret without standing in this
// file, where scanners would find it.
func fake(parts ...string) string { return strings.Join(parts, "") }

var (
	letters = strings.Repeat("aB3dE6gH", 20)
	upper   = strings.Repeat("ABCD2345", 4)
)

func TestCleanMasksSecrets(t *testing.T) {
	for name, test := range map[string]struct{ given, want string }{
		"AWS id":     {fake("key AK", "IA", upper[:16], "."), "key [masked AWS key id]."},
		"AWS secret": {fake("aws_secret_access_key = ", letters[:40]), "aws_secret_access_key = [masked AWS secret key]"},
		"AWS JSON":   {fake(`"SecretAccessKey": "`, letters[:40], `"`), `"SecretAccessKey": "[masked AWS secret key]"`},
		"GitHub":     {fake("gh", "p_", letters[:36]), "[masked GitHub token]"},
		"GitHub 2":   {fake("github", "_pat_", letters[:82]), "[masked GitHub token]"},
		"GitLab":     {fake("gl", "pat-", letters[:20]), "[masked GitLab token]"},
		"Slack":      {fake("xo", "xb-1234567890-", letters[:24]), "[masked Slack token]"},
		"webhook":    {fake("https://hooks.slack.com/services/T0", letters[:40]), "https://hooks.slack.com/services/[masked Slack webhook]"},
		"Anthropic":  {fake("sk-", "ant-api03-", letters[:40]), "[masked Anthropic key]"},
		"OpenAI":     {fake("sk-", "proj-", letters[:48]), "[masked OpenAI key]"},
		"OpenAI old": {fake("OPENAI_API_KEY=sk", "-", letters[:48]), "OPENAI_API_KEY=[masked OpenAI key]"},
		"Stripe":     {fake("sk", "_live_", letters[:24]), "[masked Stripe key]"},
		"Google":     {fake("AI", "za", letters[:35]), "[masked Google key]"},
		"npm":        {fake("npm", "_", letters[:36]), "[masked npm token]"},
		"JWT":        {fake("Bearer ey", "JhbGciOiJIUzI1NiJ9.ey", "JzdWIiOiIxMjM0In0.", letters[:43]), "Bearer [masked JWT]"},
		"key block":  {fake("a\n-----BEGIN RSA PRIV", "ATE KEY-----\n", letters, "\n-----END RSA PRIV", "ATE KEY-----\nb"), "a\n[masked private key]\nb"},
		"cut block":  {fake("a\n-----BEGIN PRIV", "ATE KEY-----\n", letters), "a\n[masked private key]"},
		"URL":        {"postgres://shop:hunter2x@db:5432/shop", "postgres://shop:[masked password]@db:5432/shop"},
		"ADO":        {"Server=db;Database=shop;Password=hunter2x;Pooling=true", "Server=db;Database=shop;Password=[masked password];Pooling=true"},
		"Azure":      {fake("AccountName=a;Account", "Key=", letters[:86], "==;"), "AccountName=a;AccountKey=[masked Azure key];"},
		"two":        {fake("gh", "p_", letters[:36], " and gh", "o_", letters[:36]), "[masked GitHub token] and [masked GitHub token]"},
	} {
		if got := tool.Clean(test.given); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestCleanMasksNothingElse(t *testing.T) {
	for _, text := range []string{
		"password: string", "the token is a JWT such as eyJ…", "postgres://user:password@localhost/shop", "https://example.com:8080/a@b",
		"postgres://${USER}:${PASSWORD}@db/shop", "redis://:6379", "mailto:jane@example.com", "ratio 1:2@home",
		"task-skip-validation-of-everything-in-the-list-of-things", "sk-slider-component-with-a-very-long-class-name-indeed",
		"npm_config_registry", "AKIA is the prefix", "ghp_short", "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
		"Password=<your password>;Server=db", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	} {
		if got := tool.Clean(text); got != text {
			t.Errorf("Clean(%q) = %q, want it unchanged", text, got)
		}
	}
}

// TestFacesAreSafeAlike sends one string through both faces.
func TestFacesAreSafeAlike(t *testing.T) {
	title := fake("a\u202eb \"q\" \\ \x1b <&> gh", "p_", letters[:36], " 注文 👩‍💻")
	tl := shelfTool(func(shelfParams) (shelf, error) { return shelf{Books: []book{{Title: title}}}, nil })
	a, err := call(t, tl, `{"shelf":"a"}`)
	if err != nil {
		t.Fatal(err)
	}
	var got shelf
	if err := json.Unmarshal(a.Structured, &got); err != nil {
		t.Fatal(err)
	}
	want := `a\u202eb "q" \ \u001b <&> [masked GitHub token] 注文 👩‍💻`
	if got.Books[0].Title != want {
		t.Errorf("structured %q, want %q", got.Books[0].Title, want)
	}
	if !strings.Contains(a.Text, want) {
		t.Errorf("text %q, want it to hold %q", a.Text, want)
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "a\u202eb", "👩‍👩‍👧", "\xff\xfe", "postgres://a:b@c", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk", "\r\n\r", "می\u200cخواهم", "葛\U000e0100"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := tool.Clean(s)
		if again := tool.Clean(clean); again != clean {
			t.Errorf("cleaning twice changes: %q became %q, then %q", s, clean, again)
		}
		if strings.ContainsAny(clean, "\x00\x1b\u202e\u200b\u2066") {
			t.Errorf("%q became %q", s, clean)
		}
	})
}

func BenchmarkCleanNothingToDo(b *testing.B) {
	text := strings.Repeat("- [ ] 2.1 Create the order endpoint – see design (注文)\n", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tool.Clean(text)
	}
}

func BenchmarkCleanWithURLs(b *testing.B) {
	text := strings.Repeat("- [ ] 2.1 Call https://api.example.com/v1/orders?x=1 and tell ops@example.com\n", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tool.Clean(text)
	}
}
