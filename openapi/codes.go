package openapi

import "kiro-mcp/specfs/doc"

// The codes of findings.
const (
	codeSyntax              = "syntax_error"
	codeTooDeep             = "too_deep"
	codeAliasBomb           = "alias_bomb"
	codeAliasCycle          = "alias_cycle"
	codeNotUTF8             = "contract_not_utf8"
	codeEmpty               = "empty_contract"
	codeNoContract          = "not_openapi"
	codeVersion             = "unsupported_version"
	codeConverted           = "converted"
	codeRepeated            = "duplicate_key"
	codeWrongType           = "wrong_type"
	codeMissing             = "missing_reference"
	codeOutside             = "reference_outside"
	codeNoFile              = "unreadable_reference"
	codeCircle              = "reference_circle"
	codeNoScheme            = "unknown_security_scheme"
	codeUnmapped            = "unknown_discriminator_schema"
	codeUnread              = "keyword_not_read"
	codePattern             = "pattern_not_go"
	codeUndeclared          = "required_not_declared"
	codeSiblings            = "beside_reference"
	codeUnused              = "unused_path_parameter"
	codeUndeclaredParameter = "undeclared_path_parameter"
	codeNoParameter         = "unusable_parameter"
	codeRepeatedParameter   = "duplicate_parameter"
	codeNoOperations        = "no_operations"
	codeNoResponses         = "no_responses"
	codeRepeatedID          = "duplicate_operation_id"
	codeSamePath            = "same_path"
	codeAdvice              = "not_valid"
	codeNotValidated        = "not_validated"
	codePanic               = "contract_unreadable"
)

// Findings documents what may be wrong with a contract.
var Findings = []doc.Code{
	{Name: codeSyntax, Meaning: "a contract that is neither JSON nor YAML"},
	{Name: codeTooDeep, Meaning: "a contract that is nested deeper than anybody writes"},
	{Name: codeAliasBomb, Meaning: "YAML aliases that stand for more than a machine can hold"},
	{Name: codeAliasCycle, Meaning: "a YAML anchor that stands within itself"},
	{Name: codeNotUTF8, Meaning: "a contract that is not UTF-8"},
	{Name: codeEmpty, Meaning: "a contract without text"},
	{Name: codeNoContract, Meaning: "a file that is no OpenAPI document"},
	{Name: codeVersion, Meaning: "a version of OpenAPI other than 2.0, 3.0, 3.1 and 3.2"},
	{Name: codeConverted, Meaning: "a Swagger 2.0 document, read as OpenAPI 3.0"},
	{Name: codeRepeated, Meaning: "a name that stands twice in one object of a contract"},
	{Name: codeWrongType, Meaning: "a value of a contract that must be of another type"},
	{Name: codeMissing, Meaning: "a reference to something that a contract lacks"},
	{Name: codeOutside, Meaning: "a reference to the network, or out of the workspace"},
	{Name: codeNoFile, Meaning: "a reference to a file that cannot be read"},
	{Name: codeCircle, Meaning: "a reference that leads back to itself"},
	{Name: codeNoScheme, Meaning: "a security scheme that is asked for and not declared"},
	{Name: codeUnmapped, Meaning: "a discriminator that maps a value to a schema that is not there"},
	{Name: codeUnread, Meaning: "something that a contract says and that is not read"},
	{Name: codePattern, Meaning: "a pattern that Go cannot compile"},
	{Name: codeUndeclared, Meaning: "a required name that is no property"},
	{Name: codeSiblings, Meaning: "something beside a $ref that counts for nothing before OpenAPI 3.1"},
	{Name: codeUnused, Meaning: "a path parameter that the path does not have"},
	{Name: codeUndeclaredParameter, Meaning: "a parameter in a path that is not declared"},
	{Name: codeNoParameter, Meaning: "a parameter that cannot be sent"},
	{Name: codeRepeatedParameter, Meaning: "a parameter that stands twice in one list"},
	{Name: codeNoOperations, Meaning: "a contract without operations"},
	{Name: codeNoResponses, Meaning: "an operation without responses"},
	{Name: codeRepeatedID, Meaning: "an operationId that two operations have"},
	{Name: codeSamePath, Meaning: "two paths that differ in the names of their parameters alone"},
	{Name: codeAdvice, Meaning: "something that kin-openapi's validator objects to"},
	{Name: codeNotValidated, Meaning: "a contract that kin-openapi did not look at, because it would take too long"},
	{Name: codePanic, Meaning: "a contract that made its reader fail"},
}
