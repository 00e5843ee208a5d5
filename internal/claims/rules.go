package claims

// structureRules are tried on every piece that is no code; all of them, since
// a line may promise several things. They are about the structure of the
// system; valueRules, in rules_value.go, are about values.
var structureRules = []rule{
	{"endpoints", endpoints},
	{"methods", methods},
	{"columns", columns},
	{"fields", fields},
	{"types in rows", modelRow},
	{"indexes", indexes},
	{"components", components},
	{"files", files},
	{"files without their folder", titledFile},
}

// fenceRules are tried on every fence.
var fenceRules = []fenceRule{
	{"endpoints", fenceEndpoints},
	{"declarations", declarations},
	{"marks", marks},
	{"Swift", swiftDeclarations},
	{"protobuf", protobuf},
	{"mermaid", mermaid},
	{"relations", relations},
	{"assertions", assertions},
	{"graph", graph},
	{"drawing", drawn},
	{"boxes", boxed},
	{"nodes", nodes},
	{"words of boxes", boxWords},
	{"OpenAPI", openAPI},
	{"shape", shape},
	{"states", states},
	{"attributes", attributes},
	{"entries", entries},
	{"file of a fence", headerFile},
	{"file tree", fileTree},
	{"technologies of a fence", fenceTechs},
	{"prose in comments", comments},
	{"commands", commands},
	{"options", options},
	{"elements of a page", view},
	{"libraries brought in", imports},
	{"targets of make", targets},
	{"settings", settings},
	{"variables", variables},
}
