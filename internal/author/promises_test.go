package author

import (
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
)

func TestReadPromises(t *testing.T) {
	source := "# T\n\nIntro. It has v1.2 of it, e.g. two\nlines here! And 3.5 s.\n\n## A\n1. One\n   and more\n- **Two**: x\n\n**Methods**:\n\n| a | b |\n|---|---|\n| c | d |\n\n```sql\nid INT\n\n-- note\n```\n他の文。次の文。\n"
	var got []string
	for _, p := range readPromises([]byte(source)) {
		got = append(got, p.section+"|"+p.text)
	}
	want := []string{
		"|Intro.", "|It has v1.2 of it, e.g. two lines here!", "|And 3.5 s.",
		"a|1. One and more", "a|- **Two**: x", "a|| a | b |", "a|| c | d |", "a|id INT", "a|-- note", "a|他の文。", "a|次の文。",
	}
	if !slices.Equal(got, want) {
		t.Errorf("(-want +got)\n-%s\n+%s", strings.Join(want, "\n-"), strings.Join(got, "\n+"))
	}
}

func TestChangeOf(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"The Exporter SHALL answer in 2 s", "The Exporter SHOULD answer in 2 s", changeWeakened},
		{"Events MUST be kept", "Events are kept where possible", changeWeakened},
		{"Every order is kept", "Orders are kept", changeWeakened},
		{"Orders are never deleted", "Orders are deleted", changeNegated},
		{"Orders are kept", "Orders are not kept", changeNegated},
		{"At most 20 connections", "At most 50 connections", changeNumbers},
		{"Refunds within 30 days", "Refunds within 30 working days", changeReworded},
		{"系统必须记录", "系统可以记录", changeWeakened},
		{"Answers MAY be late", "Answers SHALL not be late", changeNegated},
	} {
		if got := changeOf(promise{said: spoken(c.was)}, promise{said: spoken(c.is)}); got != c.want {
			t.Errorf("%q -> %q (-want +got): -%s +%s", c.was, c.is, c.want, got)
		}
	}
}

// A document that is only rearranged, reflowed or added to has kept its
// promises; each line taken away is one that it has not.
func TestPromisesOfTheCorpus(t *testing.T) {
	designs, promises := 0, 0
	for _, path := range someDesigns(t) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		designs++
		longer := slices.Concat(source, []byte("\n\n## Added\n\nSomething else entirely.\n"))
		if changes := comparePromises(source, longer); len(changes) > 0 {
			t.Errorf("%s: an addition changes %d promises, the first: %+v", path, len(changes), changes[0])
		}
		crlf := []byte(strings.ReplaceAll(strings.ReplaceAll(string(source), "\r\n", "\n"), "\n", "\r\n"))
		if changes := comparePromises(source, crlf); len(changes) > 0 {
			t.Errorf("%s: other line ends change %d promises", path, len(changes))
		}
		all := readPromises(source)
		if promises += len(all); len(comparePromises(source, nil)) != len(all) {
			t.Errorf("%s: not every promise is gone with the document", path)
		}
	}
	t.Logf("%d designs with %d promises", designs, promises)
}

// someDesigns are every fifth of the corpus; all of them with KIRO_MCP_STRESS=1.
func someDesigns(t *testing.T) []string {
	t.Helper()
	all := testcorpus.Files(t, testcorpus.IsDesign)
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return all
	}
	var some []string
	for i := 0; i < len(all); i += 5 {
		some = append(some, all[i])
	}
	return some
}

// Of a design one line is taken away, or one number in it changed, or one
// SHALL or MUST weakened: the answer says just that.
func TestPromisesBrokenAreFound(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 22))
	obligation := regexp.MustCompile(`\b(?:SHALL|MUST)\b`)
	made, found := map[string]int{}, map[string]int{}
	for _, path := range someDesigns(t) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(source), "\n")
		all := readPromises(source)
		for _, i := range random.Perm(len(all))[:min(len(all), 8)] {
			p, line := all[i], lines[all[i].line-1]
			if strings.TrimSpace(line) != p.text || twice(all, p) {
				continue // it shares its line, or stands elsewhere as well
			}
			for kind, broken := range map[string]string{
				changeGone:     "",
				changeNumbers:  number().ReplaceAllString(line, "7777"),
				changeWeakened: obligation.ReplaceAllString(line, "MAY"),
			} {
				if kind != changeGone && spoken(broken) == p.said {
					continue
				}
				now := strings.Join(lines[:p.line-1], "") + broken + strings.Join(lines[p.line:], "")
				made[kind]++
				for _, c := range comparePromises(source, []byte(now)) {
					if c.Change == kind && c.WasLine == p.line {
						found[kind]++
					}
				}
			}
		}
	}
	for _, kind := range []string{changeGone, changeNumbers, changeWeakened} {
		t.Logf("%s: %d of %d found", kind, found[kind], made[kind])
		if made[kind] < 3 || found[kind]*100 < made[kind]*95 {
			t.Errorf("%s: %d of %d found, want 95 in 100 of at least 3", kind, found[kind], made[kind])
		}
	}
}

func twice(all []promise, p promise) bool {
	n := 0
	for _, q := range all {
		if q.said == p.said {
			n++
		}
	}
	return n > 1
}

// FuzzComparePromises: no text makes it fail, and what is reported stands where
// it is said to.
func FuzzComparePromises(f *testing.F) {
	f.Add("# A\n\n- One SHALL\n- Two\n", "# A\n\n- One MAY\n")
	f.Add("```\nx\n", "| a |\r\n|---|\r\n")
	f.Add("A. B. 1.5 C", "")
	f.Fuzz(func(t *testing.T, was, is string) {
		lines := strings.Count(was, "\n") + 1
		for _, p := range readPromises([]byte(was)) {
			if p.line < 1 || p.line > lines {
				t.Fatalf("line %d of %d", p.line, lines)
			}
		}
		changes := comparePromises([]byte(was), []byte(is))
		if countPromises(changes).all() != len(changes) {
			t.Fatal("the counts do not add up")
		}
		if same := comparePromises([]byte(was), []byte(was)); len(same) > 0 {
			t.Fatalf("a text differs from itself: %+v", same[0])
		}
	})
}
