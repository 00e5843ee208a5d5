package edge

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/caller"
)

// withUser gives a call its client's user to ask, if the client has declared
// that it can. In the older era the question is sent during the call; in the
// newer one it ends the call, which comes again with the answer.
func (s *Server) withUser(ctx context.Context, r mcp.CallToolRequest) (context.Context, error) {
	in, ok := server.ClientSessionFromContext(ctx).(*session)
	if !ok {
		return ctx, nil
	}
	info := server.RequestProtocolInfoFromContext(ctx)
	if info == nil || !info.Modern {
		if in.conn.declared.can(mcp.MethodElicitationCreate, mcp.ElicitationModeForm) {
			ctx = caller.WithAsk(ctx, in.askUser)
		}
		return ctx, nil
	}
	rounds := &rounds{
		sealer: s.sealer, responses: r.Params.InputResponses,
		call: func() string { // few calls ask
			return callDigest(in.conn.client, in.request.method, r.Params.Name, r.Params.RawArguments)
		},
	}
	if r.Params.RequestState != "" {
		var err error
		if rounds.state, err = s.sealer.open(r.Params.RequestState, rounds.call(), time.Now()); err != nil {
			s.options.Log("a call of "+r.Params.Name+" was refused for its requestState", nil)
			return ctx, paramError(err.Error())
		}
	}
	if showsForms(info.ClientCapabilities) {
		ctx = caller.WithAsk(ctx, rounds.ask)
	}
	return ctx, nil
}

// askUser asks during the call. A client that cannot put the question although
// it said so counts as a refusal: going on would do what nobody agreed to.
func (s *session) askUser(ctx context.Context, q caller.Question) (caller.Answer, error) {
	result, err := s.RequestElicitation(ctx, mcp.ElicitationRequest{Params: form(q)})
	answer := caller.Unanswered
	if err == nil {
		answer, err = answerOf(*result)
	}
	if ctx.Err() != nil {
		return answer, ctx.Err()
	}
	if err != nil {
		s.conn.options.Log("a question was not answered", err)
		return caller.Unanswered, nil
	}
	return answer, nil
}

// rounds are the calls that it takes to ask in the newer era, as the last of
// them sees it.
type rounds struct {
	sealer    *sealer
	call      func() string // digest of the call
	state     state         // what the call came back with; nothing the first time
	responses mcp.InputResponses
}

// ask gives the answer that came with the call, or ends it with the question.
func (r *rounds) ask(_ context.Context, q caller.Question) (caller.Answer, error) {
	if slices.Contains(r.state.Granted, settledOf(q)) {
		return caller.Granted, nil
	}
	again := r.state.Question == settledOf(q)
	if response, given := r.responses[q.ID]; again && given {
		answer, err := answerIn(response)
		if answer == caller.Granted {
			r.state.Granted = append(r.state.Granted, settledOf(q))
		}
		return answer, err
	}
	if !again && r.state.Asked >= caller.MaxAsked {
		return caller.TooOften, nil
	}
	next := state{Expires: time.Now().Add(stateLife).Unix(), Asked: r.state.Asked, Question: settledOf(q), Granted: r.state.Granted}
	if !again { // what was not answered is asked anew, as often as the client likes
		next.Asked++
	}
	sealed, err := r.sealer.seal(next, r.call())
	if err != nil {
		return caller.Unanswered, err
	}
	return caller.NotAsked, &inputRequiredError{q, sealed}
}

// inputRequiredError ends a call whose client has to come back with an answer.
type inputRequiredError struct {
	question caller.Question
	state    string
}

func (e *inputRequiredError) Error() string { return "the user has to be asked: " + e.question.ID }

func (e *inputRequiredError) result() *mcp.CallToolResult {
	return server.NewInputRequestBuilder(e.state).Elicit(e.question.ID, form(e.question)).ToolResult()
}

// asInputRequired finds out whether a call ended with a question.
func asInputRequired(err error) (*mcp.CallToolResult, bool) {
	needed, ok := errors.AsType[*inputRequiredError](err)
	if !ok {
		return nil, false
	}
	return needed.result(), true
}
