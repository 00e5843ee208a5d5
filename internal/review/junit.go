package review

import (
	"encoding/xml"
	"fmt"
	"strings"

	"kiro-mcp/internal/conform"
)

// JUnit's XML as build servers read it: a suite for each check, a case for each
// promise. What is open or not checked is skipped, with its reason: it must not
// read as a pass.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitMessage `xml:"failure"`
		Skipped *junitMessage `xml:"skipped"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// junit writes the whole report as JUnit XML.
func (v *view) junit() ([]byte, error) {
	all := junitSuites{Name: "kiro-mcp validate-against-design: " + v.spec.ID}
	for _, id := range v.report.Ran {
		suite := junitSuite{Name: id}
		for i := range v.rows {
			if w := &v.rows[i]; w.Check == id {
				suite.add(v.junitCase(w))
			}
		}
		if suite.Tests > 0 {
			all.take(suite)
		}
	}
	all.take(v.junitCoverage())
	out, err := xml.MarshalIndent(all, "", " ")
	return append([]byte(xml.Header), append(out, '\n')...), err
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
}

func (a *junitSuites) take(s junitSuite) {
	a.Suites = append(a.Suites, s)
	a.Tests += s.Tests
	a.Failures += s.Failures
	a.Skipped += s.Skipped
}

func (v *view) junitCase(w *row) junitCase {
	c := junitCase{Name: w.Element, Class: w.Check, File: v.design.path, Line: v.design.line(max(1, w.Line))}
	var text strings.Builder
	fmt.Fprintf(&text, "%s:%d: %s", c.File, c.Line, w.Quote)
	for _, e := range w.Source {
		fmt.Fprintf(&text, "\n%s:%d", e.File, e.Line)
	}
	switch verdict := w.verdict(); {
	case verdict == conform.Satisfied:
	case w.waived != nil:
		c.Skipped = &junitMessage{fmt.Sprintf("waived by %s until %s: %s", w.waived.By, w.waived.Until, w.waived.Reason), text.String()}
	case verdict == conform.Violated:
		c.Failure = &junitMessage{w.Message, text.String()}
	default:
		c.Skipped = &junitMessage{string(verdict) + ": " + w.Message, text.String()}
	}
	return c
}

// junitCoverage is a suite of what was not recognised, skipped each.
func (v *view) junitCoverage() junitSuite {
	s := junitSuite{Name: "coverage"}
	for _, u := range v.promises.Unclaimed {
		line := v.design.line(u.Line)
		s.add(junitCase{Name: fmt.Sprintf("line %d", line), Class: "coverage", File: v.design.path, Line: line, Skipped: &junitMessage{"not recognised", u.Quote}})
	}
	for _, f := range v.findings {
		s.add(junitCase{Name: f.File, Class: f.Code, File: f.File, Line: f.Line, Failure: &junitMessage{f.Message, f.Fix}})
	}
	return s
}
