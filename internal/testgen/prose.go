package testgen

import (
	"bytes"
	"fmt"
	"strings"
)

// Requirements returns a requirements document with n requirements of five
// criteria each.
func Requirements(n int) []byte {
	var b bytes.Buffer
	b.WriteString("# Requirements Document\n\n## Introduction\n\nMade for measuring.\n\n## Requirements\n")
	for k := 1; k <= n; k++ {
		fmt.Fprintf(&b, "\n### Requirement %d: %s %s\n\n", k, capital(adjective(k)), subject(k))
		fmt.Fprintf(&b, "**User Story:** As a keeper, I want a %s %s, so that the house runs.\n\n#### Acceptance Criteria\n\n", adjective(k), subject(k))
		for item := 1; item <= criteria; item++ {
			fmt.Fprintf(&b, "%d. WHEN step %d of the %s begins, THE %s_Service SHALL %s it within %d ms\n",
				item, item, subject(k), capital(subject(k)), strings.ToLower(verb(item)), 100*item)
		}
	}
	return b.Bytes()
}

// Design returns a design document with one component for each of n
// requirements, and a property for every tenth.
func Design(n int) []byte {
	var b bytes.Buffer
	b.WriteString("# Design Document\n\n## Overview\n\nMade for measuring.\n\n## Components and Interfaces\n")
	for k := 1; k <= n; k++ {
		name := capital(subject(k))
		fmt.Fprintf(&b, "\n### %sService %d\n\n`POST /api/%s/{id}/step%d` calls `%sService.step%d`.\n", name, k, subject(k), k, name, k)
	}
	b.WriteString("\n## Correctness Properties\n")
	for k := 10; k <= n; k += 10 {
		fmt.Fprintf(&b, "\n### Property %d: The %s never stops\n\n*For any* step, another follows.\n\n**Validates: Requirements %d.1, %d.2**\n", k/10, subject(k), k, k)
	}
	return b.Bytes()
}

var (
	subjects   = []string{"kettle", "garden", "ferry", "clock", "orchard", "bakery", "library", "lamp", "bridge", "stable", "cellar", "pier", "loom"}
	adjectives = []string{"quiet", "broad", "early", "narrow", "warm", "plain", "distant", "round", "sturdy", "bright", "hidden"}
	verbs      = []string{"Draw", "Measure", "Store", "Check", "Paint", "Move", "Clean", "Open", "Close"}
)

func subject(i int) string   { return subjects[i%len(subjects)] }
func adjective(i int) string { return adjectives[i%len(adjectives)] }
func verb(i int) string      { return verbs[i%len(verbs)] }

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
