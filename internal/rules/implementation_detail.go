package rules

import (
	"bytes"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var implementationDetail = Rule{
	ID: "implementation_detail", Group: Design, Severity: doc.Info,
	Title:  "a long passage of finished code in a design",
	Why:    "it is reviewed as a decision and copied as code, and both have to be kept up",
	Fix:    "keep the signature and what it promises; leave the body to the task",
	Needs:  []specfs.Kind{specfs.KindDesign},
	Judged: Judgment{29, 30},
	find:   findImplementationDetail,
}

// longBody is how many statements make code of what could be an example, and
// minSteps how many of them decide or return: a schema has none.
const (
	longBody = 25
	minSteps = 12
)

var step = pattern.Of(`^\s*(?:\} )?(?:return|if|else|elif|for|foreach|while|try|except|catch|switch|case|throw|raise)\b`)

var statement = pattern.Of(`^\s*(?:return\b|if\b|else\b|elif\b|for\b|while\b|try\b|except\b|catch\b|switch\b|case\b|await\b|throw\b|raise\b|[\w.\[\]"']+\s*(?:[-+*]?=|:=)[^=>]|(?:const|let|var)\s+\w+\s*=|[\w.]+\([^)]*\);?$)`)

func findImplementationDetail(s *subject, report reporter) {
	for _, d := range s.designs {
		for _, f := range doc.Fences(d.Source) {
			if !isCode[f.Language] {
				continue
			}
			statements, steps := 0, 0
			for line := range bytes.Lines(f.Span.Of(d.Source)) {
				if statement().Match(line) {
					statements++
				}
				if step().Match(line) {
					steps++
				}
			}
			if statements > longBody && steps >= minSteps {
				report(d, f.Line, "%d statements of %s", statements, f.Language)
			}
		}
	}
}

// isCode knows the languages in which bodies are written. In others, long
// passages are schemas or configuration.
var isCode = set("typescript ts tsx javascript js jsx python py java csharp cs c# go rust rs swift kotlin kt php ruby rb scala c cpp c++ bash sh shell")
