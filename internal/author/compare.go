package author

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/prose"
)

// PromiseChange is one promise of an agreed text that is not there any more as
// it was.
type PromiseChange struct {
	Change  string `json:"change" enum:"gone,weakened,negated,numbers,reworded" doc:"weakened: SHALL or MUST became less; numbers: a number changed"`
	Section string `json:"section"`
	Was     string `json:"was"`
	WasLine int    `json:"was_line" doc:"of the record"`
	Now     string `json:"now,omitempty"`
	NowLine int    `json:"now_line,omitempty" doc:"of the document"`
}

// PromiseCounts is how many promises changed, of each kind.
type PromiseCounts struct {
	Gone     int `json:"gone"`
	Weakened int `json:"weakened"`
	Negated  int `json:"negated"`
	Numbers  int `json:"numbers"`
	Reworded int `json:"reworded"`
}

// The kinds of change, the gravest first.
const (
	changeGone     = "gone"
	changeWeakened = "weakened"
	changeNegated  = "negated"
	changeNumbers  = "numbers"
	changeReworded = "reworded"
)

var changeOrder = []string{changeGone, changeWeakened, changeNegated, changeNumbers, changeReworded}

// How much two texts must have in common to be the same promise: in one
// section, and in two.
const (
	alikeInSection = 0.5
	alikeElsewhere = 0.75
	mostPairs      = 250_000 // beyond which sections are not compared with each other
)

// comparePromises says what became of the promises of an agreed text. One that
// stands anywhere else word for word was moved, which is no change.
func comparePromises(agreed, now []byte) []PromiseChange {
	was, is := unmatched(readPromises(agreed), readPromises(now))
	pairs := pairsOf(was, is)
	var changes []PromiseChange
	for i, p := range was {
		c := PromiseChange{Change: changeGone, Section: p.section, Was: p.text, WasLine: p.line}
		if j, ok := pairs[i]; ok {
			c.Change, c.Now, c.NowLine = changeOf(p, is[j]), is[j].text, is[j].line
		}
		changes = append(changes, c)
	}
	slices.SortStableFunc(changes, func(a, b PromiseChange) int {
		return slices.Index(changeOrder, a.Change) - slices.Index(changeOrder, b.Change)
	})
	return changes
}

// unmatched leaves out of two lists what both have, as often as both have it.
func unmatched(was, is []promise) (left, right []promise) {
	there := map[string]int{}
	for _, p := range is {
		there[p.said]++
	}
	kept := map[string]int{}
	for _, p := range was {
		if there[p.said] > 0 {
			there[p.said]--
			kept[p.said]++
			continue
		}
		left = append(left, p)
	}
	for _, p := range is {
		if kept[p.said] > 0 {
			kept[p.said]--
			continue
		}
		right = append(right, p)
	}
	return left, right
}

// pairsOf finds for each promise the one that took its place: the most alike
// first, each once.
func pairsOf(was, is []promise) map[int]int {
	type pair struct {
		i, j  int
		alike float64
	}
	var all []pair
	wasWords, isWords := wordsOf(was), wordsOf(is)
	for i, p := range was {
		for j, q := range is {
			if p.section != q.section && len(was)*len(is) > mostPairs {
				continue
			}
			alike, least := likeness(wasWords[i], isWords[j]), alikeElsewhere
			if p.section == q.section {
				least = alikeInSection
			}
			if alike >= least {
				all = append(all, pair{i, j, alike})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.alike, a.alike) })
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, had := pairs[p.i]; !had && !taken[p.j] {
			pairs[p.i], taken[p.j] = p.j, true
		}
	}
	return pairs
}

var number = pattern.Of(`\b\d+(?:[.,:]\d+)*%?`)

// wordsOf are the words of promises, numbers left out; scripts without spaces
// count by the character.
func wordsOf(list []promise) []map[string]bool {
	all := make([]map[string]bool, len(list))
	for i, p := range list {
		all[i] = map[string]bool{}
		for _, word := range strings.FieldsFunc(number().ReplaceAllString(p.said, " "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			for _, part := range ideographs(word) {
				all[i][part] = true
			}
		}
	}
	return all
}

func ideographs(word string) []string {
	if !strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }) {
		return []string{word}
	}
	return strings.Split(word, "")
}

// likeness is the share of words that two texts have in common (Dice): 0 to 1.
func likeness(a, b map[string]bool) float64 {
	both := 0
	for word := range a {
		if b[word] {
			both++
		}
	}
	return 2 * float64(both) / float64(max(1, len(a)+len(b)))
}

// What obliges, what only allows, and what turns a sentence round.
var (
	obliges = pattern.Of(`\b(?:shall|must|always|required?|requires|guarantees?|ensures?|every|all|at least|at most)\b|必须|必需|保证|しなければならない|必ず|すること`)
	allows  = pattern.Of(`\b(?:should|may|might|can|could|usually|typically|optional(?:ly)?|best[- ]effort|where possible|if possible|some|most|eventually|later|planned)\b|可以|可能|建议|尽量|してもよい|できれば|望ましい`)
	denies  = pattern.Of(`\b(?:not|never|no|without|cannot|none|neither)\b|n't\b|不|没有|ない|ません`)
)

// changeOf says how a promise changed into another, by its words alone.
func changeOf(was, is promise) string {
	count := func(words *regexp.Regexp, p promise) int { return len(words.FindAllString(p.said, -1)) }
	strength := func(p promise) int { return count(obliges(), p) - count(allows(), p) }
	switch {
	case count(allows(), is) > count(allows(), was) || strength(is) < strength(was):
		return changeWeakened
	case count(denies(), is)%2 != count(denies(), was)%2:
		return changeNegated
	case !slices.Equal(number().FindAllString(was.said, -1), number().FindAllString(is.said, -1)):
		return changeNumbers
	default:
		return changeReworded
	}
}

func countPromises(changes []PromiseChange) PromiseCounts {
	var c PromiseCounts
	for _, x := range changes {
		switch x.Change {
		case changeGone:
			c.Gone++
		case changeWeakened:
			c.Weakened++
		case changeNegated:
			c.Negated++
		case changeNumbers:
			c.Numbers++
		default:
			c.Reworded++
		}
	}
	return c
}

// What an answer shows of changed promises.
const (
	quoteBytes  = 140
	changeBytes = 1_200
)

// inRoom is as many changes as an answer has room for, each quote cut short.
func inRoom(changes []PromiseChange) []PromiseChange {
	used := 0
	for i := range changes {
		c := &changes[i]
		c.Was, c.Now = prose.Short(c.Was, quoteBytes), prose.Short(c.Now, quoteBytes)
		if used += len(c.Was) + len(c.Now) + len(c.Section) + 60; used > changeBytes && i > 0 {
			return changes[:i]
		}
	}
	return changes
}

// agreedIn turns lines of an agreed text into lines of the record that holds
// it, which begins at one of them.
func (c *PromiseChange) agreedIn(first int) { c.WasLine += first - 1 }
