// Package pytest writes the tests of a server in Python: whether it has the
// routes of its contract, and whether every operation does what the contract
// says, with requests that it must answer and requests that it must refuse.
//
// Most callers want [Files].
//
// The package promises that a test fails for a handler that breaks the promise
// which the test names, that it does not for one that keeps the contract, and
// that an operation nobody has written yet fails with a message that says so.
// What the contract says is data in the tests: no text of it can become code.
package pytest

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// modules are those that are the same for every contract.
//
//go:embed files/*.py
var modules embed.FS

// fixed are the modules that are the same for every contract, each with its
// place and its owner.
var fixed = []struct {
	name, path string
	owner      openapi.Owner
}{
	{"conftest.py", "tests/conftest.py", openapi.Scaffold},
	{"test_routes.py", "tests/contract/test_routes.py", openapi.Generated},
	{"answers.py", "tests/contract/answers.py", openapi.Generated},
	{"checker.py", "tests/contract/checker.py", openapi.Generated},
	{"formats.py", "tests/contract/formats.py", openapi.Generated},
	{"kept.py", "tests/contract/kept.py", openapi.Generated},
	{"operations.py", "tests/contract/operations.py", openapi.Generated},
	{"requests.py", "tests/contract/requests.py", openapi.Generated},
	{"support.py", "tests/contract/support.py", openapi.Generated},
}

// Files are the tests of a contract, sorted by path.
func Files(c *openapi.Contract, names *python.Names) ([]openapi.File, error) {
	files := []openapi.File{
		{Path: "tests/__init__.py", Owner: openapi.Scaffold, Content: []byte("\"\"\"Tests.\"\"\"\n"), Needed: true},
		{Path: "tests/contract/__init__.py", Owner: openapi.Generated, Content: []byte("\"\"\"What the contract promises, tried on the app.\"\"\"\n"), Needed: true},
		{Path: "tests/given.py", Owner: openapi.Scaffold, Content: given(c), Needed: true},
	}
	for _, f := range fixed {
		content, err := modules.ReadFile("files/" + f.name)
		if err != nil {
			return nil, err
		}
		files = append(files, openapi.File{Path: f.path, Owner: f.owner, Content: content, Needed: true})
	}
	held, err := contract(c)
	if err != nil {
		return nil, fmt.Errorf("contract.json: %w", err)
	}
	files = append(files, openapi.File{Path: "tests/contract/contract.json", Owner: openapi.Generated, Content: held, Needed: true})
	written, err := newSuite(c, names).files()
	if err != nil {
		return nil, err
	}
	files = append(files, written...)
	slices.SortFunc(files, func(a, b openapi.File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// files are the modules that are written for the contract.
func (s *suite) files() ([]openapi.File, error) {
	var files []openapi.File
	if chains, err := s.chains(); err != nil {
		return nil, err
	} else if chains != nil {
		files = append(files, *chains)
	}
	for _, m := range s.names.Modules {
		f, err := s.testModule(m)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}
