package author_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/author"
	"kiro-mcp/internal/rules"
	"kiro-mcp/specfs/doc"
)

// filling is what a person might write in the places of our templates.
var filling = map[string]string{
	"WHO_NEEDS_IT_AND_WHY":       "Shop owners hand their orders to an accountant each month.",
	"SYSTEM_NAME":                "Exporter",
	"WHAT_IT_IS":                 "the part of the shop that writes files",
	"ROLE":                       "shop owner",
	"CAPABILITY":                 "export the orders of a month",
	"BENEFIT":                    "my accountant can work",
	"EVENT":                      "a month is chosen",
	"RESPONSE":                   "write its orders to one CSV file",
	"FAILURE":                    "the file cannot be written",
	"RESPONSE_TO_FAILURE":        "show the reason",
	"STATE_AT_A_LIMIT":           "the month has more than 100000 orders",
	"RESPONSE_AT_THE_LIMIT":      "write a further file for each 100000 orders",
	"WHAT_IS_SEEN_WHEN_IT_WORKS": "User gets one CSV file with the orders of the month",
	"WHAT_IS_SEEN_WHEN_IT_FAILS": "User sees an error with its reason when the file cannot be written",
	"WHAT_HOLDS_AT_THE_LIMIT":    "A file has at most 100000 rows",

	"WHAT_GOES_WRONG_FOR_WHOM": "Shop owners get an empty file for a month with one order.",
	"TRIGGER":                  "a month with one order is exported",
	"WRONG_BEHAVIOR":           "writes an empty file",
	"RIGHT_BEHAVIOR":           "write a file with one row",
	"OTHER_CASE":               "a month with two orders is exported",
	"BEHAVIOR_TO_KEEP":         "write a file with two rows",

	"WHAT_IS_BUILT_AND_WHAT_IS_NOT":                        "The orders page gets an export of one month. Imports are not part of it.",
	"PARTS_AND_HOW_THEY_WORK_TOGETHER":                     "The orders page calls the Exporter, which reads the orders table.",
	"EACH_COMPONENT_WITH_ITS_OPERATIONS":                   "- `Exporter.export(month)` writes the files of a month",
	"WHAT_IS_STORED_WITH_TYPES_AND_LIMITS":                 "One row for each order: number, date and total in cents.",
	"VALID_INPUT":                                          "month",
	"WHAT_ALWAYS_HOLDS":                                    "the files have one row for each of its orders",
	"EACH_FAILURE_AND_WHAT_HAPPENS_THEN":                   "A file that cannot be written is removed, and the reason is shown.",
	"WHAT_IS_TESTED_AND_HOW":                               "Unit tests of the Exporter, one with 100001 orders.",
	"THE_FIX_IN_A_FEW_SENTENCES":                           "The loop over orders begins at the first order.",
	"CONDITION_UNDER_WHICH_IT_HAPPENS":                     "It happens for each month that has one order.",
	"CAUSE_AND_HOW_IT_IS_CONFIRMED":                        "The loop begins at the second order; a test with one order shows it.",
	"INPUT_THAT_MEETS_THE_CONDITION":                       "month with one order",
	"WHAT_HOLDS_AFTER_THE_FIX":                             "the file has one row",
	"INPUT_THAT_DOES_NOT_MEET_IT":                          "month with more orders",
	"WHAT_STAYS_AS_IT_WAS":                                 "the file has as many rows as before",
	"WHAT_CHANGES_WHERE":                                   "The loop in `Exporter.export(month)` begins at 0.",
	"TEST_THAT_SHOWS_THE_BUG_AND_TESTS_THAT_HOLD_THE_REST": "A test with one order; tests with none, two and 100000 orders.",

	"FIRST_PART":                     "Export the orders of a month",
	"FIRST_STEP":                     "Write the rows of a month in `Exporter.export`",
	"FILES_AND_WHAT_IS_IN_THEM":      "`src/exporter.ts` with the class Exporter",
	"STEP_FOR_FAILURES_AND_LIMITS":   "Remove a file that fails, and begin a new one after 100000 rows",
	"TESTS_OF_THIS_PART":             "Write unit tests of the Exporter",
	"TEST_THAT_SHOWS_THE_BUG":        "Write a test that exports a month with one order",
	"TESTS_OF_WHAT_MUST_STAY":        "Write tests that export months with two orders and with none",
	"THE_FIX":                        "Begin the loop of `Exporter.export` at the first order",
	"FILES_AND_WHAT_CHANGES_IN_THEM": "`src/exporter.ts`: the loop",
}

// Every template, filled, parses as Kiro reads and has no finding, from the
// gravest to the least; unfilled, the rules say so.
func TestTemplatesFilled(t *testing.T) {
	for name, p := range map[string]author.CreateSpecParams{
		"ears":         {Name: "x", Form: "ears"},
		"user-stories": {Name: "x", Form: "user-stories"},
		"bugfix":       {Name: "x", Kind: "bugfix"},
		"flat":         {Name: "main"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			p.Title, p.Apply = "Order export", true
			made := must(t, writer(t, dir).CreateSpec, p)
			if findings := check(t, dir, p.Name); !strings.Contains(strings.Join(findings, "\n"), "placeholder") {
				t.Errorf("nothing says that it is unfilled: %v", findings)
			}
			for _, f := range made.Files {
				path := filepath.Join(dir, f.Path)
				if len(f.Fill) == 0 {
					t.Errorf("%s has nothing to fill in", f.Document)
				}
				if err := os.WriteFile(path, []byte(filled(t, contents(t, path))), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if findings := check(t, dir, p.Name); len(findings) > 0 {
				t.Errorf("findings:\n%s", strings.Join(findings, "\n"))
			}
		})
	}
}

func filled(t *testing.T, text string) string {
	t.Helper()
	for name, words := range filling {
		text = strings.ReplaceAll(text, "{{"+name+"}}", words)
	}
	if at := strings.Index(text, "{{"); at >= 0 {
		t.Errorf("nothing is known to fill in at %.60q", text[at:])
	}
	return text
}

// check gives the findings of a spec, one a line, and fails for what Kiro
// itself would not read.
func check(t *testing.T, dir, name string) []string {
	t.Helper()
	spec, err := workspaces(t, dir).Spec(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	report, err := rules.Check(t.Context(), spec, nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range report.Findings {
		lines = append(lines, string(f.Severity)+" "+f.File+" "+f.Code+": "+f.Message)
	}
	documents, _ := spec.All(t.Context())
	parts := 0
	for _, d := range documents {
		if d.Tasks != nil {
			for _, task := range d.Tasks.All {
				parts++
				if task.Tolerant || task.Status != doc.Open {
					t.Errorf("%s: task %s would not be read by Kiro", d.Path, task.ID)
				}
			}
		}
		if d.Requirements != nil {
			parts += len(d.Requirements.All)
		}
	}
	if parts < 4 {
		t.Errorf("only %d requirements and tasks were read", parts)
	}
	return lines
}
