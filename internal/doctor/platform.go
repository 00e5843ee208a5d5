package doctor

import "runtime"

// Platform is the machine, and what a save by an editor in the moment of our
// own write means on it.
type Platform struct {
	System string `json:"system"` // GOOS/GOARCH
	Write  string `json:"write"`  // exchange, or re-check
	Note   string `json:"note"`   // nothing is tried out: looking creates nothing
}

func thisPlatform() Platform {
	p := Platform{System: runtime.GOOS + "/" + runtime.GOARCH}
	if runtime.GOOS == "linux" {
		p.Write = "exchange"
		p.Note = "a file is replaced by exchange, so a save by an editor in the same moment is seen and kept; on a file system that cannot exchange, as some network ones, it is only compared just before"
		return p
	}
	p.Write = "re-check"
	p.Note = "this system cannot exchange files: a file is compared just before it is replaced, and a save by an editor within that instant could be lost"
	return p
}
