package doc

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Config is a spec's .config.kiro. Every field may be empty.
type Config struct {
	SpecID       string `json:"specId"`
	WorkflowType string `json:"workflowType"` // requirements-first, design-first, fast-task
	SpecType     string `json:"specType"`     // feature, bugfix
}

// ParseConfig reads a .config.kiro. A field of another type than text, or
// content that is no JSON object, is a finding and leaves the rest readable.
func ParseConfig(src []byte) (Config, []Finding) {
	fields, found := jsonFields(src, "config_unreadable")
	c := Config{
		SpecID:       jsonText(fields["specId"]),
		WorkflowType: jsonText(fields["workflowType"]),
		SpecType:     jsonText(fields["specType"]),
	}
	if c.WorkflowType == "" {
		c.WorkflowType = jsonText(fields["generationMode"]) // its name before 2026
	}
	return c, found
}

// Agreed says which documents of a spec were approved.
type Agreed struct{ Requirements, Design, Tasks bool }

// ParseSpecJSON reads the approvals in the spec.json of cc-sdd. What cannot be
// read counts as not approved and is a finding.
func ParseSpecJSON(src []byte) (Agreed, []Finding) {
	fields, found := jsonFields(src, "spec_json_unreadable")
	var approvals map[string]struct {
		Approved bool `json:"approved"`
	}
	if raw, ok := fields["approvals"]; ok {
		if err := json.Unmarshal(raw, &approvals); err != nil {
			found = append(found, Finding{Code: "spec_json_unreadable", Severity: Warning, Line: 1, Message: fmt.Sprintf("approvals cannot be read: %v", err)})
			return Agreed{}, found
		}
	}
	return Agreed{
		Requirements: approvals["requirements"].Approved,
		Design:       approvals["design"].Approved,
		Tasks:        approvals["tasks"].Approved,
	}, found
}

// jsonFields reads an object, behind a byte order mark or not. An empty file
// has no fields and is no fault.
func jsonFields(src []byte, code string) (map[string]json.RawMessage, []Finding) {
	src = bytes.TrimSpace(src[len(byteOrderMark(src)):])
	if len(src) == 0 {
		return nil, nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(src, &fields); err != nil {
		return nil, []Finding{{Code: code, Severity: Warning, Line: 1, Message: fmt.Sprintf("not a JSON object: %v", err)}}
	}
	return fields, nil
}

// jsonText is a JSON string's value, and empty for anything else.
func jsonText(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}
