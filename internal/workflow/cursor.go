package workflow

import (
	"encoding/base64"
	"hash/crc32"
	"strconv"
	"strings"

	"kiro-mcp/specfs/doc"
)

// A cursor names the last row that was given by its ids, not by its place: the
// next page begins after that row even when rows before it have gone. It
// carries a checksum so that an invented one is refused.

// cursorSeparator stands in no id.
const cursorSeparator = "\x1f"

func encodeCursor(ids ...string) string {
	text := strings.Join(ids, cursorSeparator)
	return base64.RawURLEncoding.EncodeToString([]byte(checksum(text) + cursorSeparator + text))
}

// decodeCursor gives back n ids; nil for no cursor at all.
func decodeCursor(cursor string, n int) ([]string, error) {
	if cursor == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	sum, text, _ := strings.Cut(string(raw), cursorSeparator)
	ids := strings.Split(text, cursorSeparator)
	if err != nil || sum != checksum(text) || len(ids) != n {
		return nil, unknownCursor(cursor)
	}
	return ids, nil
}

func checksum(text string) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text))), 36)
}

func unknownCursor(cursor string) error {
	return &doc.Fault{
		Code: codeUnknownCursor, Field: "cursor", Given: cursor,
		Message: "this cursor marks no row of this list (any more); call again without cursor",
	}
}
