package code

import (
	"path"
	"strings"
)

// isTest reports whether a path is one of tests, fixtures or mocks, by the
// customs of the languages.
func isTest(name string) bool {
	dir, base := path.Split(name)
	if _, packages, ok := strings.Cut("/"+dir, "/src/main/"); ok && packages != "" {
		dir = "" // Maven's layout: what is below is a package, and tests are elsewhere
	}
	for part := range strings.SplitSeq(strings.ToLower(dir), "/") {
		switch part {
		case "test", "tests", "__tests__", "__mocks__", "mocks", "mock", "fixtures", "fixture", "spec", "testdata", "e2e", "cypress", "testing", "test-utils", "androidtest":
			return true
		}
		if strings.HasSuffix(part, ".tests") || strings.HasSuffix(part, ".test") || strings.HasSuffix(part, "-tests") || strings.HasSuffix(part, "_tests") || strings.HasSuffix(part, "integrationtests") || strings.HasSuffix(part, "unittests") {
			return true
		}
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	low := strings.ToLower(stem)
	switch {
	case strings.HasPrefix(low, "test_"), low == "conftest", strings.HasPrefix(low, "mock_"):
		return true
	case strings.HasSuffix(low, "_test"), strings.HasSuffix(low, ".test"), strings.HasSuffix(low, ".spec"), strings.HasSuffix(low, "_spec"), strings.HasSuffix(low, ".mock"), strings.HasSuffix(low, ".cy"):
		return true
	}
	// OrderServiceTest, OrderServiceTests, OrderServiceIT: the capital tells them
	// from "latest".
	return strings.HasSuffix(stem, "Test") || strings.HasSuffix(stem, "Tests") || strings.HasSuffix(stem, "Spec") || len(stem) > 2 && strings.HasSuffix(stem, "IT") && stem[len(stem)-3] >= 'a'
}
