package claims

import "slices"

// align makes claims say what the design says elsewhere of the same element,
// where neither contradicts the other: "Redis" below "Redis 7" is no second
// promise.
func (r *reading) align(found []Claim) []Claim {
	found = slices.DeleteFunc(found, r.hasInstead)
	for i := range found {
		c := &found[i]
		for n := range r.out.Claims {
			old := &r.out.Claims[n]
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

func alignTech(old, c *Tech) {
	if c.Version == "" {
		c.Version = old.Version
	} else if old.Version == "" {
		old.Version = c.Version
	}
	if len(c.Or) == 0 {
		c.Or = old.Or
	}
}

func alignError(old, c *Error) {
	if c.Status == 0 {
		c.Status = old.Status
	} else if old.Status == 0 {
		old.Status = c.Status
	}
}

// hasInstead reports whether a claim says that a technology is not there of
// which the design says elsewhere that it is: one part does without what
// another has.
func (r *reading) hasInstead(c Claim) bool {
	if c.Tech == nil || !c.Negated {
		return false
	}
	return slices.ContainsFunc(r.out.Claims, func(old Claim) bool { return old.Element == c.Element && !old.Negated })
}
