package caller

import "context"

// Progress is how far a step has come.
type Progress struct {
	Done    int    // grows from one report to the next
	Total   int    // 0 when it is not known
	Message string // what is being done, in a few words; may be empty
}

type reportKey struct{}

// WithReport gives a call somebody to report to.
func WithReport(ctx context.Context, report func(Progress)) context.Context {
	return context.WithValue(ctx, reportKey{}, report)
}

// Report says how far a step has come. It is cheap, so that a loop may call it
// in every round: whoever is told decides how much to pass on.
func Report(ctx context.Context, p Progress) {
	if report, ok := ctx.Value(reportKey{}).(func(Progress)); ok {
		report(p)
	}
}
