package workflow

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"kiro-mcp/internal/caller"
)

// user answers questions and remembers them. Before each answer something may
// happen to the files.
type user struct {
	answer    caller.Answer
	meanwhile func()
	asked     []caller.Question
}

// consulted calls a step with a user to ask.
func consulted[P, R any](u *user, step func(context.Context, P) (R, error)) func(context.Context, P) (R, error) {
	return func(ctx context.Context, p P) (R, error) {
		return step(caller.WithAsk(ctx, func(_ context.Context, q caller.Question) (caller.Answer, error) {
			u.asked = append(u.asked, q)
			if u.meanwhile != nil {
				u.meanwhile()
			}
			return u.answer, nil
		}), p)
	}
}

const halfDone = "- [ ] 1. Cart\n  - [x] 1.1 Add\n  - [ ] 1.2 Count\n  - [ ] 1.3 Sum up\n"

func TestForceAsksTheUser(t *testing.T) {
	f, path := tasksFlow(t, halfDone)
	u := &user{answer: caller.Granted}
	got := must(t, consulted(u, f.CheckOff), CheckOffParams{Task: "1", Force: true})
	if want := strings.Replace(halfDone, "[ ] 1. ", "[x] 1. ", 1); contents(t, path) != want || got.After != "done" {
		t.Errorf("file (-want +got)\n-%s\n+%s", want, contents(t, path))
	}
	want := `Task 1, "Cart", would be marked as done with 2 open required tasks below it:` + "\n- 1.2 Count\n- 1.3 Sum up"
	if len(u.asked) != 1 || u.asked[0].ID != "force" || u.asked[0].Message != want {
		t.Errorf("asked (-want +got)\n-%s\n+%+v", want, u.asked)
	}
}

func TestForceDeclined(t *testing.T) {
	for answer, why := range map[caller.Answer]string{
		caller.Declined:   "the user said no",
		caller.Dismissed:  "without an answer",
		caller.Unanswered: "could not put the question",
		caller.TooOften:   "changed again and again",
	} {
		f, path := tasksFlow(t, halfDone)
		fault := refused(t, consulted(&user{answer: answer}, f.CheckOff), CheckOffParams{Task: "1", Force: true, Note: "no"}, "declined")
		if !strings.Contains(fault.Message, "1.2, 1.3; ") || !strings.Contains(fault.Message, why) {
			t.Errorf("%v: %s", answer, fault.Message)
		}
		if contents(t, path) != halfDone {
			t.Errorf("%v: written all the same:\n%s", answer, contents(t, path))
		}
	}
}

// Only what really overrides something is worth a person's time.
func TestForceThatOverridesNothingAsksNobody(t *testing.T) {
	u := &user{answer: caller.Declined}
	f, _ := tasksFlow(t, "- [ ] 1. A\n  - [x] 1.1 B\n  - [ ]* 1.2 C\n- [x] 2. D\n  - [ ] 2.1 E\n- [ ] 3. F\n")
	for _, p := range []CheckOffParams{
		{Task: "1", Force: true},                        // nothing required is open
		{Task: "2", Force: true},                        // it is done already
		{Task: "3", Force: true},                        // it has no children
		{Task: "2", Force: true, Status: "in_progress"}, // it is not being closed
	} {
		must(t, consulted(u, f.CheckOff), p)
	}
	if len(u.asked) > 0 {
		t.Errorf("asked %+v", u.asked)
	}
}

// What changes while the user thinks is another question; after the last one
// nothing is written.
func TestForceIsAskedAnewWhenItChanged(t *testing.T) {
	f, path := tasksFlow(t, halfDone)
	u := &user{answer: caller.Granted}
	u.meanwhile = func() {
		rewrite(t, path, contents(t, path)+fmt.Sprintf("  - [ ] 1.%d More\n", 3+len(u.asked)))
	}
	refused(t, consulted(u, f.CheckOff), CheckOffParams{Task: "1", Force: true}, "declined")
	if len(u.asked) != caller.MaxAsked || u.asked[0].About == u.asked[1].About {
		t.Errorf("asked %+v", u.asked)
	}
	if strings.Contains(contents(t, path), "[x] 1. ") {
		t.Errorf("written all the same:\n%s", contents(t, path))
	}
	u = &user{answer: caller.Granted}
	u.meanwhile = func() { // what the question was about is gone, so nobody needs to agree
		rewrite(t, path, strings.ReplaceAll(contents(t, path), "  - [ ]", "  - [x]"))
	}
	must(t, consulted(u, f.CheckOff), CheckOffParams{Task: "1", Force: true})
}

func TestConflictAsksTheUser(t *testing.T) {
	const before, after = "- [ ] 1. A\n  - one\n- [ ] 2. B\n", "- [ ] 1. A\n  - two\n- [ ] 2. B\n"
	f, path := tasksFlow(t, before)
	seen := must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "open"}).Revision
	rewrite(t, path, after)

	no := &user{answer: caller.Declined}
	fault := refused(t, consulted(no, f.CheckOff), CheckOffParams{Task: "1", Expect: seen}, "conflict")
	asIs := refused(t, f.CheckOff, CheckOffParams{Task: "1", Expect: seen}, "conflict")
	if fault.Message != asIs.Message || contents(t, path) != after {
		t.Errorf("-want +got\n-%s\n+%s\n%s", asIs.Message, fault.Message, contents(t, path))
	}
	q := no.asked[0]
	if q.ID != "overwrite" || !strings.Contains(q.Message, "  - two") || q.Yes != "Mark it as done all the same" {
		t.Errorf("asked %+v", q)
	}

	elsewhere := &user{answer: caller.Granted, meanwhile: func() { rewrite(t, path, after+"- [ ] 3. C\n") }}
	must(t, consulted(elsewhere, f.CheckOff), CheckOffParams{Task: "1", Expect: seen})
	if want := strings.Replace(after, "[ ] 1", "[x] 1", 1) + "- [ ] 3. C\n"; contents(t, path) != want || len(elsewhere.asked) != 1 {
		t.Errorf("asked %d times, file (-want +got)\n-%s\n+%s", len(elsewhere.asked), want, contents(t, path))
	}
}

// TestConflictGoesOnWithWhatWasShown: a task that changes under the user's
// hands is shown again, and at last it is the conflict that it was.
func TestConflictGoesOnWithWhatWasShown(t *testing.T) {
	f, path := tasksFlow(t, "- [ ] 1. A\n")
	u := &user{answer: caller.Granted}
	u.meanwhile = func() { rewrite(t, path, "- [ ] 1. A"+strings.Repeat("!", len(u.asked))+"\n") }
	refused(t, consulted(u, f.CheckOff), CheckOffParams{Task: "1", Expect: "old"}, "conflict")
	if len(u.asked) != caller.MaxAsked || !strings.Contains(u.asked[2].Message, "A!!") || strings.Contains(contents(t, path), "[x]") {
		t.Errorf("asked %+v\n%s", u.asked, contents(t, path))
	}
}

func TestConflictOfACriterionAsksTheUser(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	u := &user{answer: caller.Declined}
	refused(t, consulted(u, f.CheckOff), CheckOffParams{Criterion: "1.2", Expect: "old"}, "conflict")
	u.answer = caller.Granted
	must(t, consulted(u, f.CheckOff), CheckOffParams{Criterion: "1.2", Expect: "old"})
	if len(u.asked) != 2 {
		t.Errorf("asked %d times, want 2", len(u.asked))
	}
}

// TestBothQuestions: whoever agrees to one has not agreed to the other.
func TestBothQuestions(t *testing.T) {
	f, path := tasksFlow(t, halfDone)
	u := &user{answer: caller.Granted}
	u.meanwhile = func() {
		if len(u.asked) == 2 {
			u.answer = caller.Declined
		}
	}
	refused(t, consulted(u, f.CheckOff), CheckOffParams{Task: "1", Force: true, Expect: "old"}, "declined")
	if u.asked[0].ID != "overwrite" || u.asked[1].ID != "force" || contents(t, path) != halfDone {
		t.Errorf("asked %+v\n%s", u.asked, contents(t, path))
	}
}

// TestAskingEndsTheCall: where the protocol asks by ending the call, its error
// comes through and nothing is written.
func TestAskingEndsTheCall(t *testing.T) {
	f, path := tasksFlow(t, halfDone)
	errAsk := errors.New("come back with the answer")
	ctx := caller.WithAsk(t.Context(), func(context.Context, caller.Question) (caller.Answer, error) { return caller.NotAsked, errAsk })
	if _, err := f.CheckOff(ctx, CheckOffParams{Task: "1", Force: true}); !errors.Is(err, errAsk) {
		t.Errorf("got %v, want %v", err, errAsk)
	}
	if contents(t, path) != halfDone {
		t.Errorf("written all the same:\n%s", contents(t, path))
	}
}

// rewrite is an editor that saves.
func rewrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
