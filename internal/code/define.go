package code

import (
	"bytes"
	"strings"
)

// findWord is the first line that declares a word, else the first that holds
// it; 0 when none does.
func findWord(text []byte, word string) (line int, defines bool) {
	first, at, number := 0, 0, 1
	for {
		i := bytes.Index(text[at:], []byte(word))
		if i < 0 {
			return first, false
		}
		number += bytes.Count(text[at:at+i], []byte{'\n'})
		at += i
		end := at + len(word)
		if at > 0 && isWordByte(text[at-1]) || end < len(text) && isWordByte(text[end]) {
			at = end
			continue
		}
		if declares(lineAround(text, at, end)) {
			return number, true
		}
		if first == 0 {
			first = number
		}
		at = end
	}
}

// lineAround gives what stands before and after a word on its line.
func lineAround(text []byte, start, end int) (before, after string) {
	from := bytes.LastIndexByte(text[:start], '\n') + 1
	to := bytes.IndexByte(text[end:], '\n')
	if to < 0 {
		to = len(text) - end
	}
	return string(text[from:start]), strings.TrimRight(string(text[end:end+to]), " \t\r")
}

// declarators are the words after which most languages name something new.
var declarators = map[string]bool{
	"class": true, "const": true, "def": true, "defmodule": true, "enum": true, "exists": true, "extension": true,
	"fn": true, "fun": true, "func": true, "function": true, "interface": true, "let": true, "message": true,
	"model": true, "module": true, "mod": true, "namespace": true, "object": true, "package": true, "proc": true,
	"protocol": true, "record": true, "service": true, "struct": true, "sub": true, "table": true, "trait": true,
	"type": true, "union": true, "val": true, "var": true, "view": true,
}

// declares reports whether a line, cut at a word, declares that word: after
// one of the declarators, as a Go method, as a method whose body opens on the
// same line, or as the first word of an assignment or a typed field.
func declares(before, after string) bool {
	words := strings.Fields(before)
	if len(words) == 0 {
		return startsBinding(after)
	}
	last := strings.ToLower(strings.TrimRight(words[len(words)-1], "*&"))
	switch {
	case strings.HasPrefix(words[0], "//") || strings.HasPrefix(words[0], "#") || strings.HasPrefix(words[0], "*"):
		return false
	case declarators[last]:
		return true
	case words[0] == "func" && strings.HasSuffix(strings.TrimSpace(before), ")"):
		return true
	}
	return startsMethod(words, after)
}

func startsBinding(after string) bool {
	after = strings.TrimLeft(after, " \t")
	return strings.HasPrefix(after, "=") && !strings.HasPrefix(after, "==") ||
		strings.HasPrefix(after, ":") && !strings.HasPrefix(after, "::") ||
		strings.HasPrefix(after, "(") && strings.HasSuffix(after, "{")
}

// startsMethod knows "public Order create(" and "async create(…) {": only
// words stand before the name, and none of them begins a statement.
func startsMethod(words []string, after string) bool {
	if !strings.HasPrefix(after, "(") || !strings.HasSuffix(after, "{") && !strings.HasSuffix(after, ",") && !strings.HasSuffix(after, "(") {
		return false
	}
	switch words[0] {
	case "return", "await", "if", "for", "while", "else", "new", "throw", "yield", "case", "not", "and", "or":
		return false
	}
	for _, w := range words {
		if strings.ContainsAny(w, "=.(){};\"'`") {
			return false
		}
	}
	return true
}
