package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// resultDir is how the suites name the folder of a scenario's results.
var resultDir = regexp.MustCompile(`^server-(.+)-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$`)

// readResults reads what a run found, by scenario. A scenario without results
// was not run to its end, which is one failure. A run without scenarios is an
// error: nothing was tried.
func readResults(dir, run string, required func(scenario string) bool) ([]row, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, entry := range entries {
		name := resultDir.FindStringSubmatch(entry.Name())
		if name == nil {
			return nil, fmt.Errorf("%s is no folder of results", filepath.Join(dir, entry.Name()))
		}
		r := row{run: run, scenario: name[1], scored: required(name[1])}
		if err := r.count(filepath.Join(dir, entry.Name(), "checks.json")); err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s holds no results: no scenario was run", dir)
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.scenario, b.scenario) })
	for i := range len(rows) - 1 {
		if rows[i].scenario == rows[i+1].scenario {
			return nil, fmt.Errorf("%s holds %s twice", dir, rows[i].scenario)
		}
	}
	return rows, nil
}

// count adds up the checks of a file. What is only information, or was
// skipped, counts for nothing.
func (r *row) count(path string) error {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		r.failed++
		return nil
	}
	if err != nil {
		return err
	}
	var checks []struct{ Status string }
	if err := json.Unmarshal(raw, &checks); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, c := range checks {
		switch c.Status {
		case "SUCCESS":
			r.passed++
		case "FAILURE":
			r.failed++
		case "WARNING":
			r.warned++
		case "INFO", "SKIPPED":
		default:
			return fmt.Errorf("%s: a check has the status %q, which this program does not know", path, c.Status)
		}
	}
	return nil
}

const everything, nothing = "everything", "nothing"

// readRequired tells which scenarios count, of a revision as the suite's own
// file in the folder says.
func readRequired(dir, required string) (func(scenario string) bool, error) {
	if required == everything || required == nothing {
		return func(string) bool { return required == everything }, nil
	}
	path := filepath.Join(dir, required+".yaml")
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Server []string `yaml:"server"`
	}
	if err := yaml.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(file.Server) == 0 {
		return nil, fmt.Errorf("%s requires nothing of a server", path)
	}
	return func(scenario string) bool { return slices.Contains(file.Server, scenario) }, nil
}
