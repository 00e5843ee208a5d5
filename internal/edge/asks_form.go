package edge

import (
	"errors"
	"fmt"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/tool"
)

// agreed is the member of the form that says yes.
const agreed = "proceed"

// form is a question as hosts show it best: its words, and one box to tick. It
// names no mode, which clients before 2025-11-25 do not know.
func form(q caller.Question) mcp.ElicitationParams {
	return mcp.ElicitationParams{
		Message: tool.Clean(q.Message),
		RequestedSchema: map[string]any{
			"type": "object",
			"properties": map[string]any{
				agreed: map[string]any{"type": "boolean", "title": tool.Clean(q.Yes), "default": false},
			},
			"required": []string{agreed},
		},
	}
}

var errNoSuchAnswer = errors.New("an answer must have an action, which is accept, decline or cancel")

// answerIn reads the answer that a call brought with it.
func answerIn(response mcp.InputResponse) (caller.Answer, error) {
	if response.DecodeFor(mcp.MethodElicitationCreate) != nil || response.Elicitation == nil {
		return caller.Unanswered, paramError("inputResponses: " + errNoSuchAnswer.Error())
	}
	answer, err := answerOf(*response.Elicitation)
	if err != nil {
		return answer, paramError("inputResponses: " + err.Error())
	}
	return answer, nil
}

// answerOf reads the result of an elicitation.
func answerOf(result mcp.ElicitationResult) (caller.Answer, error) {
	switch result.Action {
	case mcp.ElicitationResponseActionDecline:
		return caller.Declined, nil
	case mcp.ElicitationResponseActionCancel:
		return caller.Dismissed, nil
	case mcp.ElicitationResponseActionAccept:
		content, _ := result.Content.(map[string]any)
		switch content[agreed] {
		case true:
			return caller.Granted, nil
		case false:
			return caller.Declined, nil
		}
		return caller.Unanswered, fmt.Errorf("an accepted form must say true or false for %q", agreed)
	}
	return caller.Unanswered, errNoSuchAnswer
}
