package lex

import "sync"

var (
	slashes    = []string{"//"}
	cBlock     = []Block{{Open: "/*", Close: "*/"}}
	double     = Quote{Open: `"`, Close: `"`, Escape: true}
	single     = Quote{Open: "'", Close: "'", Escape: true}
	char       = Quote{Open: "'", Close: "'", Escape: true, Char: true}
	textBlock  = Quote{Open: `"""`, Close: `"""`, Escape: true, Multi: true}
	jsQuotes   = []Quote{double, single, {Open: "`", Close: "`", Escape: true, Multi: true, Interp: "${"}}
	pyPrefix   = "rbuft"
	sqlStrings = []Quote{{Open: "'", Close: "'", Double: true, Multi: true, Prefix: "ebn"}, {Open: `"`, Close: `"`, Double: true}, {Open: "`", Close: "`"}}
)

// table has a row for every language. A new language is a row here and, when its
// symbols are to be read, one in internal/code/symbols.
var table = sync.OnceValue(func() map[string]*Language {
	return map[string]*Language{
		"python": {Name: "python", Line: []string{"#"}, Indent: true, Quotes: []Quote{
			{Open: `"""`, Close: `"""`, Escape: true, Multi: true, Prefix: pyPrefix, Format: "ft"},
			{Open: "'''", Close: "'''", Escape: true, Multi: true, Prefix: pyPrefix, Format: "ft"},
			{Open: `"`, Close: `"`, Escape: true, Prefix: pyPrefix, Format: "ft"},
			{Open: "'", Close: "'", Escape: true, Prefix: pyPrefix, Format: "ft"},
		}},
		"java":       {Name: "java", Line: slashes, Block: cBlock, Quotes: []Quote{textBlock, double, char}, Extra: "$"},
		"kotlin":     {Name: "kotlin", Line: slashes, Block: cBlock, Nested: true, Quotes: []Quote{{Open: `"""`, Close: `"""`, Multi: true, Interp: "${"}, {Open: `"`, Close: `"`, Escape: true, Interp: "${"}, char, {Open: "`", Close: "`"}}},
		"scala":      {Name: "scala", Line: slashes, Block: cBlock, Nested: true, Quotes: []Quote{{Open: `"""`, Close: `"""`, Multi: true, Prefix: "sfraw", Format: "sf"}, {Open: `"`, Close: `"`, Escape: true, Prefix: "sfraw", Format: "sf"}, char, {Open: "`", Close: "`"}}},
		"javascript": {Name: "javascript", Line: slashes, Block: cBlock, Quotes: jsQuotes, Extra: "$", Regex: true},
		"typescript": {Name: "typescript", Line: slashes, Block: cBlock, Quotes: jsQuotes, Extra: "$", Regex: true},
		"csharp": {Name: "csharp", Line: slashes, Block: cBlock, Lead: "@", Quotes: []Quote{
			{Open: `"""`, Close: `"""`, Multi: true, Prefix: "$", Format: "$"},
			{Open: `@"`, Close: `"`, Double: true, Multi: true, Prefix: "$", Format: "$"},
			{Open: `$@"`, Close: `"`, Double: true, Multi: true},
			{Open: `"`, Close: `"`, Escape: true, Prefix: "$", Format: "$"},
			char,
		}},
		"go":   {Name: "go", Line: slashes, Block: cBlock, Quotes: []Quote{double, {Open: "`", Close: "`", Multi: true}, char}},
		"rust": {Name: "rust", Line: slashes, Block: cBlock, Nested: true, Quotes: []Quote{{Open: `"`, Close: `"`, Multi: true, Prefix: "rb", Raw: "r", Hashes: true}, {Open: `"`, Close: `"`, Escape: true, Multi: true, Prefix: "bc"}, char}},
		"php": {Name: "php", Line: []string{"//", "#"}, Block: cBlock, Lead: "$", Here: PHPHere, Open: "<?php", Close: "?>", Quotes: []Quote{
			{Open: `"`, Close: `"`, Escape: true, Multi: true}, {Open: "'", Close: "'", Escape: true, Multi: true}, {Open: "`", Close: "`", Escape: true, Multi: true},
		}},
		"ruby": {Name: "ruby", Line: []string{"#"}, Block: []Block{{Open: "=begin", Close: "=end", Line: true}}, Lead: "@$", Regex: true, Here: RubyHere, Quotes: []Quote{
			{Open: `"`, Close: `"`, Escape: true, Multi: true, Interp: "#{"}, {Open: "'", Close: "'", Escape: true, Multi: true}, {Open: "`", Close: "`", Escape: true, Interp: "#{"},
		}},
		"c":          {Name: "c", Line: slashes, Block: cBlock, Quotes: []Quote{double, char}, Hash: true},
		"cpp":        {Name: "cpp", Line: slashes, Block: cBlock, Quotes: []Quote{{Open: `"`, Close: `"`, Escape: true, Prefix: "lu8r"}, char}, Hash: true},
		"shell":      {Name: "shell", Line: []string{"#"}, Here: ShellHere, Extra: "-", Lead: "$", Quotes: []Quote{{Open: `"`, Close: `"`, Escape: true, Multi: true, Interp: "$("}, {Open: "'", Close: "'", Multi: true}, {Open: "`", Close: "`", Escape: true, Multi: true}}},
		"sql":        {Name: "sql", Line: []string{"--", "#"}, Block: cBlock, Nested: true, Quotes: sqlStrings, Fold: true, Extra: "$"},
		"json":       {Name: "json", Line: slashes, Block: cBlock, Quotes: []Quote{double}},
		"yaml":       {Name: "yaml", Line: []string{"#"}, Indent: true, Extra: "-./", Quotes: []Quote{{Open: `"`, Close: `"`, Escape: true, Multi: true}, {Open: "'", Close: "'", Double: true, Multi: true}}},
		"hcl":        {Name: "hcl", Line: []string{"#", "//"}, Block: cBlock, Extra: "-", Here: HCLHere, Quotes: []Quote{{Open: `"`, Close: `"`, Escape: true, Interp: "${"}}},
		"prisma":     {Name: "prisma", Line: slashes, Quotes: []Quote{double}},
		"properties": {Name: "properties", Line: []string{"#", "!"}, Extra: "-.[]", Quotes: nil},
		"toml":       {Name: "toml", Line: []string{"#"}, Extra: "-", Quotes: []Quote{{Open: `"""`, Close: `"""`, Escape: true, Multi: true}, {Open: "'''", Close: "'''", Multi: true}, double, {Open: "'", Close: "'"}}},
		"xml":        {Name: "xml", Block: []Block{{Open: "<!--", Close: "-->"}}, Extra: "-.:", Quotes: []Quote{{Open: `"`, Close: `"`, Multi: true}, {Open: "'", Close: "'", Multi: true}}},
		"dockerfile": {Name: "dockerfile", Line: []string{"#"}, Extra: "-./:@", Lead: "$", Quotes: []Quote{double, {Open: "'", Close: "'"}}},
	}
})
