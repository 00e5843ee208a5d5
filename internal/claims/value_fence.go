package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/techs"
)

var (
	nodeLabel    = pattern.Of("[\\w-]+(?:\\[\\(|\\(\\[|\\[\\[|\\{\\{|\\[|\\(\\(|\\(|\\{)\"?([^\\[\\](){}|]{2,80}?)\"?(?:\\)\\]|\\]\\)|\\]\\]|\\}\\}|\\]|\\)\\)|\\)|\\})")
	packageEntry = pattern.Of(`^"(@?[\w./-]+)":\s*"([\^~>=v]*\d[\w.*-]*)",?$`)
	imageEntry   = pattern.Of(`^(?:- )?image:\s*["']?([\w./-]+)(?::([\w.-]+))?`)
	pinEntry     = pattern.Of(`^([A-Za-z][\w.-]*)(?:\[[\w,]+\])?\s*(?:==|>=|~=)\s*(\d[\w.]*)`)
)

// fenceTechs reads the technologies that a drawing of the system or a piece of
// a manifest names.
func fenceTechs(r *reading, f *fence) []Claim {
	if f.frame.testing {
		return nil
	}
	switch f.lang {
	case "mermaid":
		return r.align(drawnTechs(f))
	case "json", "jsonc", "":
		return r.align(packageTechs(f))
	case "yaml", "yml", "dockerfile":
		return r.align(imageTechs(f))
	case "txt", "text", "requirements", "toml":
		return r.align(pinnedTechs(f))
	}
	return nil
}

// drawnTechs reads the nodes of a graph: "DB[(PostgreSQL)]".
func drawnTechs(f *fence) []Claim {
	var out []Claim
	graph := false
	for _, b := range f.blocks {
		first, _, _ := strings.Cut(b.text, " ")
		if first == "graph" || first == "flowchart" {
			graph = true
		}
		if !graph || !strings.ContainsAny(b.text, "[({") {
			continue
		}
		for _, m := range nodeLabel().FindAllStringSubmatch(b.text, 6) {
			label := strings.NewReplacer("<br/>", ", ", "<br>", ", ", "<br />", ", ").Replace(m[1])
			for _, found := range techsIn(label) {
				if found.Weak || ordinary(label[found.Start:found.End], found) || !isPart(found.Tech) {
					continue
				}
				out = append(out, techAt(b.line, found.Tech, found.Version))
			}
		}
	}
	return out
}

// isPart reports whether a technology in a drawing is a part of the system,
// and not what somebody else works with.
func isPart(t *techs.Tech) bool {
	if len(t.Roles) == 0 {
		return false
	}
	switch t.Roles[0] {
	case techs.Database, techs.Cache, techs.Queue, techs.Stream, techs.Jobs, techs.Storage, techs.Search, techs.Vector, techs.Framework, techs.Frontend, techs.Mobile, techs.ORM, techs.Migration, techs.Payment, techs.Email, techs.SMS, techs.Hosting, techs.Secrets, techs.Monitoring, techs.HTTPServer:
		return true
	default:
	}
	return false
}

func techAt(line int, t *techs.Tech, version string) Claim {
	c := techClaim(Tech{Role: roleOf(t, ""), Name: t.Name, Version: version}, false)
	c.Line = line
	return c
}

// packageTechs reads the dependencies of a package.json.
func packageTechs(f *fence) []Claim {
	if !strings.Contains(f.text, `ependencies"`) {
		return nil
	}
	var out []Claim
	inside := false
	for _, b := range f.blocks {
		switch {
		case strings.Contains(b.text, `ependencies"`):
			inside = !strings.Contains(b.text, `"peerDependencies"`) // those are the host's
		case strings.HasPrefix(b.text, "}"):
			inside = false
		case inside:
			if m := packageEntry().FindStringSubmatch(b.text); m != nil {
				out = append(out, declaredAt(b.line, "manifest", m[1], m[2])...)
			}
		}
	}
	return out
}

// imageTechs reads the images of a compose file.
func imageTechs(f *fence) []Claim {
	var out []Claim
	for _, b := range f.blocks {
		if m := imageEntry().FindStringSubmatch(b.text); m != nil {
			version := m[2]
			if version == "" || !isDigit(version[0]) {
				version = ""
			}
			version, _, _ = strings.Cut(version, "-")
			out = append(out, declaredAt(b.line, "image", m[1], version)...)
		}
	}
	return out
}

// pinnedTechs reads lines of a requirements.txt.
func pinnedTechs(f *fence) []Claim {
	var out []Claim
	for _, b := range f.blocks {
		if m := pinEntry().FindStringSubmatch(b.text); m != nil {
			out = append(out, declaredAt(b.line, "manifest", m[1], m[2])...)
		}
	}
	return out
}

// declaredAt is the technology that an entry of a manifest stands for, if it
// stands for one.
func declaredAt(line int, source, name, version string) []Claim {
	found := techs.Declared(source, name)
	t, ok := techs.Named(name)
	if len(found) == 1 {
		t, ok = found[0], true
	}
	if len(found) == 0 || !ok {
		return nil
	}
	return []Claim{techAt(line, t, strings.TrimLeft(version, "^~>=v"))}
}
