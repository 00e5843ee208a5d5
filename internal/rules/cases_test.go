package rules

// ruleCase is one spec and where a rule finds something in it: document and
// line, in order.
type ruleCase struct {
	rule, name string
	documents  map[string]string
	want       string
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
	{"no_requirements", "the bad example", requirements(badRequirement), "requirements:1"},
	{"no_requirements", "the good example", requirements(goodStory), ""},
	{"no_criteria", "the good example", requirements(goodStory), ""},
	{"ears_form", "the good example has its own form", requirements(goodStory), ""},
	{"vague_word", "the good example", requirements(goodStory), ""},
	{"unmeasured", "the good example", requirements(goodStory), ""},
	{"several_shall", "the good example", requirements(goodStory), ""},
	{"story_missing", "the good example", requirements(goodStory), ""},
	{"error_case_missing", "the good example", requirements(goodStory), ""},
	{"task_vague", "the bad example", tasks(badTask), "tasks:1"},
	{"task_vague", "the good example", tasks(goodTasks), ""},
	{"task_too_large", "the good example", tasks(goodTasks), ""},
	{"tests_missing", "the good example", tasks(goodTasks), ""},

	{"criterion_gap", "a number left out", requirements(ears("1. THE A SHALL b\n2. THE A SHALL c\n4. THE A SHALL d\n")), "requirements:9"},
	{"criterion_gap", "letters between", requirements(ears("1. THE A SHALL b\n1a. THE A SHALL c\n2. THE A SHALL d\n")), ""},

	{"uncovered_criterion", "one and a whole requirement", map[string]string{
		"requirements": ears("1. THE A SHALL b\n2. THE A SHALL c\n3. THE A SHALL d\n") + "\n### Requirement 2: B\n\n1. THE B SHALL c\n",
		"tasks":        "- [ ] 1. a\n  - _Requirements: 1.1, 1.2_\n",
	}, "requirements:9 requirements:11"},
	{"uncovered_criterion", "cited as a whole, in a heading, by a property, in a range", map[string]string{
		"requirements": ears("1. THE A SHALL b\n2. THE A SHALL c\n") + "\n### Requirement 2: B\n\n1. THE B SHALL c\n2. THE B SHALL d\n\n### Requirement 3: C\n\n1. THE C SHALL d\n",
		"design":       "# Design\n\n### Property 1: P\n\nFor any a there is b.\n\n**Validates: Requirements 3.1**\n",
		"tasks":        "## 1. First\n\n_Requirements: 1_\n\n- [ ] 1.1 a\n  - _Requirements: 2.1-2.2_\n- [ ]* 1.2 b\n  - _Requirements: Property 1_\n",
	}, ""},
	{"uncovered_criterion", "a prohibition needs no work of its own", map[string]string{
		"requirements": ears("1. THE A SHALL b\n2. THE A SHALL NOT delete anything\n"),
		"tasks":        "- [ ] 1. a\n  - _Requirements: 1.1_\n",
	}, ""},
	{"uncovered_criterion", "a plan that cites nothing has another habit", map[string]string{
		"requirements": ears("1. THE A SHALL b\n"), "tasks": "- [ ] 1. a\n",
	}, ""},

	{"task_cites_nothing", "one of six", map[string]string{
		"requirements": ears("1. THE A SHALL b\n"),
		"tasks": "- [ ] 1. a\n  - _Requirements: 1.1_\n- [ ] 2. b\n  - _Requirements: 1.1_\n- [ ] 3. c\n  - _Requirements: 1.1_\n" +
			"- [ ] 4. d\n  - _Requirements: 1.1_\n- [ ] 5. e\n  - _Requirements: 1.1_\n- [ ] 6. f\n- [ ] 7. Checkpoint: ensure all tests pass\n",
	}, "tasks:11"},
	{"task_cites_nothing", "its parent cites", map[string]string{
		"requirements": ears("1. THE A SHALL b\n"),
		"tasks":        "- [ ] 1. a\n  - _Requirements: 1.1_\n  - [ ] 1.1 b\n  - [ ] 1.2 c\n",
	}, ""},

	{"property_validates_nothing", "one of two", design("# Design\n\n### Property 1: P\n\nFor any a.\n\n**Validates: Requirements 1.1**\n\n### Property 2: Q\n\nFor any b.\n"), "design:9"},
	{"property_validates_nothing", "nobody does", design("# Design\n\n### Property 1: P\n\nFor any a.\n"), ""},

	{"dependency_cycle", "three tasks", tasks("- [ ] 1. a\n  - _Depends: 3_\n- [ ] 2. b\n  - _Depends: 1_\n- [ ] 3. c\n  - _Depends: 2_\n"), "tasks:1"},
	{"dependency_cycle", "itself", tasks("- [ ] 1. a\n  - _Depends: 1_\n"), "tasks:1"},
	{"dependency_cycle", "a diamond is none", tasks("- [ ] 1. a\n- [ ] 2. b\n  - _Depends: 1_\n- [ ] 3. c\n  - _Depends: 1_\n- [ ] 4. d\n  - _Depends: 2, 3_\n"), ""},

	{"wave_too_early", "beside what it needs", tasks("- [ ] 1. a\n- [ ] 2. b\n  - _Depends: 1_\n\n## Task Dependency Graph\n\n```json\n{\"waves\": [{\"id\": 0, \"tasks\": [\"1\", \"2\"]}]}\n```\n"), "tasks:2"},
	{"wave_too_early", "after it", tasks("- [ ] 1. a\n- [ ] 2. b\n  - _Depends: 1_\n\n```json\n{\"waves\": [[\"1\"], [\"2\"]]}\n```\n"), ""},
	{"task_in_no_wave", "one of two", tasks("- [ ] 1. a\n- [ ] 2. b\n- [ ]* 3. c\n- [ ] 4. Checkpoint\n\n```json\n{\"waves\": [[\"1\"]]}\n```\n"), "tasks:2"},
	{"task_in_no_wave", "its parent is in one", tasks("- [ ] 1. a\n  - [ ] 1.1 b\n\n```json\n{\"waves\": [[\"1\"]]}\n```\n"), ""},
	{"task_in_no_wave", "no waves", tasks("- [ ] 1. a\n"), ""},
	{"task_in_two_waves", "twice", tasks("- [ ] 1. a\n\n```json\n{\"waves\": [[\"1\"],\n [\"1\"]]}\n```\n"), "tasks:5"},
	{"task_in_two_waves", "once", tasks("- [ ] 1. a\n- [ ] 2. b\n\n```json\n{\"waves\": [[\"1\"], [\"2\"]]}\n```\n"), ""},

	{"placeholder", "undecided", requirements(ears("1. THE A SHALL answer within TBD seconds\n2. THE {{SYSTEM}} SHALL c\n3. THE A SHALL ???\n")), "requirements:7 requirements:8 requirements:9"},
	{"placeholder", "about placeholders, quoted, or code", map[string]string{
		"requirements": ears("1. THE A SHALL replace the template variable {{NAME}}\n2. THE A SHALL show `TBD`\n"),
		"design":       "# Design\n\n```go\n// FIXME\n```\n",
	}, ""},

	{"story_missing", "one of four", requirements("# R\n\n### Requirement 1: A\n\n**User Story:** As a user, I want a.\n\n1. THE A SHALL b\n\n### Requirement 2: B\n\n**User Story:** As a user, I want b.\n\n1. THE A SHALL b\n\n" +
		"### Requirement 3: C\n\n**User Story:** As a user, I want c.\n\n1. THE A SHALL b\n\n### Requirement 4: D\n\n1. THE A SHALL b\n"), "requirements:21"},
	{"story_missing", "a quality serves the others", requirements(ears("1. THE A SHALL b\n") + "\n### NFR-1: Speed\n\n1. THE A SHALL answer in 2 ms\n"), ""},

	{"ears_form", "a wish among obligations", requirements(ears("1. THE A SHALL b\n2. THE A SHALL c\n3. THE A SHALL d\n4. THE A should be nice to the eye\n")), "requirements:10"},
	{"ears_form", "may and must oblige too", requirements(ears("1. THE A SHALL b\n2. THE A MAY c\n3. THE A MUST d\n")), ""},

	{"several_shall", "two components", requirements(ears("1. WHEN it fails, THE A SHALL stop and THE B SHALL tell the user\n")), "requirements:7"},
	{"several_shall", "bounded, restated, told, alternative", requirements(ears("1. THE A SHALL b and SHALL NOT c\n2. THE A SHALL fail and SHALL exit with 1\n3. THE A SHALL b — it SHALL be b\n" +
		"4. THE guide SHALL say that the reader SHALL look\n5. THE A SHALL add a term, or THE old term SHALL be corrected\n6. THE A SHALL match \"SHALL be\"\n")), ""},

	{"vague_word", "judgements", requirements(ears("1. WHEN it fails, THE A SHALL handle the error gracefully\n2. THE A SHALL show an appropriate message\n3. THE A SHALL reuse rooms where possible\n")), "requirements:7 requirements:8 requirements:9"},
	{"vague_word", "made exact, a purpose, decided, quoted", requirements(ears("1. THE A SHALL end gracefully by closing the file\n2. THE A SHALL keep an index for efficient lookup\n3. THE A SHALL write it to the appropriate table\n" +
		"4. THE A SHALL show \"please be reasonable\" at the door\n5. WHEN it is appropriate, THE A SHALL b\n6. THE A SHALL answer in a reasonable time (2 seconds)\n")), ""},

	{"unmeasured", "promises", requirements(ears("1. THE A SHALL answer quickly\n2. WHILE it is busy, THE A SHALL maintain performance\n3. THE A SHALL be highly available\n")), "requirements:7 requirements:8 requirements:9"},
	{"unmeasured", "measured, a purpose, named elsewhere", requirements(ears("1. THE A SHALL answer quickly, within 200 ms\n2. THE A SHALL run both at once to minimize latency\n3. THE A SHALL maintain performance targets of the contract\n")), ""},

	{"error_case_missing", "input without a word on failure", requirements(ears("1. WHEN a user uploads a file, THE A SHALL store it\n2. THE A SHALL show the file\n3. THE A SHALL count the files\n")), "requirements:3"},
	{"error_case_missing", "failure is spoken of", requirements(ears("1. WHEN a user uploads a file, THE A SHALL store it\n2. IF the file is empty, THEN THE A SHALL reject it\n3. THE A SHALL count the files\n")), ""},

	{"boundary_case_missing", "a limit without an answer", requirements(ears("1. THE A SHALL accept names of up to 40 letters\n2. THE A SHALL show the name\n")), "requirements:7"},
	{"boundary_case_missing", "answered, or a limit of output", requirements(ears("1. THE A SHALL accept names of up to 40 letters\n2. IF a name is longer, THEN THE A SHALL reject it\n") + "\n### Requirement 2: B\n\n1. THE B SHALL show at most 10 hits\n"), ""},

	{"task_too_large", "thirteen details", tasks("- [ ] 1. Build the desk\n" + repeated("  - a piece of it\n", 13) + "  - _Requirements: 1.1_\n"), "tasks:1"},
	{"task_too_large", "done, optional, divided, tests", tasks("- [x] 1. a\n" + repeated("  - b\n", 13) + "- [ ]* 2. a\n" + repeated("  - b\n", 13) + "- [ ] 3. a\n" + repeated("  - b\n", 13) + "  - [ ] 3.1 c\n- [ ] 4. Write tests for a\n" + repeated("  - b\n", 13)), ""},

	{"task_vague", "a whole with details is none", tasks("- [ ] 1. Build order system\n  - a table for orders\n- [ ] 2. Create `orders` module\n- [x] 3. Build the app\n- [ ] 4. Implement JWT authentication\n"), ""},

	{"tests_missing", "code without tests", tasks("- [ ] 1. Add `Order.a`\n- [ ] 2. Add `Order.b`\n- [ ] 3. Add `Order.c`\n- [ ] 4. Add `Order.d`\n- [ ] 5. Add `Order.e`\n"), "tasks:1"},
	{"tests_missing", "a detail is about a test", tasks("- [ ] 1. Add `Order.a`\n- [ ] 2. Add `Order.b`\n- [ ] 3. Add `Order.c`\n- [ ] 4. Add `Order.d`\n- [ ] 5. Add `Order.e`\n  - with a unit test\n"), ""},
	{"tests_missing", "a plan of prose", tasks("- [ ] 1. Write `a.md`\n- [ ] 2. Write `b.md`\n- [ ] 3. Write `c.md`\n- [ ] 4. Write `d.md`\n- [ ] 5. Write `e.md`\n"), ""},

	{"topic_missing", "failure is asked for and not answered", map[string]string{
		"requirements": ears("1. IF a is invalid, THEN THE A SHALL b\n2. IF b fails, THEN THE A SHALL c\n3. IF there is an error, THEN THE A SHALL d\n"),
		"design":       "# Design\n\n" + repeated("The desk is made of wood and stands on four legs of the same length. ", 16) + "\n",
	}, "design:1"},
	{"topic_missing", "answered in a name", map[string]string{
		"requirements": ears("1. IF a is invalid, THEN THE A SHALL b\n2. IF b fails, THEN THE A SHALL c\n3. IF there is an error, THEN THE A SHALL d\n"),
		"design":       "# Design\n\n" + repeated("The desk is made of wood and stands on four legs of the same length. ", 16) + "\n\nIt throws `DeskException`.\n",
	}, ""},

	{"numbers_disagree", "a constant twice", design("# Design\n\n`MAX_RETRIES` is 3.\n\n| MAX_RETRIES = 5 | x |\n"), "design:5"},
	{"numbers_disagree", "written otherwise, or a parameter", design("# Design\n\nMAX_BYTES = 1_000 and MAX_BYTES: int = 1000\nlimit=5 and limit=10\n"), ""},

	{"implementation_detail", "a finished body", design("# Design\n\n```go\n" + repeated("if a {\n", 14) + repeated("b = 1\n", 14) + "```\n"), "design:3"},
	{"implementation_detail", "signatures, a schema, prose", design("# Design\n\n```go\n" + repeated("func a(b int) error\n", 40) + "```\n\n```json\n" + repeated("\"a\" = 1\n", 40) + "```\n"), ""},
}
