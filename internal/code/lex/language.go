package lex

import (
	"path"
	"strings"
	"sync"
)

// Language is what the scanner has to know of a language.
type Language struct {
	Name   string // canonical, lower case
	Line   []string
	Block  []Block
	Nested bool // block comments nest
	Quotes []Quote
	Extra  string // bytes that identifiers may hold besides letters, digits and _
	Lead   string // bytes that only begin an identifier: @ and $ of Ruby and PHP
	Regex  bool   // /…/ may be a regular expression
	Here   Here
	Fold   bool   // keywords in any case: SQL
	Indent bool   // blocks by indentation
	Hash   bool   // # begins a directive up to the end of its line: C
	Open   string // code begins after it, all else is text: <?php
	Close  string // and ends before it: ?>

	once  sync.Once
	class [256]class
}

// Block is a comment's begin and end.
type Block struct {
	Open, Close string
	Line        bool // both only at the beginning of a line: =begin
}

// Quote is a form of string.
type Quote struct {
	Open, Close string
	Escape      bool   // a backslash takes the next byte's meaning away
	Double      bool   // the close written twice stands for itself
	Multi       bool   // may span lines
	Interp      string // begins an expression: "${", "#{"; such expressions may hold quotes again
	Prefix      string // letters that may stand before Open, in any case: "rbuf"
	Format      string // those of Prefix that make it hold expressions: "f", "$"
	Raw         string // those of Prefix that take the escapes away
	Char        bool   // 'x': a character; a lone quote is none (Rust's lifetimes)
	Hashes      bool   // r#"…"#: as many # after as before

	stops *[256]bool // see makeStops
}

// Here is how a language writes here-documents.
type Here uint8

// The forms of here-document.
const (
	NoHere    Here = iota
	ShellHere      // <<EOF, <<-EOF, <<'EOF'
	RubyHere       // <<~EOF, <<-EOF
	PHPHere        // <<<EOF, <<<'EOF'
	HCLHere        // <<EOF, <<-EOF
)

// Of finds a file's language by its name; nil when it is none of ours.
func Of(name string) *Language {
	base := strings.ToLower(path.Base(name))
	if l := byName()[base]; l != "" {
		return table()[l]
	}
	if strings.HasSuffix(base, ".blade.php") {
		return nil
	}
	return table()[byExt()[path.Ext(base)]]
}

// Named is the language of a canonical name, or of a name that a code fence
// gives it; nil when it is none of ours.
func Named(name string) *Language {
	name = strings.ToLower(name)
	if l := table()[name]; l != nil {
		return l
	}
	if l := aliases()[name]; l != "" {
		return table()[l]
	}
	return table()[byExt()["."+name]]
}

var byName = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"gemfile": "ruby", "rakefile": "ruby", "config.ru": "ruby", "guardfile": "ruby",
		"dockerfile": "dockerfile", "containerfile": "dockerfile", "makefile": "",
		"jenkinsfile": "java", ".env.example": "properties",
	}
})

var byExt = sync.OnceValue(func() map[string]string {
	return map[string]string{
		".py": "python", ".pyi": "python", ".java": "java", ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascript",
		".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "typescript", ".cs": "csharp", ".go": "go", ".rs": "rust", ".php": "php",
		".rb": "ruby", ".rake": "ruby", ".gemspec": "ruby", ".kt": "kotlin", ".kts": "kotlin", ".c": "c", ".h": "cpp", ".cc": "cpp", ".cpp": "cpp", ".cxx": "cpp",
		".hpp": "cpp", ".hh": "cpp", ".hxx": "cpp", ".sh": "shell", ".bash": "shell", ".zsh": "shell", ".sql": "sql", ".ddl": "sql", ".scala": "scala", ".sc": "scala", ".sbt": "scala",
		".json": "json", ".jsonc": "json", ".yaml": "yaml", ".yml": "yaml", ".tf": "hcl", ".hcl": "hcl", ".tfvars": "hcl",
		".prisma": "prisma", ".properties": "properties", ".toml": "toml", ".gradle": "java", ".ini": "properties", ".csproj": "xml", ".xml": "xml", ".env": "properties",
	}
})

var aliases = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"c#": "csharp", "c++": "cpp", "golang": "go", "bash": "shell", "sh": "shell", "zsh": "shell", "node": "javascript", "tsx": "typescript", "jsx": "javascript",
		"terraform": "hcl", "rb": "ruby", "rs": "rust", "kt": "kotlin", "postgresql": "sql", "mysql": "sql", "pgsql": "sql", "py": "python", "python3": "python",
	}
})
