package conform_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform"
)

func when(code int, condition string) claims.Claim {
	return claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: code, Condition: condition}}
}

func becomes(code int, name string) claims.Claim {
	return claims.Claim{Kind: claims.KindStatus, Status: &claims.Status{Code: code, Error: name}}
}

// A status contradicts a promise when it is for the very case, not when it only has a
// name or a word in common with it.
func TestStatusesOfOtherCases(t *testing.T) {
	given := []facts.Status{
		{Code: 400, Error: "TillError", Body: "odd sum", How: "raise", Symbol: -1, Line: 80},
		{Code: 502, Error: "TillError", Body: "no bank", How: "raise", Symbol: -1, Line: 81},
		{Code: 422, Body: "ODD_SUM", How: "answer", Symbol: -1, Line: 82},
		{Code: 409, Error: "PendingConflict", Body: "a sale is pending", How: "raise", Symbol: -1, Line: 83},
		{Code: 401, Body: "stale voucher scanned", How: "declared", Symbol: -1, Line: 84},
		{Code: 400, Body: "voucher shelf crowded", How: "answer", Symbol: -1, Line: 85},
	}
	for _, s := range []struct {
		says   string
		claims []claims.Claim
		want   conform.Verdict
	}{
		{"an error that is raised with several statuses", one(becomes(423, "TillError")), conform.Unresolved},
		{"a case with such an error, of which a word is that of another", []claims.Claim{{Kind: claims.KindStatus, Status: &claims.Status{Code: 410, Error: "TillError", Condition: "voucher shelf crowded"}}}, conform.Unresolved},
		{"one of its several statuses", one(becomes(502, "TillError")), conform.Satisfied},
		{"one code that two places answer alike but for the status", one(becomes(400, "ODD_SUM")), conform.Satisfied},
		{"a code that nothing answers with the promised status", one(becomes(409, "ODD_SUM")), conform.Violated},
		{"one word in common", one(when(400, "pending conflict")), conform.Unresolved},
		{"what documentation declares", one(when(410, "stale voucher scanned")), conform.Unresolved},
		{"the same case with another status", one(when(409, "voucher shelf crowded")), conform.Violated},
		{"a legend of statuses", []claims.Claim{when(409, "voucher shelf crowded"), when(200, "read"), when(201, "made"), when(404, "gone")}, conform.Unresolved},
	} {
		project := shop()
		api := project.Files[0]
		api.Statuses = append(api.Statuses, given...)
		api.Mappings = append(api.Mappings, facts.Mapping{Error: "OddSum", Body: "ODD_SUM", Code: 422, Line: 61}, facts.Mapping{Error: "OddTotal", Body: "ODD_SUM", Code: 400, Line: 62})
		for i := range s.claims {
			s.claims[i].Line, s.claims[i].Element, s.claims[i].Section = i+1, string(rune('a'+i)), "Codes"
		}
		got := conform.Run(conform.Input{Promises: &claims.Promises{Claims: s.claims}, Project: project, Checks: []string{"status"}}).Judgements
		if len(got) != len(s.claims) || got[0].Verdict != s.want {
			t.Errorf("%s: got %+v, want %s", s.says, got, s.want)
		}
	}
}
