package claims

// rules are tried on every piece that is no code; all of them, since a line may
// promise several things. The first list is about the structure of the system,
// the second about values.
var (
	structureRules = []rule{}
	valueRules     = []rule{}
	fenceRules     = []fenceRule{}
)
