package doc

import "testing"

func TestStoryLabel(t *testing.T) {
	for line, want := range map[string]string{
		"**User Story:** As a reader":   "**User Story:** ",
		"> **User Story**: As a reader": "> **User Story**: ",
		"**用户故事：** 作为读者":                "**用户故事：** ",
		"User story of a reader":        "",
		"As a reader":                   "",
	} {
		if got := line[:StoryLabel(line)]; got != want {
			t.Errorf("label of %q (-want +got): -%q +%q", line, want, got)
		}
		if !BeginsStory(line) && want != "" {
			t.Errorf("%q begins no story", line)
		}
	}
}

func TestIsCriteriaLabel(t *testing.T) {
	for line, want := range map[string]bool{
		"#### Acceptance Criteria": true, "**验收标准**：": true, "**Acceptance Criteria:**": true,
		"Acceptance of criteria": false, "1. WHEN a": false,
	} {
		if got := IsCriteriaLabel(line); got != want {
			t.Errorf("%q is a label (-want +got): -%v +%v", line, want, got)
		}
	}
}
