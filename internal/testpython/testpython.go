// Package testpython finds the Python that tests run generated code with.
package testpython

import (
	"os"
	"path/filepath"
	"testing"
)

// Variable names the environment variable that says which python3 to run. It
// must know FastAPI, pytest, httpx, uvicorn, mypy and black.
const Variable = "KIRO_MCP_PYTHON"

// Path is the python3 to run: that of [Variable], else the one that
// .ci/python/install unpacks. Without one the test is skipped, or fails where
// CI is "true", so that a gate cannot pass by not looking.
func Path(t testing.TB) string {
	t.Helper()
	if named := os.Getenv(Variable); named != "" {
		return named
	}
	unpacked := filepath.Join(root(t), ".cache", "python", "bin", "python3")
	if _, err := os.Stat(unpacked); err == nil {
		return unpacked
	}
	const missing = "no Python with FastAPI: run .ci/python/install, or name one in " + Variable
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// root is the folder of go.mod above the test's working directory.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the working directory")
		}
		dir = parent
	}
}
