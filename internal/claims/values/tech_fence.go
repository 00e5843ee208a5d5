package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/techs"
)

var (
	nodeLabel    = pattern.Of("[\\w-]+(?:\\[\\(|\\(\\[|\\[\\[|\\{\\{|\\[|\\(\\(|\\(|\\{)\"?([^\\[\\](){}|]{2,80}?)\"?(?:\\)\\]|\\]\\)|\\]\\]|\\}\\}|\\]|\\)\\)|\\)|\\})")
	packageEntry = pattern.Of(`^"(@?[\w./-]+)":\s*"([\^~>=v]*\d[\w.*-]*)",?$`)
	pinEntry     = pattern.Of(`^([A-Za-z][\w.-]*)(?:\[[\w,]+\])?\s*(?:==|>=|~=)\s*(\d[\w.]*)`)
)

// FenceTechnologies reads the technologies that a drawing of the system or a piece of
// a manifest names.
func FenceTechnologies(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing {
		return nil
	}
	switch f.Lang {
	case "mermaid":
		return r.Align(drawnTechs(f))
	case "json", "jsonc", "":
		return r.Align(packageTechs(f))
	case "yaml", "yml", "dockerfile":
		return r.Align(imageTechs(f))
	case "txt", "text", "requirements", "toml":
		return r.Align(pinnedTechs(f))
	}
	return nil
}

// drawnTechs reads the nodes of a graph: "DB[(PostgreSQL)]".
func drawnTechs(f *pieces.Fence) []claims.Claim {
	var out []claims.Claim
	graph := false
	for _, p := range f.Lines {
		first, _, _ := strings.Cut(p.Text, " ")
		if first == "graph" || first == "flowchart" {
			graph = true
		}
		if !graph || !strings.ContainsAny(p.Text, "[({") {
			continue
		}
		for _, m := range nodeLabel().FindAllStringSubmatch(p.Text, 6) {
			label := strings.NewReplacer("<br/>", ", ", "<br>", ", ", "<br />", ", ").Replace(m[1])
			for _, found := range TechsIn(label) {
				if found.Weak || Ordinary(label[found.Start:found.End], found) || !IsPart(found.Tech) {
					continue
				}
				out = append(out, TechnologyAt(p.Line, found.Tech, found.Version))
			}
		}
	}
	return out
}

// IsPart reports whether a technology in a drawing is a part of the system,
// and not what somebody else works with.
func IsPart(t *techs.Tech) bool {
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

// TechnologyAt makes the claim of a technology that a line of a fence names.
func TechnologyAt(line int, t *techs.Tech, version string) claims.Claim {
	c := techClaim(claims.Tech{Role: roleOf(t, ""), Name: t.Name, Version: version}, false)
	c.Line = line
	return c
}

// PartTechnologies are the technologies that a title in a drawing names as a part of the
// system.
func PartTechnologies(line int, title string) []claims.Claim {
	t := techReader{text: title, found: TechsIn(title)}
	var made []claims.Claim
	for i := 0; i < len(t.found); i++ {
		found := t.found[i]
		if found.Weak || Ordinary(title[found.Start:found.End], found) || !IsPart(found.Tech) {
			continue
		}
		c := TechnologyAt(line, found.Tech, found.Version)
		for i+1 < len(t.found) && t.alternative(i) {
			i++
			c.Tech.Or = append(c.Tech.Or, t.found[i].Tech.Name)
		}
		made = append(made, c)
	}
	return made
}

// packageTechs reads the dependencies of a package.json.
func packageTechs(f *pieces.Fence) []claims.Claim {
	if !strings.Contains(f.Text, `ependencies"`) {
		return nil
	}
	var out []claims.Claim
	inside := false
	for _, p := range f.Lines {
		switch {
		case strings.Contains(p.Text, `ependencies"`):
			inside = !strings.Contains(p.Text, `"peerDependencies"`) // those are the host's
		case strings.HasPrefix(p.Text, "}"):
			inside = false
		case inside:
			if m := packageEntry().FindStringSubmatch(p.Text); m != nil {
				out = append(out, declaredAt(p.Line, "manifest", m[1], m[2])...)
			}
		}
	}
	return out
}

// imageTechs reads the images of a compose file.
func imageTechs(f *pieces.Fence) []claims.Claim {
	var out []claims.Claim
	for _, p := range f.Lines {
		if m := pieces.ImageEntry().FindStringSubmatch(p.Text); m != nil {
			version := m[2]
			if version == "" || !words.IsDigit(version[0]) {
				version = ""
			}
			version, _, _ = strings.Cut(version, "-")
			out = append(out, declaredAt(p.Line, "image", m[1], version)...)
		}
	}
	return out
}

// pinnedTechs reads lines of a requirements.txt.
func pinnedTechs(f *pieces.Fence) []claims.Claim {
	var out []claims.Claim
	for _, p := range f.Lines {
		if m := pinEntry().FindStringSubmatch(p.Text); m != nil {
			out = append(out, declaredAt(p.Line, "manifest", m[1], m[2])...)
		}
	}
	return out
}

// declaredAt is the technology that an entry of a manifest stands for, if it
// stands for one.
func declaredAt(line int, source, name, version string) []claims.Claim {
	found := techs.Declared(source, name)
	t, ok := techs.Named(name)
	if len(found) == 1 {
		t, ok = found[0], true
	}
	if len(found) == 0 || !ok {
		return nil
	}
	return []claims.Claim{TechnologyAt(line, t, strings.TrimLeft(version, "^~>=v"))}
}
