package review

import (
	"encoding/json"
	"fmt"

	"kiro-mcp/internal/conform"
	"kiro-mcp/specfs/doc"
)

// The parts of SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) that code scanning
// reads: one run, a rule for each check, a result for each promise that is
// violated, open or not checked.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool      `json:"tool"`
		Results    []sarifResult  `json:"results"`
		Properties map[string]any `json:"properties"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Name    string      `json:"name"`
		Short   sarifText   `json:"shortDescription"`
		Full    sarifText   `json:"fullDescription"`
		Default sarifConfig `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		Rule         string             `json:"ruleId"`
		Kind         string             `json:"kind"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

const sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"

// sarif writes the whole report as SARIF.
func (v *view) sarif() ([]byte, error) {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "kiro-mcp", Rules: []sarifRule{}}}, Results: []sarifResult{}, Properties: map[string]any{"release": release(v.summary(Params{}))}}
	for _, c := range conform.Checks() {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: c.ID, Name: c.Title, Short: sarifText{c.Title}, Full: sarifText{c.Why}, Default: sarifConfig{level(c.Severity)}})
	}
	for i := range v.rows {
		if w := &v.rows[i]; w.verdict() != conform.Satisfied && w.verdict() != conform.Planned {
			run.Results = append(run.Results, v.sarifResult(w))
		}
	}
	for _, f := range v.findings {
		run.Results = append(run.Results, sarifResult{
			Rule: f.Code, Kind: "fail", Level: level(f.Severity), Message: sarifText{f.Message},
			Locations: []sarifLocation{at(f.File, f.Line)}, Fingerprints: map[string]string{"element/v1": f.Code + " " + f.File},
		})
	}
	return json.MarshalIndent(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}}, "", " ")
}

// sarifResult is one promise. It is located in the source where there is any, and
// in the design otherwise; kind says whether it failed or is open (3.27.9).
func (v *view) sarifResult(w *row) sarifResult {
	r := sarifResult{
		Rule: w.Check, Kind: "fail", Level: level(w.Severity), Message: sarifText{fmt.Sprintf("%s: %s", w.Element, w.Message)},
		Fingerprints: map[string]string{"element/v1": doc.Fingerprint(w.Check + " " + w.Element)},
	}
	switch w.verdict() {
	case conform.Unresolved:
		r.Kind, r.Level = "review", "none"
	case conform.NotChecked:
		r.Kind, r.Level = "notApplicable", "none"
	case conform.Violated, conform.Satisfied, conform.Planned:
	}
	design := at(v.design.path, v.design.line(max(1, w.Line)))
	design.Message = &sarifText{"the design's promise"}
	for _, e := range w.Source {
		r.Locations = append(r.Locations, at(e.File, max(1, e.Line)))
	}
	if len(r.Locations) == 0 {
		r.Locations = []sarifLocation{at(v.design.path, v.design.line(max(1, w.Line)))}
	} else {
		r.Locations, r.Related = r.Locations[:1], append([]sarifLocation{design}, r.Locations[1:]...)
	}
	if w.waived != nil {
		r.Suppressions = []sarifSuppression{{Kind: "external", Justification: fmt.Sprintf("%s (%s, until %s)", w.waived.Reason, w.waived.By, w.waived.Until)}}
	}
	return r
}

func at(file string, line int) sarifLocation {
	return sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{file}, Region: sarifRegion{max(1, line)}}}
}

func level(s doc.Severity) string {
	switch s {
	case doc.Error:
		return "error"
	case doc.Warning:
		return "warning"
	case doc.Info:
	}
	return "note"
}
