package claims

// countStatements counts the pieces that promise something and lists those
// that became no claim.
func (r *reading) countStatements() {
	for _, b := range r.blocks {
		if _, left := r.left[b.line]; left && r.made[b.line] == 0 {
			continue
		}
		if r.made[b.line] > 0 {
			if r.made[b.line] < counted {
				r.out.Statements++
				r.out.Claimed++
				r.made[b.line] = counted
			}
			continue
		}
	}
}

// counted marks a line whose claims have been counted.
const counted = 1 << 20
