package example

import (
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// maxText is how many characters are made up.
const maxText = 100_000

// word is the k-th text without a meaning.
func word(k int) string {
	if k == 0 {
		return "example"
	}
	return fmt.Sprintf("example-%d", k)
}

// formatted are texts of a format by k. They name nobody: hosts and addresses
// are those set aside for examples.
var formatted = map[string]func(k int) string{
	"uuid":         func(k int) string { return fmt.Sprintf("3f0c9a52-6d1e-4b7a-8c25-%012d", k+1) },
	"date":         func(k int) string { return fmt.Sprintf("2024-%02d-%02d", 1+k/28%12, 1+k%28) },
	"date-time":    func(k int) string { return fmt.Sprintf("2024-%02d-%02dT10:30:00Z", 1+k/28%12, 1+k%28) },
	"time":         func(k int) string { return fmt.Sprintf("10:%02d:00Z", k%60) },
	"duration":     func(k int) string { return fmt.Sprintf("P%dD", k+1) },
	"email":        func(k int) string { return fmt.Sprintf("user%d@example.com", k+1) },
	"idn-email":    func(k int) string { return fmt.Sprintf("user%d@example.com", k+1) },
	"uri":          func(k int) string { return fmt.Sprintf("https://example.com/%d", k+1) },
	"url":          func(k int) string { return fmt.Sprintf("https://example.com/%d", k+1) },
	"uri-template": func(k int) string { return fmt.Sprintf("https://example.com/%d/{id}", k+1) },
	"hostname":     func(k int) string { return fmt.Sprintf("host%d.example.com", k+1) },
	"ipv4":         func(k int) string { return fmt.Sprintf("192.0.2.%d", k%254+1) },
	"ip":           func(k int) string { return fmt.Sprintf("192.0.2.%d", k%254+1) },
	"ipv6":         func(k int) string { return fmt.Sprintf("2001:db8::%x", k+1) },
	"byte":         func(k int) string { return base64.StdEncoding.EncodeToString([]byte(word(k))) },
	"regex":        func(int) string { return "^[a-z]+$" },
	"json-pointer": func(k int) string { return fmt.Sprintf("/items/%d", k) },
}

// str makes the k-th text that keeps length, pattern and format of s.
func str(s *openapi.Schema, k int) (string, error) {
	least, most := 0, maxText
	if s.MinLength != nil {
		least = *s.MinLength
	}
	if s.MaxLength != nil {
		most = min(most, *s.MaxLength)
	}
	if least > most {
		return "", fmt.Errorf("it needs %d characters; at most %d are allowed or made", least, most)
	}
	if s.Pattern != "" {
		return patterned(s, k, least, most)
	}
	of := formatted[s.Format]
	if of == nil && s.ContentEncoding == "base64" {
		of = formatted["byte"]
	}
	if of == nil {
		return fitted(word(k), least, most, k), nil
	}
	made := of(k)
	if n := utf8.RuneCountInString(made); n < least || n > most {
		return stretched(s.Format, k, least, most)
	}
	return made, nil
}

// patterned makes a text of the pattern, or finds one of the format that
// matches it.
func patterned(s *openapi.Schema, k, least, most int) (string, error) {
	if of := formatted[s.Format]; of != nil {
		if made := of(k); len(made) >= least && len(made) <= most {
			if yes, _ := verify.Matches(s.Pattern, made); yes {
				return made, nil
			}
		}
	}
	if plain := fitted(word(k), least, most, k); plain != "" {
		if yes, _ := verify.Matches(s.Pattern, plain); yes {
			return plain, nil
		}
	}
	return matching(s.Pattern, k, least, most)
}

// fitted makes a text without a form as long as it must be. Where it must be
// short its end is what tells the k-th from the others.
func fitted(s string, least, most, k int) string {
	if len(s) < least {
		s += strings.Repeat("x", least-len(s))
	}
	if len(s) <= most {
		return s
	}
	if most == 0 {
		return ""
	}
	if k == 0 {
		return s[:most]
	}
	suffix := fmt.Sprint(k)
	if len(suffix) >= most {
		return strings.Repeat(string(rune('a'+k%26)), most)
	}
	return "example"[:min(most-len(suffix), 7)] + strings.Repeat("x", max(0, most-len(suffix)-7)) + suffix
}

// stretched makes a text of a format longer where the format can be.
func stretched(format string, k, least, most int) (string, error) {
	short := map[string]string{"email": fmt.Sprintf("u%d@a.io", k%10), "uri": fmt.Sprintf("a:%d", k), "hostname": fmt.Sprintf("h%d", k), "url": fmt.Sprintf("a:%d", k)}[format]
	if short != "" && len(short) >= least && len(short) <= most {
		return short, nil
	}
	base := ""
	if of := formatted[format]; of != nil {
		base = of(k)
	}
	missing := least - len(base)
	switch {
	case missing <= 0:
		return "", fmt.Errorf("format %s is longer than the %d characters allowed", format, most)
	case format == "uri" || format == "url" || format == "json-pointer":
		return base + strings.Repeat("x", missing), nil
	case format == "email" && missing < 40:
		return strings.Repeat("x", missing) + base, nil
	case format == "byte":
		return base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", (least+3)/4*3))), nil
	default:
		return "", fmt.Errorf("format %s is shorter than the %d characters needed", format, least)
	}
}
