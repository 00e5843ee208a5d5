package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// otherPrograms are what people run that no design promises.
var otherPrograms = []string{
	"npm", "npx", "pnpm", "yarn", "bun", "bunx", "node", "pip", "pip3", "python", "python3", "uv", "uvx", "poetry", "pytest", "git", "gh", "docker", "docker-compose", "podman", "curl", "wget", "cd", "ls", "cat", "cp", "mv", "rm", "mkdir", "chmod", "chown", "touch", "echo", "export", "source", "sudo", "set", "if", "for", "while", "do", "done", "fi", "then", "else", "function", "make", "go", "cargo", "rustup", "rustc", "dotnet", "mvn", "gradle", "java", "php", "composer", "bundle", "rails", "rake", "gem", "ruby", "apt", "apt-get", "brew", "yum", "kubectl", "helm", "terraform", "aws", "gcloud", "az", "sam", "cdk", "psql", "mysql", "sqlite3", "redis-cli", "mongo", "mongosh", "ssh", "scp", "rsync", "tar", "unzip", "grep", "sed", "awk", "find", "xargs", "tail", "head", "sort", "test", "exit", "return", "local", "jq", "swift", "xcodebuild", "alembic", "prisma", "supabase", "vercel", "systemctl", "ps", "kill", "sleep", "which", "env", "time", "watch", "code", "open", "nohup", "tsc", "eslint", "jest", "vitest", "ollama", "conda", "mkdocs", "pre-commit", "black", "ruff", "mypy", "act", "aider", "claude", "kiro",
}

// Commands reads the commands that a design says the program itself has: lines of
// a fence of a shell that begin with one and the same word, which is no program
// of others, each with a word behind it.
func Commands(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	switch f.Lang {
	case "bash", "sh", "shell", "console", "zsh":
	default:
		return nil
	}
	if f.Frame.Testing || f.Frame.Motive || f.Frame.LeftOut != "" {
		return nil
	}
	program := ""
	var found []claims.Claim
	for _, p := range f.Lines {
		list := strings.Fields(strings.TrimPrefix(p.Text, "$ "))
		if len(list) == 0 || strings.HasPrefix(list[0], "#") || strings.HasPrefix(list[0], "-") {
			continue
		}
		if program == "" {
			program = list[0]
		}
		if list[0] != program || len(list) < 2 || slices.Contains(otherPrograms, program) || !plainCommand(program) || !plainCommand(list[1]) {
			return nil
		}
		name := program
		for _, w := range list[1:] {
			if !plainCommand(w) || len(strings.Fields(name)) > 3 {
				break
			}
			name += " " + w
		}
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, "", "command "+name), Component: &claims.Component{}})
	}
	return found
}

// option is a line of a program's help: "-v, --verbose  say more".
var option = pattern.Of(`^(?:-\w,? +)?(--[a-z][\w-]*)(?:[ =][A-Z<\[][\w<>\[\]-]*)?(?:  +\S|$)`)

// Options reads what a design shows of the program's own help: an option a line.
func Options(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Frame.Motive || !strings.Contains(f.Text, "--") {
		return nil
	}
	switch f.Lang {
	case "", "text", "txt", "bash", "sh", "shell", "console", "zsh", "plaintext", "plain":
	default:
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		if m := option().FindStringSubmatch(p.Text); m != nil {
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, "", "option "+m[1]), Component: &claims.Component{}})
		}
	}
	if len(found) < 2 {
		return nil // one that goes on with the line above
	}
	return found
}

// plainCommand reports whether a word is the name of a program or of one of its
// commands.
func plainCommand(w string) bool {
	for i := 0; i < len(w); i++ {
		if ('a' > w[i] || w[i] > 'z') && w[i] != '-' && w[i] != '_' && (i == 0 || !words.IsDigit(w[i])) {
			return false
		}
	}
	return len(w) > 1 && w[0] != '-'
}
