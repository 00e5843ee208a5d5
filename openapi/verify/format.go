package verify

import (
	"encoding/base64"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"
)

// formats are the formats of strings that are checked. One that is not here
// promises nothing that a program could decide. Where the letter of a standard
// is stricter than what well-kept servers write, as with the offset of a time,
// both are taken.
var formats = map[string]func(string) bool{
	"uuid":      uuidForm,
	"date":      func(s string) bool { return isTime("2006-01-02", s) },
	"date-time": isDateTime,
	"time":      isClock,
	"duration":  durationForm,
	"email":     isEmail,
	"uri":       func(s string) bool { u, err := url.Parse(s); return err == nil && u.IsAbs() },
	"hostname":  hostnameForm,
	"ipv4":      func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is4() },
	"ipv6":      func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is6() && a.Zone() == "" },
	"byte":      isBase64,
}

// form makes a check of a pattern that is compiled when it is first asked for.
func form(pattern string) func(string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return func(s string) bool { return compiled().MatchString(s) }
}

var (
	uuidForm     = form(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	durationForm = form(`^-?P(\d+([.,]\d+)?W|(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?D)?(T(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?)$`)
	hostnameForm = form(`^([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?$`)
)

func isTime(layout, s string) bool {
	_, err := time.Parse(layout, s)
	return err == nil
}

// isDateTime is RFC 3339 with its small letters, its space and its leap second.
func isDateTime(s string) bool {
	if len(s) < len("2006-01-02T15:04:05Z") {
		return false
	}
	if s[10] == 't' || s[10] == ' ' {
		s = s[:10] + "T" + s[11:]
	}
	if strings.HasSuffix(s, "z") {
		s = s[:len(s)-1] + "Z"
	}
	if s[17:19] == "60" {
		s = s[:17] + "59" + s[19:]
	}
	return isTime(time.RFC3339, s)
}

func isClock(s string) bool {
	return isTime("15:04:05Z07:00", strings.ToUpper(s)) || isTime("15:04:05", s)
}

func isEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && a.Name == ""
}

// isBase64 takes the alphabet of URLs as well: Pydantic writes it.
func isBase64(s string) bool {
	s = strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(s, "="))
	_, err := base64.RawStdEncoding.DecodeString(s)
	return err == nil
}
