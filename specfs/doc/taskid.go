package doc

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// shortestHash is the least number of hex digits after "~" in an id.
const shortestHash = 4

// assignIDs gives every task its id: its number where only one task of the
// document has it (among tasks that Kiro reads, if there are any); else
// number or section, "~", and a hash of section and title, which stays when
// lines are inserted elsewhere.
func assignIDs(d *Tasks) {
	prefix := idPrefix(d.Name)
	hashed := map[string][]*Task{}
	for _, t := range d.All {
		use := d.numbers[t.Number]
		if use.kiro == 1 && !t.Tolerant || use.kiro == 0 && use.loose == 1 {
			t.ID = prefix + t.Number
			continue
		}
		stem := stemOf(t)
		hashed[stem] = append(hashed[stem], t)
	}
	for stem, tasks := range hashed {
		nameByHash(prefix+stem+"~", tasks)
	}
}

// idPrefix tells the tasks of a split document from those of tasks.md.
func idPrefix(name string) string {
	if name == "tasks" {
		return ""
	}
	return name + ":"
}

// nameByHash ids the tasks that share a number or section. The hash of each
// is as long as it must be to differ from the others, and no longer, so that
// a new task lengthens only the ids that it would be confused with.
func nameByHash(prefix string, tasks []*Task) {
	hashes := make([]string, len(tasks))
	for i, t := range tasks {
		hashes[i] = titleHash(t)
	}
	sorted := slices.Clone(hashes)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	length := make(map[string]int, len(sorted))
	for i, hash := range sorted {
		n := shortestHash
		if i > 0 {
			n = max(n, sharedLen(hash, sorted[i-1])+1)
		}
		if i+1 < len(sorted) {
			n = max(n, sharedLen(hash, sorted[i+1])+1)
		}
		length[hash] = n
	}
	twins := make(map[string]int, len(sorted))
	for i, t := range tasks {
		hash := hashes[i]
		t.ID = prefix + hash[:length[hash]]
		if twins[hash]++; twins[hash] > 1 {
			t.ID += "-" + strconv.Itoa(twins[hash])
		}
	}
}

func sharedLen(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// titleHash is the SHA-256 of a task's section path and title, in hex. The
// path is that of the titles: the "-2" of a repeated section would change
// when another one is inserted before it.
func titleHash(t *Task) string {
	var b []byte
	for s := t.Section; s != nil; s = s.Parent {
		b = append(append(b, Slug(s.Title)...), '/')
	}
	b = append(append(b, 0), t.Title...)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// longestStem bounds the characters of a section's slug in an id.
const longestStem = 32

// stemOf is what an id has before "~": the number, or the section's slug.
func stemOf(t *Task) string {
	if t.Number != "" {
		return t.Number
	}
	if t.Section == nil {
		return "task"
	}
	slug := Slug(t.Section.Title)
	if utf8.RuneCountInString(slug) <= longestStem {
		return slug
	}
	cut := string([]rune(slug)[:longestStem])
	if i := strings.LastIndexByte(cut, '-'); i > longestStem/2 {
		cut = cut[:i]
	}
	return cut
}
