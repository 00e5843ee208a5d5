package rules

// ruleCase is one spec and where a rule finds something in it: document and
// line, in order.
type ruleCase struct {
	rule, name string
	documents  map[string]string
	want       string
	notRun     string // why it cannot be applied here; empty when it can
}

// The examples that the guide for authors calls good and bad.
const (
	goodStory = `# Requirements: Shop

## User Story 1: Filter products
As a customer, I want to filter products by price range, so that I can find products within my budget.

Acceptance Criteria:
- [ ] Min and max price inputs
- [ ] Real-time filtering (no page reload)
- [ ] URL reflects filters (shareable)
- [ ] Works with pagination
- [ ] Validation (min < max)
`
	badRequirement = "Add product filtering\n"
	goodTasks      = `- [ ] Implement OrderService.create_order() with validation
- [ ] Write unit tests for create_order() (happy path)
- [ ] Write unit tests for create_order() (error cases)
`
	badTask = "- [ ] Build order system\n"
)

// ears makes a requirements document of one requirement with these criteria,
// the first on line 7.
func ears(criteria string) string {
	return "# Requirements Document\n\n### Requirement 1: A\n\n**User Story:** As a user, I want a thing, so that it is there.\n\n" + criteria
}

func requirements(text string) map[string]string { return map[string]string{"requirements": text} }
func design(text string) map[string]string       { return map[string]string{"design": text} }
func tasks(text string) map[string]string        { return map[string]string{"tasks": text} }

var ruleCases = []ruleCase{
	{rule: "no_requirements", name: "the bad example", documents: requirements(badRequirement), want: "requirements:1"},
	{rule: "no_requirements", name: "the good example", documents: requirements(goodStory)},
	{rule: "no_criteria", name: "the good example", documents: requirements(goodStory)},
	{rule: "ears_form", name: "the good example has its own form", documents: requirements(goodStory), notRun: "criteria not in EARS form"},
	{rule: "vague_word", name: "the good example", documents: requirements(goodStory), notRun: "no criterion has SHALL"},
	{rule: "unmeasured", name: "the good example", documents: requirements(goodStory), notRun: "no criterion has SHALL"},
	{rule: "several_shall", name: "the good example", documents: requirements(goodStory), notRun: "no criterion has SHALL"},
	{rule: "story_missing", name: "the good example", documents: requirements(goodStory)},
	{rule: "error_case_missing", name: "the good example", documents: requirements(goodStory)},
	{rule: "task_vague", name: "the bad example", documents: tasks(badTask), want: "tasks:1"},
	{rule: "task_vague", name: "the good example", documents: tasks(goodTasks)},
	{rule: "task_too_large", name: "the good example", documents: tasks(goodTasks)},
	{rule: "tests_missing", name: "the good example", documents: tasks(goodTasks)},

	{rule: "criterion_gap", name: "a number left out", documents: requirements(ears("1. THE A SHALL b\n2. THE A SHALL c\n4. THE A SHALL d\n")), want: "requirements:9"},
	{rule: "criterion_gap", name: "letters between", documents: requirements(ears("1. THE A SHALL b\n1a. THE A SHALL c\n2. THE A SHALL d\n"))},

	{rule: "uncovered_criterion", name: "one and a whole requirement", documents: map[string]string{
		"requirements": ears("1. THE A SHALL b\n2. THE A SHALL c\n3. THE A SHALL d\n") + "\n### Requirement 2: B\n\n1. THE B SHALL c\n",
		"tasks":        "- [ ] 1. a\n  - _Requirements: 1.1, 1.2_\n",
	}, want: "requirements:9 requirements:11"},
	{rule: "uncovered_criterion", name: "cited as a whole, in a heading, by a property, in a range", documents: map[string]string{
		"requirements": ears("1. THE A SHALL b\n2. THE A SHALL c\n") + "\n### Requirement 2: B\n\n1. THE B SHALL c\n2. THE B SHALL d\n\n### Requirement 3: C\n\n1. THE C SHALL d\n",
		"design":       "# Design\n\n### Property 1: P\n\nFor any a there is b.\n\n**Validates: Requirements 3.1**\n",
		"tasks":        "## 1. First\n\n_Requirements: 1_\n\n- [ ] 1.1 a\n  - _Requirements: 2.1-2.2_\n- [ ]* 1.2 b\n  - _Requirements: Property 1_\n",
	}},
	{rule: "uncovered_criterion", name: "a prohibition needs no work of its own", documents: map[string]string{
		"requirements": ears("1. THE A SHALL b\n2. THE A SHALL NOT delete anything\n"),
		"tasks":        "- [ ] 1. a\n  - _Requirements: 1.1_\n",
	}},
	{rule: "uncovered_criterion", name: "a plan that cites nothing has another habit", documents: map[string]string{
		"requirements": ears("1. THE A SHALL b\n"), "tasks": "- [ ] 1. a\n",
	}, notRun: "tasks cite few criteria or none"},

	{rule: "task_cites_nothing", name: "one of six", documents: map[string]string{
		"requirements": ears("1. THE A SHALL b\n"),
		"tasks": "- [ ] 1. a\n  - _Requirements: 1.1_\n- [ ] 2. b\n  - _Requirements: 1.1_\n- [ ] 3. c\n  - _Requirements: 1.1_\n" +
			"- [ ] 4. d\n  - _Requirements: 1.1_\n- [ ] 5. e\n  - _Requirements: 1.1_\n- [ ] 6. f\n- [ ] 7. Checkpoint: ensure all tests pass\n",
	}, want: "tasks:11"},
	{rule: "task_cites_nothing", name: "its parent cites", documents: map[string]string{
		"requirements": ears("1. THE A SHALL b\n"),
		"tasks":        "- [ ] 1. a\n  - _Requirements: 1.1_\n  - [ ] 1.1 b\n  - [ ] 1.2 c\n",
	}},

	{rule: "property_validates_nothing", name: "one of two", documents: design("# Design\n\n### Property 1: P\n\nFor any a.\n\n**Validates: Requirements 1.1**\n\n### Property 2: Q\n\nFor any b.\n"), want: "design:9"},
	{rule: "property_validates_nothing", name: "nobody does", documents: design("# Design\n\n### Property 1: P\n\nFor any a.\n")},

	{rule: "dependency_cycle", name: "three tasks", documents: tasks("- [ ] 1. a\n  - _Depends: 3_\n- [ ] 2. b\n  - _Depends: 1_\n- [ ] 3. c\n  - _Depends: 2_\n"), want: "tasks:1"},
	{rule: "dependency_cycle", name: "itself", documents: tasks("- [ ] 1. a\n  - _Depends: 1_\n"), want: "tasks:1"},
	{rule: "dependency_cycle", name: "a diamond is none", documents: tasks("- [ ] 1. a\n- [ ] 2. b\n  - _Depends: 1_\n- [ ] 3. c\n  - _Depends: 1_\n- [ ] 4. d\n  - _Depends: 2, 3_\n")},

	{rule: "wave_too_early", name: "beside what it needs", documents: tasks("- [ ] 1. a\n- [ ] 2. b\n  - _Depends: 1_\n\n## Task Dependency Graph\n\n```json\n{\"waves\": [{\"id\": 0, \"tasks\": [\"1\", \"2\"]}]}\n```\n"), want: "tasks:2"},
	{rule: "wave_too_early", name: "after it", documents: tasks("- [ ] 1. a\n- [ ] 2. b\n  - _Depends: 1_\n\n```json\n{\"waves\": [[\"1\"], [\"2\"]]}\n```\n")},
	{rule: "task_in_no_wave", name: "one of two", documents: tasks("- [ ] 1. a\n- [ ] 2. b\n- [ ]* 3. c\n- [ ] 4. Checkpoint\n\n```json\n{\"waves\": [[\"1\"]]}\n```\n"), want: "tasks:2"},
	{rule: "task_in_no_wave", name: "its parent is in one", documents: tasks("- [ ] 1. a\n  - [ ] 1.1 b\n\n```json\n{\"waves\": [[\"1\"]]}\n```\n")},
	{rule: "task_in_no_wave", name: "no waves", documents: tasks("- [ ] 1. a\n"), notRun: "no waves"},
	{rule: "task_in_two_waves", name: "twice", documents: tasks("- [ ] 1. a\n\n```json\n{\"waves\": [[\"1\"],\n [\"1\"]]}\n```\n"), want: "tasks:5"},
	{rule: "task_in_two_waves", name: "once", documents: tasks("- [ ] 1. a\n- [ ] 2. b\n\n```json\n{\"waves\": [[\"1\"], [\"2\"]]}\n```\n")},

	{rule: "placeholder", name: "undecided", documents: requirements(ears("1. THE A SHALL answer within TBD seconds\n2. THE {{SYSTEM}} SHALL c\n3. THE A SHALL ???\n")), want: "requirements:7 requirements:8 requirements:9"},
	{rule: "placeholder", name: "about placeholders, quoted, or code", documents: map[string]string{
		"requirements": ears("1. THE A SHALL replace the template variable {{NAME}}\n2. THE A SHALL show `TBD`\n"),
		"design":       "# Design\n\n```go\n// FIXME\n```\n",
	}},

	{rule: "story_missing", name: "one of four", documents: requirements("# R\n\n### Requirement 1: A\n\n**User Story:** As a user, I want a.\n\n1. THE A SHALL b\n\n### Requirement 2: B\n\n**User Story:** As a user, I want b.\n\n1. THE A SHALL b\n\n" +
		"### Requirement 3: C\n\n**User Story:** As a user, I want c.\n\n1. THE A SHALL b\n\n### Requirement 4: D\n\n1. THE A SHALL b\n"), want: "requirements:21"},
	{rule: "story_missing", name: "a quality serves the others", documents: requirements(ears("1. THE A SHALL b\n") + "\n### NFR-1: Speed\n\n1. THE A SHALL answer in 2 ms\n")},

	{rule: "ears_form", name: "a wish among obligations", documents: requirements(ears("1. THE A SHALL b\n2. THE A SHALL c\n3. THE A SHALL d\n4. THE A should be nice to the eye\n")), want: "requirements:10"},
	{rule: "ears_form", name: "may and must oblige too", documents: requirements(ears("1. THE A SHALL b\n2. THE A MAY c\n3. THE A MUST d\n"))},

	{rule: "several_shall", name: "two components", documents: requirements(ears("1. WHEN it fails, THE A SHALL stop and THE B SHALL tell the user\n")), want: "requirements:7"},
	{rule: "several_shall", name: "bounded, restated, told, alternative", documents: requirements(ears("1. THE A SHALL b and SHALL NOT c\n2. THE A SHALL fail and SHALL exit with 1\n3. THE A SHALL b — it SHALL be b\n" +
		"4. THE guide SHALL say that the reader SHALL look\n5. THE A SHALL add a term, or THE old term SHALL be corrected\n6. THE A SHALL match \"SHALL be\"\n"))},

	{rule: "vague_word", name: "judgements", documents: requirements(ears("1. WHEN it fails, THE A SHALL handle the error gracefully\n2. THE A SHALL show an appropriate message\n3. THE A SHALL reuse rooms where possible\n")), want: "requirements:7 requirements:8 requirements:9"},
	{rule: "vague_word", name: "made exact, a purpose, decided, quoted", documents: requirements(ears("1. THE A SHALL end gracefully by closing the file\n2. THE A SHALL keep an index for efficient lookup\n3. THE A SHALL write it to the appropriate table\n" +
		"4. THE A SHALL show \"please be reasonable\" at the door\n5. WHEN it is appropriate, THE A SHALL b\n6. THE A SHALL answer in a reasonable time (2 seconds)\n"))},

	{rule: "unmeasured", name: "promises", documents: requirements(ears("1. THE A SHALL answer quickly\n2. WHILE it is busy, THE A SHALL maintain performance\n3. THE A SHALL be highly available\n")), want: "requirements:7 requirements:8 requirements:9"},
	{rule: "unmeasured", name: "measured, a purpose, named elsewhere", documents: requirements(ears("1. THE A SHALL answer quickly, within 200 ms\n2. THE A SHALL run both at once to minimize latency\n3. THE A SHALL maintain performance targets of the contract\n"))},

	{rule: "error_case_missing", name: "input without a word on failure", documents: requirements(ears("1. WHEN a user uploads a file, THE A SHALL store it\n2. THE A SHALL show the file\n3. THE A SHALL count the files\n")), want: "requirements:3"},
	{rule: "error_case_missing", name: "failure is spoken of", documents: requirements(ears("1. WHEN a user uploads a file, THE A SHALL store it\n2. IF the file is empty, THEN THE A SHALL reject it\n3. THE A SHALL count the files\n"))},

	{rule: "boundary_case_missing", name: "a limit without an answer", documents: requirements(ears("1. THE A SHALL accept names of up to 40 letters\n2. THE A SHALL show the name\n")), want: "requirements:7"},
	{rule: "boundary_case_missing", name: "answered, or a limit of output", documents: requirements(ears("1. THE A SHALL accept names of up to 40 letters\n2. IF a name is longer, THEN THE A SHALL reject it\n") + "\n### Requirement 2: B\n\n1. THE B SHALL show at most 10 hits\n")},

	{rule: "task_too_large", name: "thirteen details", documents: tasks("- [ ] 1. Build the desk\n" + repeated("  - a piece of it\n", 13) + "  - _Requirements: 1.1_\n"), want: "tasks:1"},
	{rule: "task_too_large", name: "done, optional, divided, tests", documents: tasks("- [x] 1. a\n" + repeated("  - b\n", 13) + "- [ ]* 2. a\n" + repeated("  - b\n", 13) + "- [ ] 3. a\n" + repeated("  - b\n", 13) + "  - [ ] 3.1 c\n- [ ] 4. Write tests for a\n" + repeated("  - b\n", 13))},

	{rule: "task_vague", name: "a whole with details is none", documents: tasks("- [ ] 1. Build order system\n  - a table for orders\n- [ ] 2. Create `orders` module\n- [x] 3. Build the app\n- [ ] 4. Implement JWT authentication\n")},

	{rule: "tests_missing", name: "code without tests", documents: tasks("- [ ] 1. Add `Order.a`\n- [ ] 2. Add `Order.b`\n- [ ] 3. Add `Order.c`\n- [ ] 4. Add `Order.d`\n- [ ] 5. Add `Order.e`\n"), want: "tasks:1"},
	{rule: "tests_missing", name: "a detail is about a test", documents: tasks("- [ ] 1. Add `Order.a`\n- [ ] 2. Add `Order.b`\n- [ ] 3. Add `Order.c`\n- [ ] 4. Add `Order.d`\n- [ ] 5. Add `Order.e`\n  - with a unit test\n")},
	{rule: "tests_missing", name: "a plan of prose", documents: tasks("- [ ] 1. Write `a.md`\n- [ ] 2. Write `b.md`\n- [ ] 3. Write `c.md`\n- [ ] 4. Write `d.md`\n- [ ] 5. Write `e.md`\n")},

	{rule: "tests_not_beside", name: "one of three", documents: tasks("- [ ] 1. Implement a\n  - [ ] 1.1 Add `A.b`\n  - [ ] 1.2 Add `A.c`\n  - [ ] 1.3 Write tests\n- [ ] 2. Implement d\n  - [ ] 2.1 Add `D.e`\n  - [ ] 2.2 Add `D.f` with tests\n- [ ] 3. Implement g\n  - [ ] 3.1 Add `G.h`\n  - [ ] 3.2 Add `G.i`\n"), want: "tasks:8"},
	{rule: "tests_not_beside", name: "they come later", documents: tasks("- [ ] 1. Implement a\n  - [ ] 1.1 Add `A.b`\n  - [ ] 1.2 Add `A.c`\n  - [ ] 1.3 Write tests\n- [ ] 2. Implement d\n  - [ ] 2.1 Add `D.e`\n  - [ ] 2.2 Add `D.f` with tests\n- [ ] 3. Implement g\n  - [ ] 3.1 Add `G.h`\n  - [ ] 3.2 Add `G.i`\n- [ ] 4. Write tests for g\n")},
	{rule: "tests_not_beside", name: "removing makes nothing", documents: tasks("- [ ] 1. Implement a\n  - [ ] 1.1 Add `A.b`\n  - [ ] 1.2 Add `A.c`\n  - [ ] 1.3 Write tests\n- [ ] 2. Implement d\n  - [ ] 2.1 Add `D.e`\n  - [ ] 2.2 Add `D.f` with tests\n- [ ] 3. Remove g\n  - [ ] 3.1 Delete `G.h`\n  - [ ] 3.2 Delete `G.i`\n")},

	{rule: "topic_missing", name: "failure is asked for and not answered", documents: map[string]string{
		"requirements": ears("1. IF a is invalid, THEN THE A SHALL b\n2. IF b fails, THEN THE A SHALL c\n3. IF there is an error, THEN THE A SHALL d\n"),
		"design":       "# Design\n\n" + repeated("The desk is made of wood and stands on four legs of the same length. ", 16) + "\n",
	}, want: "design:1"},
	{rule: "topic_missing", name: "answered in a name", documents: map[string]string{
		"requirements": ears("1. IF a is invalid, THEN THE A SHALL b\n2. IF b fails, THEN THE A SHALL c\n3. IF there is an error, THEN THE A SHALL d\n"),
		"design":       "# Design\n\n" + repeated("The desk is made of wood and stands on four legs of the same length. ", 16) + "\n\nIt throws `DeskException`.\n",
	}},

	{rule: "numbers_disagree", name: "a constant twice", documents: design("# Design\n\n`MAX_RETRIES` is 3.\n\n| MAX_RETRIES = 5 | x |\n"), want: "design:5"},
	{rule: "numbers_disagree", name: "written otherwise, or a parameter", documents: design("# Design\n\nMAX_BYTES = 1_000 and MAX_BYTES: int = 1000\nlimit=5 and limit=10\n")},

	{rule: "implementation_detail", name: "a finished body", documents: design("# Design\n\n```go\n" + repeated("if a {\n", 14) + repeated("b = 1\n", 14) + "```\n"), want: "design:3"},
	{rule: "implementation_detail", name: "signatures, a schema, prose", documents: design("# Design\n\n```go\n" + repeated("func a(b int) error\n", 40) + "```\n\n```json\n" + repeated("\"a\" = 1\n", 40) + "```\n")},
}
