package tool

import "strings"

// Nearest is the value a caller most likely meant: the one that differs in the
// fewest letters, or that begins with or holds what was given. It is empty
// when nothing is near, and for what is too short to be near anything.
func Nearest(given string, valid []string) string {
	want := folded(given)
	if len(want) < 3 || len(want) > 64 {
		return "" // every number is near every other
	}
	best, score := "", len(want)/3+1
	holder := ""
	for _, v := range valid {
		have := folded(v)
		if d := distance(want, have, score); d < score || d == score && best == "" {
			best, score = v, d
		}
		if holder == "" && len(want) >= 3 && strings.Contains(string(have), string(want)) {
			holder = v
		}
	}
	if best == "" {
		return holder
	}
	return best
}

// folded makes "Open-Tasks" and "open_tasks" equal.
func folded(s string) []rune {
	return []rune(strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(s)))
}

// distance counts the letters to insert, drop, change or swap with their
// neighbour to make a into b. It stops counting above limit.
func distance(a, b []rune, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
