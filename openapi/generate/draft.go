package generate

import "context"

// drafts are schemas for those that the contract lacks, made of what the
// specs' designs say.
func (p *plan) drafts(context.Context) string { return "" }
