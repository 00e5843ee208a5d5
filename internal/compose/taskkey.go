package compose

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// keyForm is how a plan writes the requirements of a task: what stands before
// and behind the ids. Its zero value is a plan that has no such line.
type keyForm struct{ before, behind string }

// keyFormOf reads the form of the last line that cites requirements.
func keyFormOf(d *doc.Tasks) keyForm {
	var f keyForm
	for _, t := range d.All {
		for _, detail := range t.Details() {
			if detail.Key != "requirements" {
				continue
			}
			line := strings.TrimSpace(string(detail.Span.Of(d.Source)))
			if before, _, behind := keyParts(line); before != "" {
				f = keyForm{before, behind}
			}
		}
	}
	return f
}

// keyParts takes a line such as "- _Requirements: 1.1, 2.3_" apart.
func keyParts(line string) (before, ids, behind string) {
	at := strings.IndexAny(line, ":：")
	if at < 0 {
		return "", line, ""
	}
	rest := strings.TrimLeft(strings.TrimPrefix(line[at:], "："), ":")
	ids = strings.TrimLeft(rest, " *_")
	before = line[:len(line)-len(ids)]
	bare := strings.TrimRight(ids, " *_")
	return before, bare, ids[len(bare):]
}

// spell writes the lines that cite requirements as the plan does.
func (f keyForm) spell(details []string) []string {
	if f.before == "" {
		return details
	}
	for i, line := range details {
		bare := strings.TrimSpace(line)
		if bare == "" || !citesRequirements(bare) {
			continue
		}
		if _, ids, _ := keyParts(bare); ids != "" {
			details[i] = line[:indentWidth(line)] + f.before + ids + f.behind
		}
	}
	return details
}

func citesRequirements(line string) bool {
	plan := doc.ParseTasks("tasks", []byte("- [ ] task\n  "+line))
	details := plan.All[0].Details()
	return len(plan.All) == 1 && len(details) == 1 && details[0].Key == "requirements"
}
