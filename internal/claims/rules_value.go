package claims

// valueRules are about values: numbers, statuses, technologies, who may do
// what. They are tried on every piece that is no code; all of them, since a
// line may promise several things.
var valueRules = []rule{
	{"limits", limitRule},
	{"statuses", statusRule},
	{"errors", errorRule},
	{"security", securityRule},
	{"technologies", techRule},
	{"events", eventRule},
	{"calls", callRule},
	{"sets of values", enumRule},
	{"bounds", boundRule},
	{"constants", constantRule},
}
