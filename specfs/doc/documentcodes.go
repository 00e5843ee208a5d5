package doc

// DocumentCodes documents the findings of requirements, designs, steering
// files and metadata, and of references between documents.
var DocumentCodes = []Code{
	{"empty_document", "a document without text"},
	{"not_utf8", "a tasks or requirements document that is UTF-16, so that nothing in it can be read"},
	{"no_requirements", "a requirements document in which no requirement could be recognised"},
	{"duplicate_requirement", "a requirement id that stands twice in one document"},
	{"duplicate_criterion", "a criterion id that stands twice in one document"},
	{"requirement_order", "a requirement that stands below one with a higher number"},
	{"requirement_gap", "a requirement number that was left out"},
	{"no_criteria", "a requirement without acceptance criteria, in a document where others have them"},
	{"duplicate_property", "a property id that stands twice in one design"},
	{"unclosed_fence", "a code fence that is never closed"},
	{"dangling_reference", "a reference to a requirement or criterion that does not exist"},
	{"references_unchecked", "references in a spec whose requirements are missing or have no ids"},
	{"steering_front_matter", "front matter of a steering file that Kiro does not understand"},
	{"config_unreadable", "a .config.kiro that is not a JSON object"},
	{"spec_json_unreadable", "a spec.json whose approvals cannot be read"},
}
