package openapi

// The codes of findings.
const (
	codeSyntax     = "syntax_error"
	codeTooDeep    = "too_deep"
	codeAliasBomb  = "alias_bomb"
	codeAliasCycle = "alias_cycle"
	codeNotUTF8    = "not_utf8"
	codeEmpty      = "empty_contract"
	codeNoContract = "not_openapi"
	codeVersion    = "unsupported_version"
	codeRepeated   = "duplicate_key"
	codeWrongType  = "wrong_type"
	codeMissing    = "missing_reference"
	codeOutside    = "reference_outside"
	codeNoFile     = "unreadable_reference"
	codeCircle     = "reference_circle"
	codeUnmapped   = "unknown_discriminator_schema"
	codeNoScheme   = "unknown_security_scheme"
)
