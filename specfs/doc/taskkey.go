package doc

import (
	"strings"
	"unicode/utf8"
)

// detailKeys are the words that name what a detail line is for, in lower case.
var detailKeys = map[string]string{
	"requirements": "requirements", "requirement": "requirements", "reqs": "requirements", "req": "requirements",
	"需求": "requirements", "相关需求": "requirements", "关联需求": "requirements", "要件": "requirements", "対応要件": "requirements",
	"persyaratan": "requirements", "kebutuhan": "requirements", "requisitos": "requirements", "требования": "requirements", "yêu cầu": "requirements",

	"validates": "validates", "validates requirements": "validates", "validates requirement": "validates",
	"验证": "validates", "验证需求": "validates", "検証": "validates", "検証要件": "validates",
	"memvalidasi": "validates", "valida": "validates", "проверяет": "validates", "xác thực": "validates",

	"depends": "depends", "depends on": "depends", "dependencies": "depends", "dependency": "depends",
	"依赖": "depends", "依赖任务": "depends", "前置任务": "depends", "依存": "depends", "依存関係": "depends", "依存タスク": "depends",
	"tergantung pada": "depends", "ketergantungan": "depends", "depende de": "depends", "dependências": "depends",
	"зависит от": "depends", "зависимости": "depends", "phụ thuộc": "depends",

	"boundary": "boundary", "边界": "boundary", "境界": "boundary",

	"note": "note", "notes": "note", "备注": "note", "備考": "note", "catatan": "note", "nota": "note", "примечание": "note", "ghi chú": "note",
	"files": "files", "file": "files", "文件": "files", "ファイル": "files",
	"evidence": "evidence", "证据": "evidence", "エビデンス": "evidence",
}

// longestKey is the length in bytes of a key line's start in which its colon
// must stand.
const longestKey = 48

// detailKey reads what a detail line is for, and where its payload begins;
// without a key both are empty. Every line of the form "_Key: …_" has a key,
// which is its own word when the table does not know it.
func detailKey(line string) (key string, payload int) {
	at := 0
	if len(line) > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') {
		at = spaceLen(line[1:])
		if at > 0 {
			at++
		}
	}
	start := at
	for at < len(line) && (line[at] == '_' || line[at] == '*') {
		at++
	}
	colon, width := colonIn(line[at:min(len(line), at+longestKey)])
	if colon <= 0 {
		return "", -1
	}
	word := strings.TrimRight(line[at:at+colon], "_* ")
	payload = at + colon + width
	key, known := lookUpKey(word)
	switch {
	case known && (key != "validates" || start < at || citesNumber(line[payload:])):
	case at > start && line[start] == '_' && strings.HasSuffix(line, "_"):
		key = strings.ToLower(word)
	default:
		return "", -1
	}
	return key, payload
}

// citesNumber tells "验证: Requirement 2" from a sentence that checks something.
func citesNumber(payload string) bool {
	return strings.ContainsAny(payload[:min(len(payload), 24)], "0123456789")
}

func colonIn(s string) (at, width int) {
	for i := range len(s) {
		switch {
		case s[i] == ':':
			return i, 1
		case s[i] == 0xEF && strings.HasPrefix(s[i:], "："):
			return i, len("：")
		}
	}
	return -1, 0
}

// lookUpKey looks a word up whatever its case, without allocating for ASCII.
func lookUpKey(word string) (key string, known bool) {
	var lower [longestKey]byte
	if len(word) > len(lower) {
		return "", false
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			key, known = detailKeys[strings.ToLower(word)]
			return key, known
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	key, known = detailKeys[string(lower[:len(word)])]
	return key, known
}

// items are the parts of a key line's payload.
func items(payload string) []string {
	payload = strings.Trim(payload, "_* \t")
	parts := strings.FieldsFunc(payload, func(r rune) bool {
		return r == ',' || r == ';' || r == '，' || r == '、' || r == '；'
	})
	kept := parts[:0]
	for _, part := range parts {
		if part = strings.Trim(part, "_* \t."); part != "" {
			kept = append(kept, part)
		}
	}
	return kept
}

// dependsItems are the task numbers of a payload; "none" names no task.
func dependsItems(payload string) []string {
	parts := items(payload)
	kept := parts[:0]
	for _, part := range parts {
		part, _, _ = strings.Cut(strings.TrimPrefix(part, "Tasks "), " (")
		if rest := part[taskWord(part):]; rest != "" {
			part = rest
		}
		if strings.ContainsAny(part, "0123456789") {
			kept = append(kept, part)
		}
	}
	return kept
}
