package signs

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// jsonManifest reads package.json and composer.json by lines, which is how
// everybody formats them; on one line they are read entry by entry.
func (m *manifest) jsonManifest() {
	section, depth, at := "", 0, 0
	line := 1
	for i := 0; i < len(m.text); i++ {
		switch m.text[i] {
		case '\n':
			line++
		case '{':
			depth++
		case '}':
			depth--
			if depth <= at {
				section = ""
			}
		case '"':
			end := stringEnd(m.text, i)
			key := m.text[i+1 : max(end-1, i+1)]
			i = end - 1
			rest := strings.TrimLeft(m.text[min(end, len(m.text)):], " \t")
			after, isKey := strings.CutPrefix(rest, ":")
			if !isKey {
				continue
			}
			value := strings.TrimLeft(after, " \t\r\n")
			if strings.HasPrefix(value, "{") {
				if section == "" && depend(key) {
					section, at = key, depth
				}
				continue
			}
			if section != "" && strings.HasPrefix(value, `"`) {
				m.dep(strings.ToLower(key), value[1:max(stringEnd(value, 0)-1, 1)], "manifest", strings.Contains(strings.ToLower(section), "dev"), line)
			}
		}
	}
}

func depend(key string) bool {
	switch key {
	case "dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "engines", "require", "require-dev":
		return true
	}
	return false
}

// stringEnd is the offset behind the string that begins at i.
func stringEnd(text string, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"', '\n':
			return i + 1
		}
	}
	return len(text)
}

// requirements reads pip's lists.
func (m *manifest) requirements() {
	m.lines(func(line int, text string) {
		text = strings.TrimSpace(text)
		if text[0] == '-' {
			return
		}
		name, version := pythonDep(text)
		m.dep(name, version, "manifest", strings.Contains(strings.ToLower(m.path), "dev") || strings.Contains(strings.ToLower(m.path), "test"), line)
	})
}

// pythonDep parts "uvicorn[standard]>=0.30; python_version > '3'".
func pythonDep(text string) (name, version string) {
	text, _, _ = strings.Cut(text, ";")
	text, _, _ = strings.Cut(text, " #")
	at := strings.IndexAny(text, "=<>~!^ @")
	if at < 0 {
		return strings.ToLower(text), ""
	}
	return strings.ToLower(text[:at]), strings.TrimSpace(strings.TrimLeft(text[at:], " ="))
}

// tomlManifest reads pyproject.toml, Pipfile, Cargo.toml and Gradle's catalog.
func (m *manifest) tomlManifest() {
	section, list := "", ""
	m.lines(func(line int, text string) {
		text = strings.TrimSpace(text)
		if text[0] == '[' && list == "" && strings.HasSuffix(strings.TrimSpace(cutComment(text)), "]") {
			section = strings.ToLower(strings.Trim(cutComment(text), "[] "))
			if crate, ok := strings.CutPrefix(section, "dependencies."); ok {
				m.dep(crate, "", "manifest", false, line)
			}
			return
		}
		if list != "" {
			m.quotedDeps(text, list, line)
			if strings.Contains(text, "]") && !strings.HasPrefix(text, `"`) || strings.HasSuffix(text, `"]`) {
				list = ""
			}
			return
		}
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			return
		}
		key, value = strings.Trim(strings.TrimSpace(key), `"'`), strings.TrimSpace(value)
		if key == "requires-python" {
			m.dep("python", value, "manifest", false, line)
		}
		if in := tomlList(section, key); in != "" {
			m.quotedDeps(value, in, line)
			if !strings.Contains(value, "]") {
				list = in
			}
			return
		}
		m.tomlEntry(section, key, value, line)
	})
}

func cutComment(text string) string {
	text, _, _ = strings.Cut(text, "#")
	return text
}

// tomlList says what a list of quoted dependencies is for: "main", "dev" or
// nothing.
func tomlList(section, key string) string {
	switch {
	case section == "project" && key == "dependencies":
		return "main"
	case section == "project.optional-dependencies", section == "dependency-groups":
		if key == "dev" || key == "test" || key == "tests" || key == "lint" || key == "docs" {
			return "dev"
		}
		return "main"
	case section == "tool.uv" && key == "dev-dependencies":
		return "dev"
	}
	return ""
}

func (m *manifest) quotedDeps(text, list string, line int) {
	for {
		at := strings.IndexAny(text, `"'`)
		if at < 0 {
			return
		}
		end := strings.IndexByte(text[at+1:], text[at])
		if end < 0 {
			return
		}
		name, version := pythonDep(text[at+1 : at+1+end])
		m.dep(name, version, "manifest", list == "dev", line)
		text = text[at+end+2:]
	}
}

var tomlVersion = pattern.Of(`version(?:\.ref)?\s*=\s*"([^"]+)"`)

// tomlEntry reads name = "version" and name = { version = "…" }.
func (m *manifest) tomlEntry(section, key, value string, line int) {
	if section == "libraries" || section == "plugins" { // Gradle's catalog
		if found := gradleModule().FindStringSubmatch(value); found != nil {
			key = found[1]
		}
	} else if !strings.HasSuffix(section, "dependencies") && section != "packages" && section != "dev-packages" && section != "requires" {
		if section == "package" && (key == "edition" || key == "rust-version") {
			m.dep("rust", value, "manifest", false, line)
		}
		return
	}
	version := ""
	if strings.HasPrefix(value, "{") {
		if found := tomlVersion().FindStringSubmatch(value); found != nil {
			version = found[1]
		}
		if strings.Contains(section, "workspace") && version == "" {
			return
		}
	} else {
		version = cutComment(value)
	}
	m.dep(strings.ToLower(key), version, "manifest", strings.Contains(section, "dev"), line)
	if found := crateFeatures().FindStringSubmatch(value); found != nil { // which database a crate is built for
		for _, name := range []string{"postgres", "mysql", "sqlite"} {
			if strings.Contains(found[1], `"`+name+`"`) {
				m.dep(name, "", "connection", strings.Contains(section, "dev"), line)
			}
		}
	}
}

var crateFeatures = pattern.Of(`features\s*=\s*\[([^\]]*)\]`)

var gradleModule = pattern.Of(`(?:module|id|group)\s*=\s*"([^"]+)"`)

// setupPy reads the quoted names that look like requirements.
func (m *manifest) setupPy() {
	inside := false
	m.lines(func(line int, text string) {
		if strings.Contains(text, "install_requires") || strings.Contains(text, "extras_require") || strings.Contains(text, "tests_require") {
			inside = true
			_, text, _ = strings.Cut(text, "=")
			if !strings.ContainsAny(text, `"'`) && strings.TrimSpace(text) == "" {
				return
			}
		}
		if !inside {
			return
		}
		if strings.HasSuffix(m.path, ".cfg") {
			if text[0] != ' ' && text[0] != '\t' {
				inside = false
				return
			}
			name, version := pythonDep(strings.TrimSpace(text))
			m.dep(name, version, "manifest", false, line)
			return
		}
		m.quotedDeps(text, "main", line)
		if strings.Contains(text, "]") {
			inside = false
		}
	})
}

// goMod reads require lines and the language's version.
func (m *manifest) goMod() {
	block := false
	m.lines(func(line int, text string) {
		text, comment, _ := strings.Cut(strings.TrimSpace(text), "//")
		fields := strings.Fields(text)
		switch {
		case len(fields) == 0:
		case fields[0] == "go" && len(fields) == 2:
			m.dep("go", fields[1], "manifest", false, line)
		case fields[0] == "require" && len(fields) == 2 && fields[1] == "(":
			block = true
		case fields[0] == ")":
			block = false
		case strings.Contains(comment, "indirect"):
		case fields[0] == "require" && len(fields) == 3:
			m.dep(strings.ToLower(fields[1]), fields[2], "manifest", false, line)
		case block && len(fields) == 2:
			m.dep(strings.ToLower(fields[0]), fields[1], "manifest", false, line)
		}
	})
}

// gemfile reads gem 'name', '~> 1.2' and ruby '3.2'.
func (m *manifest) gemfile() {
	dev := false
	m.lines(func(line int, text string) {
		text = strings.TrimSpace(text)
		switch {
		case strings.HasPrefix(text, "group "):
			dev = strings.Contains(text, ":development") || strings.Contains(text, ":test")
		case text == "end":
			dev = false
		}
		word, rest, _ := strings.Cut(text, " ")
		switch word {
		case "gem", "ruby", "spec.add_dependency", "s.add_dependency", "spec.add_development_dependency", "s.add_development_dependency", "s.add_runtime_dependency":
			parts := strings.Split(rest, ",")
			name, version := strings.Trim(parts[0], ` "'()`), ""
			if word == "ruby" {
				name, version = "ruby", name
			} else if len(parts) > 1 && strings.ContainsAny(parts[1], `"'`) && !strings.Contains(parts[1], ":") {
				version = parts[1]
			}
			m.dep(strings.ToLower(name), version, "manifest", dev || strings.Contains(word, "development"), line)
		}
	})
}

// gemfileLock reads the direct dependencies that a lock names.
func (m *manifest) gemfileLock() {
	inside := false
	m.lines(func(line int, text string) {
		switch {
		case text[0] != ' ':
			inside = text == "DEPENDENCIES"
		case inside:
			name, version, _ := strings.Cut(strings.TrimSpace(text), " ")
			m.dep(strings.TrimSuffix(strings.ToLower(name), "!"), strings.Trim(version, "()"), "manifest", false, line)
		}
	})
}

// versions reads .tool-versions.
func (m *manifest) versions() {
	m.lines(func(line int, text string) {
		if fields := strings.Fields(text); len(fields) > 1 {
			m.dep(strings.ToLower(fields[0]), fields[1], "manifest", false, line)
		}
	})
}

// versionFile reads files that hold one version.
func (m *manifest) versionFile(path string) {
	base := path[strings.LastIndexByte(path, '/')+1:]
	name := map[string]string{".nvmrc": "node", ".node-version": "node", ".python-version": "python", ".ruby-version": "ruby", ".java-version": "java", ".go-version": "go", "global.json": "dotnet", "rust-toolchain": "rust"}[base]
	text := strings.TrimSpace(m.text)
	if base == "runtime.txt" {
		name, text, _ = strings.Cut(text, "-")
	}
	if base == "global.json" {
		_, text, _ = strings.Cut(text, `"version"`)
		text = strings.Trim(text, ": \t\r\n\"{}")
		text, _, _ = strings.Cut(text, `"`)
	}
	if name != "" && text != "" && len(text) < 40 {
		m.dep(strings.ToLower(name), strings.TrimPrefix(strings.TrimPrefix(text, name+"-"), "v"), "manifest", false, 1)
	}
}
