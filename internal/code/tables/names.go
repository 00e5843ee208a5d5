package tables

import "strings"

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

// irregular are plurals that no ending tells.
var irregular = map[string]string{"person": "people", "child": "children", "man": "men", "woman": "women", "mouse": "mice", "datum": "data", "medium": "media", "criterion": "criteria", "index": "indices"}

// uncounted have no plural.
var uncounted = map[string]bool{"data": true, "information": true, "equipment": true, "series": true, "news": true, "media": true, "metadata": true, "people": true, "money": true, "rice": true, "species": true, "sheep": true, "feedback": true}

// plural is the plural of a name's last word.
func plural(name string) string {
	cut := strings.LastIndexByte(name, '_') + 1
	head, word := name[:cut], name[cut:]
	lower := strings.ToLower(word)
	switch {
	case word == "" || uncounted[lower]:
		return name
	case irregular[lower] != "":
		return head + irregular[lower]
	case strings.HasSuffix(lower, "y") && len(lower) > 1 && !strings.ContainsRune("aeiou", rune(lower[len(lower)-2])):
		return head + word[:len(word)-1] + "ies"
	case strings.HasSuffix(lower, "s") || strings.HasSuffix(lower, "x") || strings.HasSuffix(lower, "z") || strings.HasSuffix(lower, "ch") || strings.HasSuffix(lower, "sh"):
		return name + "es"
	}
	return name + "s"
}

// singular is the singular of a name's last word, as far as endings tell.
func singular(name string) string {
	cut := strings.LastIndexByte(name, '_') + 1
	head, word := name[:cut], name[cut:]
	for one, many := range irregular {
		if word == many {
			return head + one
		}
	}
	switch {
	case uncounted[word] || len(word) < 4:
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
