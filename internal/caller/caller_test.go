package caller

import (
	"context"
	"errors"
	"testing"
)

func TestConfirm(t *testing.T) {
	if a, err := Confirm(t.Context(), Question{}); a != NotAsked || err != nil || a.Refused() {
		t.Errorf("with nobody to ask: %v, %v", a, err)
	}
	errAsk := errors.New("later")
	asked := 0
	ctx := WithAsk(t.Context(), func(_ context.Context, q Question) (Answer, error) {
		asked++
		if q.ID == "later" {
			return NotAsked, errAsk
		}
		return Granted, nil
	})
	if _, err := Confirm(ctx, Question{ID: "later"}); !errors.Is(err, errAsk) {
		t.Errorf("the error became %v", err)
	}
	for range MaxAsked - 1 {
		if a, err := Confirm(ctx, Question{}); a != Granted || err != nil {
			t.Errorf("got %v, %v", a, err)
		}
	}
	if a, err := Confirm(ctx, Question{}); a != TooOften || err != nil || !a.Refused() {
		t.Errorf("after %d questions: %v, %v", MaxAsked, a, err)
	}
	if asked != MaxAsked {
		t.Errorf("asked %d times, want %d", asked, MaxAsked)
	}
}

// TestOnlyYesIsYes: an answer that is added later refuses until it is thought about.
func TestOnlyYesIsYes(t *testing.T) {
	for a := NotAsked; a <= TooOften+1; a++ {
		if want := a != NotAsked && a != Granted; a.Refused() != want {
			t.Errorf("%v: refused is %v", a, a.Refused())
		}
		if a.String() == "" {
			t.Errorf("answer %d has no words", int(a))
		}
	}
}

func TestReport(t *testing.T) {
	var got []Progress
	Report(t.Context(), Progress{Done: 1})
	ctx := WithReport(t.Context(), func(p Progress) { got = append(got, p) })
	Report(ctx, Progress{2, 3, "reading"})
	if len(got) != 1 || got[0] != (Progress{2, 3, "reading"}) {
		t.Errorf("reported %v", got)
	}
}

// BenchmarkReportToNobody is what a loop pays in every round when nobody
// listens: it must be as good as nothing.
func BenchmarkReportToNobody(b *testing.B) {
	type key int
	ctx := b.Context()
	for i := range 8 { // as deep as a call's is
		ctx = context.WithValue(ctx, key(i), i)
	}
	b.ReportAllocs()
	for i := range b.N {
		Report(ctx, Progress{Done: i, Total: b.N, Message: "reading"})
	}
}
