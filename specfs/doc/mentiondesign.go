package doc

import "strings"

// designMentions finds the names in a whole document, prose and code.
func designMentions(m *markdown) []Mention {
	var found []Mention
	for _, b := range m.blocks {
		var here []Mention
		switch b.kind {
		case headingBlock:
			here = headingMentions(m, b)
		case fenceBlock:
			here = fenceMentions(m, b)
		case paragraphBlock:
			for _, line := range b.lines {
				whole := m.wholeLine(line)
				here = append(here, lineMentions(string(whole.Of(m.src)), whole.Start, m.lines.line(whole.Start))...)
			}
		case htmlBlock:
		}
		for i := range here {
			here[i].Section = b.section
		}
		found = append(found, here...)
	}
	return found
}

// headingMentions are the names in a heading. One that begins it is defined by
// its section: "### OrderService", "#### 2. POST /orders".
func headingMentions(m *markdown, b block) []Mention {
	line := b.lines[0]
	found := lineMentions(string(line.Of(m.src)), line.Start, m.lines.line(line.Start))
	for i, f := range found {
		before := string(m.src[line.Start:f.Span.Start])
		before = strings.TrimLeft(before[scanHeadingNumber(before):], " .:`*-")
		found[i].Defines = found[i].Defines || before == ""
	}
	return found
}

// fenceMentions reads code: endpoints anywhere, tables and symbols where they
// are defined.
func fenceMentions(m *markdown, b block) []Mention {
	language := strings.ToLower(wordAt(b.info))
	var found []Mention
	code := codeReader{language: language}
	for _, line := range b.lines {
		text := string(line.Of(m.src)[:min(line.Len(), longLine)])
		for _, e := range endpoints(text) {
			e.Defines = e.Defines && (language == "" || language == "http" || language == "text")
			found = append(found, placed(e, line.Start, m))
		}
		if language == "mermaid" || isData(language) {
			continue
		}
		if table, ok := createdTable(text); ok {
			found = append(found, placed(table, line.Start, m))
		} else if name, ok := code.read(text); ok {
			found = append(found, placed(name, line.Start, m))
		}
	}
	return found
}

// placed moves a mention from its line into the document.
func placed(m Mention, offset int, md *markdown) Mention {
	m.Span.Start += offset
	m.Span.End += offset
	m.Line = md.lines.line(m.Span.Start)
	return m
}

// isData says whether a language defines no symbols.
func isData(language string) bool {
	switch language {
	case "json", "yaml", "yml", "toml", "xml", "html", "css", "bash", "sh", "shell", "text", "markdown", "md", "http", "ini", "diff", "csv", "gherkin":
		return true
	}
	return false
}

// createdTable reads CREATE TABLE in any case.
func createdTable(line string) (Mention, bool) {
	words := strings.Fields(line)
	if len(words) < 3 || !strings.EqualFold(words[0], "create") {
		return Mention{}, false
	}
	words = words[1:]
	for len(words) > 1 && isTableModifier(words[0]) {
		words = words[1:]
	}
	if len(words) < 2 || !strings.EqualFold(words[0], "table") {
		return Mention{}, false
	}
	words = words[1:]
	if len(words) > 3 && strings.EqualFold(words[0], "if") {
		words = words[3:] // if not exists
	}
	name, _, _ := strings.Cut(words[0], "(")
	start := strings.Index(line, name)
	if name = strings.TrimRight(name, ";"); tableName(name) == "" || !isIdentifier(tableName(name)) {
		return Mention{}, false
	}
	return Mention{Kind: MentionTable, Name: tableName(name), Span: Span{start, start + len(name)}, Defines: true}, true
}

func isTableModifier(word string) bool {
	switch strings.ToLower(word) {
	case "temporary", "temp", "unlogged", "global", "local", "external":
		return true
	}
	return false
}
