package claims

// align makes claims say what the design says elsewhere of the same element,
// where neither contradicts the other: "Redis" below "Redis 7" is no second
// promise.
func (r *reading) align(found []Claim) []Claim {
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
