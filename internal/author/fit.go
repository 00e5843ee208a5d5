package author

import (
	"encoding/json"
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// answerBytes is the room of an answer in either face, links not counted.
const answerBytes = 2_700

// fitted is the answer cut to its room, from what can be asked for again. What
// was left out is counted in the answer.
func (u UpdateSpec) fitted() (UpdateSpec, error) {
	all := len(u.IDs)
	for {
		raw, err := json.Marshal(u)
		if err != nil || max(len(raw), len(u.Text())) <= answerBytes {
			return u, err
		}
		switch {
		case len(u.Findings) > 2:
			u.Findings = u.Findings[:len(u.Findings)-1]
		case len(u.Diff) > 500:
			u.Diff = cutDiff(u.Diff)
		case u.Agreement != nil && len(u.Agreement.Changes) > 2:
			shown := *u.Agreement
			shown.Changes = shown.Changes[:len(shown.Changes)-1]
			u.Agreement = &shown
		case len(u.Unfilled) > 4:
			u.Unfilled = append(u.Unfilled[:3:3], "…")
		case len(u.IDs) > 4:
			u.IDs = u.IDs[:len(u.IDs)/2]
			u.Notes = append([]string{fmt.Sprintf("ids names the first %d of %d", len(u.IDs), all)}, withoutCount(u.Notes)...)
		case len(u.Findings) > 0:
			u.Findings = u.Findings[:len(u.Findings)-1]
		default:
			return u, nil
		}
	}
}

// cutDiff takes the last quarter of a diff away.
func cutDiff(diff string) string { return prose.Short(diff, len(diff)*3/4) }

func withoutCount(notes []string) []string {
	if len(notes) > 0 && strings.HasPrefix(notes[0], "ids names the first ") {
		return notes[1:]
	}
	return notes
}

// maxFill is how many places to be filled in an answer names of one document.
const maxFill = 12

// fewer is a list of such places, cut.
func fewer(places []string) []string {
	if len(places) <= maxFill {
		return places
	}
	return append(places[:maxFill-1:maxFill-1], fmt.Sprintf("… and %d more", len(places)-maxFill+1))
}
