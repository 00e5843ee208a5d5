package verify

import (
	"encoding/json"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// maxShown is how many characters of a value are shown.
const maxShown = 60

// described says what a value is, cut where it is long.
func described(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case string:
		return "the string " + strconv.Quote(cut(v))
	case json.Number:
		return "the number " + cut(v.String())
	case []any:
		return "a list"
	default:
		return "an object"
	}
}

func cut(s string) string {
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return s
}

// withArticle is a word with a or an before it.
func withArticle(word string) string {
	if word != "" && strings.ContainsRune("aeio", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// counted is a number of things.
func counted(n int, thing string) string {
	switch {
	case n == 1:
		return "1 " + thing
	case strings.HasSuffix(thing, "y"):
		return strconv.Itoa(n) + " " + strings.TrimSuffix(thing, "y") + "ies"
	default:
		return strconv.Itoa(n) + " " + thing + "s"
	}
}

// maxListed is how many names or values are listed.
const maxListed = 10

func listOf(words []string) string {
	switch {
	case len(words) == 0:
		return "nothing"
	case len(words) > maxListed:
		return strings.Join(words[:maxListed], ", ") + " and " + strconv.Itoa(len(words)-maxListed) + " more"
	default:
		return strings.Join(words, ", ")
	}
}

func oneOf(values []openapi.Value) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = cut(string(v))
	}
	if len(words) == 1 {
		return words[0]
	}
	return "one of " + listOf(words)
}
