package doc

import (
	"fmt"
	"strings"
	"testing"
)

// criteriaOutline writes a document's requirements and criteria in one line each.
func criteriaOutline(d *Requirements) string {
	var b strings.Builder
	for _, r := range d.All {
		fmt.Fprintf(&b, "%s %s", r.ID, r.Title)
		for _, c := range r.Criteria {
			box := ""
			if c.HasBox {
				box = " " + string(c.Status)
			}
			fmt.Fprintf(&b, " | %s%s: %s", c.ID, box, c.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestParseRequirementsReadsEveryForm(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"canonical": {
			"# Requirements Document\n## Requirements\n### Requirement 1: Log in\n**User Story:** As a user, I want in.\n#### Acceptance Criteria\n1. WHEN a THEN b\n2. IF c\n",
			"1 Log in | 1.1: WHEN a THEN b | 1.2: IF c\n",
		},
		"Chinese, full-width colon": {"### 需求 2：登录\n#### 验收标准\n1. 当用户\n", "2 登录 | 2.1: 当用户\n"},
		"Japanese, no space":        {"### 要件1: 送信\n#### 受け入れ基準\n1. 送信ボタンを押すTHEN システムは\n", "1 送信 | 1.1: 送信ボタンを押すTHEN システムは\n"},
		"Indonesian":                {"### Persyaratan 4: Masuk\n#### Kriteria Penerimaan\n1. KETIKA a\n", "4 Masuk | 4.1: KETIKA a\n"},
		"user story with boxes": {
			"# Requirements: Orders\n## User Story 1: Create\n**As a** customer\n**I want to** buy\n\n**Acceptance Criteria**:\n- [ ] Add\n- [x] Pay\n\n## User Story 2: See\n**Acceptance Criteria**:\n- [-] List\n",
			"1 Create | 1.1 open: Add | 1.2 done: Pay\n2 See | 2.1 in_progress: List\n",
		},
		"code":                    {"### FR-1: Fast\n**Acceptance Criteria:**\n1. a\n### NFR-2：Safe\n1. b\n", "FR-1 Fast | FR-1.1: a\nNFR-2 Safe | NFR-2.1: b\n"},
		"code behind a number":    {"### 3.2 FR-4: Fast\n1. a\n", "FR-4 Fast | FR-4.1: a\n"},
		"code behind the title":   {"### 4.1 Safe (NFR-1)\n1. a\n", "NFR-1 Safe | NFR-1.1: a\n"},
		"code without number":     {"## REQ-CP1：Copy\n1. a\n", "REQ-CP1 Copy | REQ-CP1.1: a\n"},
		"suffix letters":          {"### Requirement 2A: T\n1. a\n### Requirement 6B1: U\n1. b\n", "2A T | 2A.1: a\n6B1 U | 6B1.1: b\n"},
		"letters among criteria":  {"### Requirement 4: T\n#### Acceptance Criteria\n4. a\n4a. b\n4b. c\n5. d\n", "4 T | 4.4: a | 4.4a: b | 4.4b: c | 4.5: d\n"},
		"full ids":                {"### Requirement 1\n#### Acceptance Criteria\n1.1. a\n1.2. b\n", "1  | 1.1: a | 1.2: b\n"},
		"separators":              {"### Requirement 1 - A\n1. x\n### Req 2. B\n1. x\n### Story 3 – C\n1. x\n", "1 A | 1.1: x\n2 B | 2.1: x\n3 C | 3.1: x\n"},
		"wrong levels":            {"## Requirement 8: A\n1. x\n#### Requirement 13: B\n1. y\n", "8 A | 8.1: x\n13 B | 13.1: y\n"},
		"numbered with a story":   {"## 2. Stories\n### 2.1 Buyer\n**As a** buyer\n**Acceptance Criteria**:\n- [ ] a\n", "2.1 Buyer | 2.1.1 open: a\n"},
		"numbered under its name": {"## Requirements\n### 1. Rename\n1. a\n2. b\n", "1 Rename | 1.1: a | 1.2: b\n"},
		"numbered chapter":        {"## 1. Background\n### 1.1 Problem\n1. a\n2. b\n", ""},
		"derived":                 {"### Derived Requirement 2: Speed\n1. a\n", "DR2 Speed | DR2.1: a\n"},
		"bold labels":             {"## Functional\n\n**FR-2.1.1**: Detect it\n\n**FR-2.1.2**: Mend it\n", "FR-2.1.1 Detect it\nFR-2.1.2 Mend it\n"},
		"whole file":              {"## Acceptance Criteria\n1. a\n2. b\n", "acceptance-criteria Acceptance Criteria | 1: a | 2: b\n"},
		"a mere list":             {"# T\n## Requirements\n1. a\n2. b\n## Non-Requirements\n1. c\n", "requirements Requirements | 1: a | 2: b\n"},
		"closed by a chapter":     {"### Requirement 1: A\n#### Acceptance Criteria\n1. a\n## Out of Scope\n1. b\n", "1 A | 1.1: a\n"},
		"ended by a label":        {"### Requirement 1: A\n#### Acceptance Criteria\n1. a\n\n**Notes:**\n1. b\n", "1 A | 1.1: a\n"},
		"nested and wrapped":      {"### Requirement 1: A\n#### Acceptance Criteria\n1. a\n   goes on\n   - x\n   - y\n2. b\n- z\n", "1 A | 1.1: a goes on x y | 1.2: b z\n"},
		"counted by Markdown":     {"### Requirement 1: A\n#### Acceptance Criteria\n1. a\n1. b\n1. c\n", "1 A | 1.1: a | 1.2: b | 1.3: c\n"},
		"gap in the list":         {"### Requirement 1: A\n#### Acceptance Criteria\n1. a\n3. b\n", "1 A | 1.1: a | 1.3: b\n"},
		"bullets":                 {"### Requirement 1: A\n#### Acceptance Criteria\n- a\n- b\n", "1 A | 1.1: a | 1.2: b\n"},
		"named criteria":          {"### Requirement 1: A\n#### Acceptance Criteria\n1. **Name**: WHEN a\n", "1 A | 1.1: Name: WHEN a\n"},
		"criteria heading beside": {"### Requirement 1: A\n### Acceptance Criteria\n1. a\n", "1 A | 1.1: a\n"},
		"heading with a sign":     {"### ✅ Requirement 1: A\n1. a\n", "1 A | 1.1: a\n"},
		"in a fence":              {"```\n### Requirement 9: No\n1. a\n```\n### Requirement 1: A\n1. a\n", "1 A | 1.1: a\n"},
		"in a comment":            {"<!--\n### Requirement 9: No\n-->\n### Requirement 1: A\n1. a\n", "1 A | 1.1: a\n"},
		"byte order mark, CRLF":   {"\ufeff# R\r\n### Requirement 1: A\r\n1. a\r\n", "1 A | 1.1: a\n"},
		"lone CR":                 {"# R\r### Requirement 1: A\r1. a\r2. b\r", "1 A | 1.1: a | 1.2: b\n"},
		"front matter":            {"---\ntitle: x\n---\n### Requirement 1: A\n1. a\n", "1 A | 1.1: a\n"},
		"empty":                   {"", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := criteriaOutline(ParseRequirements("requirements", []byte(tt.src))); got != tt.want {
				t.Errorf("(-want +got)\n-%s+%s", tt.want, got)
			}
		})
	}
}

func TestParseRequirementsReadsBugfix(t *testing.T) {
	src := "# Bugfix Requirements Document\n## Introduction\nText.\n## Bug Analysis\n### Current Behavior (Defect)\n" +
		"1.1 WHEN the list is empty\nTHEN the page crashes\n\n1.2 WHEN a\n\n### Expected Behavior (Correct)\n2.1 WHEN a THEN b\n" +
		"### Unchanged Behavior (Regression Prevention)\n3.1 WHEN c THEN d SHALL CONTINUE TO e\n## Bug Condition\n```pascal\n1.9 no\n```\n"
	d := ParseRequirements("bugfix", []byte(src))
	want := "1 Current Behavior (Defect) | 1.1: WHEN the list is empty THEN the page crashes | 1.2: WHEN a\n" +
		"2 Expected Behavior (Correct) | 2.1: WHEN a THEN b\n" +
		"3 Unchanged Behavior (Regression Prevention) | 3.1: WHEN c THEN d SHALL CONTINUE TO e\n"
	if got := criteriaOutline(d); got != want || !d.Bugfix {
		t.Errorf("bugfix %v (-want +got)\n-%s+%s", d.Bugfix, want, got)
	}
}

func TestParseRequirementsReadsStories(t *testing.T) {
	tests := map[string]string{
		"**User Story:** As a buyer, I want to pay.\n":                     "As a buyer, I want to pay.",
		"**User Story**: As a buyer,\nI want to pay.\n\nMore.\n":           "As a buyer, I want to pay.",
		"**用户故事：** 作为买家，我想付款\n":                                            "作为买家，我想付款",
		"**ユーザーストーリー:** 買い手として\n":                                          "買い手として",
		"**As a** buyer\n**I want to** pay\n**So that** I own it\n":        "As a buyer I want to pay So that I own it",
		"- **As a** buyer\n- **I want** to pay\n- **So that** I own it\n":  "As a buyer I want to pay So that I own it",
		"Some words.\n\n**User Story:** As a buyer, I want.\n\n1. THE x\n": "As a buyer, I want.",
		"#### User Story\nAs a buyer, I want.\n":                           "As a buyer, I want.",
		"Words only.\n":                                                    "",
	}
	for body, want := range tests {
		d := ParseRequirements("requirements", []byte("### Requirement 1: A\n"+body))
		if got := d.All[0].Story; got != want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", body, want, got)
		}
	}
}

func TestParseRequirementsReadsGlossary(t *testing.T) {
	src := "## Glossary\n- **Order_Service**: takes orders,\n  all of them\n- **Cart：** 购物车\n## Requirements\n- **Not**: a term\n"
	want := []Term{{"Order_Service", "takes orders, all of them", 2}, {"Cart", "购物车", 4}}
	if got := ParseRequirements("requirements", []byte(src)).Glossary; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("(-want +got)\n-%v\n+%v", want, got)
	}
}

func TestCriterionTickChangesOneByte(t *testing.T) {
	src := []byte("\ufeff## User Story 1: A\r\n**Acceptance Criteria**:\r\n- [ ] one\r\n- [X] two\r\n- three")
	d := ParseRequirements("requirements", src)
	open, done := d.Criterion("1.1"), d.Criterion("1.2")
	if open == nil || done == nil || len(d.SetStatus(done, Done)) != 0 {
		t.Fatalf("criteria %v %v", open, done)
	}
	ticked, err := Apply(src, d.SetStatus(open, Done))
	if want := strings.Replace(string(src), "[ ] one", "[x] one", 1); err != nil || string(ticked) != want {
		t.Fatalf("%v (-want +got)\n-%q\n+%q", err, want, ticked)
	}
	d = ParseRequirements("requirements", ticked)
	if back, err := Apply(ticked, d.SetStatus(d.Criterion("1.1"), Open)); err != nil || string(back) != string(src) {
		t.Errorf("%v (-want +got)\n-%q\n+%q", err, src, back)
	}
}

func TestRequirementFindings(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"clean", "### Requirement 1: A\n1. a\n### Requirement 2: B\n1. a\n", ""},
		{"empty", " \n", "1 empty_document"},
		{"prose", "# T\nWords.\n", "1 no_requirements"},
		{"repeated", "### Requirement 1: A\n1. a\n### Requirement 1: B\n1. a\n", "3 duplicate_requirement"},
		{"repeated criterion", "### Requirement 1: A\n1. a\n2. b\n1. c\n2. d\n", "4 duplicate_criterion"},
		{"gap", "### Requirement 1: A\n1. a\n### Requirement 3: B\n1. a\n", "3 requirement_gap"},
		{"order", "### Requirement 2: A\n1. a\n### Requirement 1: B\n1. a\n", "3 requirement_order"},
		{"letters are no order", "### Requirement 6B: A\n1. a\n### Requirement 6A: B\n1. a\n", ""},
		{"no criteria", "### Requirement 1: A\n1. a\n### Requirement 2: B\nWords.\n", "3 no_criteria"},
		{"named by a list only", "### Requirement 1: A\n1. a\n- **Requirement 7**: B\n", ""},
		{"a number before anything", "## Requirements\n### 1. A\n1. a\n### 2. Risks\nWords.\n", ""},
		{"struck out", "### Requirement 1: A\n1. a\n### ~~Requirement 2: B~~\nWords.\n", ""},
		{"stories in bold below one heading", "## 2. Stories\n\n**Story 1**: A\n\n**Acceptance Criteria**:\n- [ ] a\n\n**Story 2**: B\n\n**Acceptance Criteria**:\n- [ ] b\n\n**Story 3**: C\n\n**Acceptance Criteria**:\n- [ ] c\n", ""},
		{"chapter", "### Requirement 1: A\n#### Requirement 1.1: B\n1. a\n", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range ParseRequirements("requirements", []byte(tt.src)).Findings {
			got = append(got, fmt.Sprint(f.Line, " ", f.Code))
		}
		if joined := strings.Join(got, ", "); joined != tt.want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", tt.name, tt.want, joined)
		}
	}
}
