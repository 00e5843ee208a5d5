package reading

import (
	"slices"

	"kiro-mcp/internal/claims"
)

// Align makes claims say what the design says elsewhere of the same element,
// where neither contradicts the other: "Redis" below "Redis 7" is no second
// promise.
func (r *Design) Align(found []claims.Claim) []claims.Claim {
	found = slices.DeleteFunc(found, r.hasInstead)
	for i := range found {
		c := &found[i]
		for n := range r.Out.Claims {
			old := &r.Out.Claims[n]
			if old.Element != c.Element || old.Negated != c.Negated {
				continue
			}
			switch {
			case c.Tech != nil && old.Tech != nil:
				alignTech(old.Tech, c.Tech)
			case c.Error != nil && old.Error != nil:
				alignError(old.Error, c.Error)
			}
		}
	}
	return found
}

func alignTech(old, c *claims.Tech) {
	if c.Version == "" {
		c.Version = old.Version
	} else if old.Version == "" {
		old.Version = c.Version
	}
	if len(c.Or) == 0 {
		c.Or = old.Or
	}
}

func alignError(old, c *claims.Error) {
	if c.Status == 0 {
		c.Status = old.Status
	} else if old.Status == 0 {
		old.Status = c.Status
	}
}

// hasInstead reports whether a claim says that a technology is not there of
// which the design says elsewhere that it is: one part does without what
// another has.
func (r *Design) hasInstead(c claims.Claim) bool {
	if c.Tech == nil || !c.Negated {
		return false
	}
	return slices.ContainsFunc(r.Out.Claims, func(old claims.Claim) bool { return old.Element == c.Element && !old.Negated })
}
