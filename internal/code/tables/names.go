package tables

import (
	"slices"
	"strings"
)

// Snake writes a name of several words with underscores: OrderItem becomes
// order_item, HTTPCode http_code.
func snake(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			after := i > 0 && name[i-1] != '_' && (lowerOrDigit(name[i-1]) || i+1 < len(name) && lowerOrDigit(name[i+1]) && name[i+1] >= 'a')
			if after {
				b.WriteByte('_')
			}
			c |= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}

func lowerOrDigit(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

// irregular are words and their plurals that no ending tells.
var irregular = [][2]string{{"person", "people"}, {"child", "children"}, {"man", "men"}, {"woman", "women"}, {"mouse", "mice"}, {"datum", "data"}, {"medium", "media"}, {"criterion", "criteria"}, {"index", "indices"}}

// uncounted have no plural.
var uncounted = []string{"data", "information", "equipment", "series", "news", "media", "metadata", "people", "money", "rice", "species", "sheep", "feedback"}

// plural is the plural of a name's last word.
func plural(name string) string {
	cut := strings.LastIndexByte(name, '_') + 1
	head, word := name[:cut], name[cut:]
	lower := strings.ToLower(word)
	for _, pair := range irregular {
		if pair[0] == lower {
			return head + pair[1]
		}
	}
	switch {
	case word == "" || slices.Contains(uncounted, lower) || isPlural(lower):
		return name
	case strings.HasSuffix(lower, "y") && len(lower) > 1 && !strings.ContainsRune("aeiou", rune(lower[len(lower)-2])):
		return head + word[:len(word)-1] + "ies"
	case strings.HasSuffix(lower, "s") || strings.HasSuffix(lower, "x") || strings.HasSuffix(lower, "z") || strings.HasSuffix(lower, "ch") || strings.HasSuffix(lower, "sh"):
		return name + "es"
	}
	return name + "s"
}

// isPlural reports whether a word in lower case has the ending of a plural already:
// the table of BackupSettings is called backup_settings.
func isPlural(lower string) bool {
	if !strings.HasSuffix(lower, "s") || len(lower) < 4 {
		return false
	}
	switch lower[len(lower)-2] {
	case 's', 'u', 'i', 'a', 'o': // address, status, analysis, alias
		return false
	}
	return lower != "lens"
}

// singular is the singular of a name's last word, as far as endings tell.
func singular(name string) string {
	cut := strings.LastIndexByte(name, '_') + 1
	head, word := name[:cut], name[cut:]
	for _, pair := range irregular {
		if word == pair[1] {
			return head + pair[0]
		}
	}
	switch {
	case slices.Contains(uncounted, word) || len(word) < 4:
		return name
	case strings.HasSuffix(word, "ies"):
		return head + word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses") || strings.HasSuffix(word, "xes") || strings.HasSuffix(word, "ches") || strings.HasSuffix(word, "shes") || strings.HasSuffix(word, "zes") || strings.HasSuffix(word, "uses"):
		return head + word[:len(word)-2]
	case strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is"):
		return name
	case strings.HasSuffix(word, "s"):
		return head + word[:len(word)-1]
	}
	return name
}

// folded is a name without what conventions change: case, underscores, hyphens.
func folded(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if c == '_' || c == '-' || c == ' ' {
			continue
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}

// key is what a table is found by: its name folded, in the singular.
func key(name string) string {
	return folded(singular(strings.ToLower(snake(name))))
}
