package resources

import (
	"encoding/base64"
	"hash/crc32"
	"strconv"
	"strings"
)

// group is one part of the list; the groups follow each other in this order.
type group int

const (
	overviews group = iota
	steerings
	contracts
	documents
)

// place names a row of the list by its ids, not by counting: the next page
// begins behind it even when rows before it, or the row itself, have gone.
type place struct {
	group    group
	id       string // of the spec, or name of the steering document or contract
	document string
}

// beginning is before all rows.
var beginning = place{group: -1}

// cursorSeparator stands in no id.
const cursorSeparator = "\x1f"

// cursor is the place for a client to hand back. Its checksum tells ours from
// what somebody made up.
func (p place) cursor() string {
	text := strings.Join([]string{strconv.Itoa(int(p.group)), p.id, p.document}, cursorSeparator)
	return base64.RawURLEncoding.EncodeToString([]byte(checksum(text) + cursorSeparator + text))
}

// placeOf reads a cursor; an empty one is the beginning.
func placeOf(cursor string) (place, error) {
	if cursor == "" {
		return beginning, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	sum, text, _ := strings.Cut(string(raw), cursorSeparator)
	parts := strings.Split(text, cursorSeparator)
	if err != nil || sum != checksum(text) || len(parts) != 3 {
		return place{}, &ParamError{Param: "cursor", Message: "the cursor is none that this server gave; list again without it"}
	}
	n, err := strconv.Atoi(parts[0])
	return place{group(n), parts[1], parts[2]}, err
}

func checksum(text string) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text))), 36)
}
