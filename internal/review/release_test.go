package review

import "testing"

// What was passed over is said in every sentence: beside what is listed, and where
// nothing is.
func TestReleaseSaysWhatWasPassedOver(t *testing.T) {
	for _, tt := range []struct {
		counts Counts
		listed int
		missed int
		want   string
	}{
		{Counts{Satisfied: 9}, 0, 0, "releasable on this evidence: all 9 promises are kept"},
		{Counts{Satisfied: 9}, 0, 2, "releasable on this evidence: all 9 promises are kept; about 2 more may have been passed over"},
		{Counts{Satisfied: 9, Violated: 1}, 0, 2, "not releasable on this evidence: 1 violated (9 satisfied; about 2 more may have been passed over)"},
		{Counts{Satisfied: 9}, 3, 4, "not releasable on this evidence: 3 not recognised (about 4 promises) (9 satisfied)"},
		{Counts{Satisfied: 9}, 3, 3, "not releasable on this evidence: 3 not recognised (9 satisfied)"},
	} {
		a := &Answer{Counts: tt.counts, Coverage: Coverage{Unclaimed: tt.listed, Missed: tt.missed}}
		if got := release(a); got != tt.want {
			t.Errorf("%+v, %d listed, %d missed:\n%s, want\n%s", tt.counts, tt.listed, tt.missed, got, tt.want)
		}
	}
}
