package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// kind is which form of manifest a file has.
type kind uint8

const (
	none kind = iota
	packageJSON
	requirements
	pyproject
	pipfile
	setupPy
	pom
	gradle
	goMod
	cargo
	composer
	gemfile
	gemfileLock
	msbuild
	dockerfile
	compose
	versions
	versionFile
	terraform
	kubernetes
	workflow
	properties
	settingsFile
	prismaSchema
	catalog // Gradle's libs.versions.toml
	sbt
)

// kindOf tells a manifest by its name.
func kindOf(path string) kind {
	dir, base := "", path
	if at := strings.LastIndexByte(path, '/'); at >= 0 {
		dir, base = path[:at], path[at+1:]
	}
	lower := strings.ToLower(base)
	if k := named(lower); k != none {
		return k
	}
	ext := lower[strings.LastIndexByte(lower, '.')+1:]
	switch {
	case ext == "txt" && (strings.HasPrefix(lower, "requirements") || strings.HasSuffix(dir, "requirements")), ext == "in" && strings.HasPrefix(lower, "requirements"):
		return requirements
	case ext == "csproj" || ext == "fsproj" || ext == "vbproj":
		return msbuild
	case strings.HasPrefix(lower, "dockerfile") || ext == "dockerfile" || ext == "containerfile":
		return dockerfile
	case ext == "gemspec":
		return gemfile
	case ext == "tf":
		return terraform
	case ext == "prisma":
		return prismaSchema
	case strings.HasPrefix(lower, ".env") || lower == "env.example" || ext == "env":
		return properties
	case ext == "yml" || ext == "yaml":
		return yamlKind(dir, lower)
	case ext == "properties" && strings.HasPrefix(lower, "application"):
		return settingsFile
	case ext == "json" && strings.HasPrefix(lower, "appsettings"):
		return settingsFile
	}
	return none
}

func named(lower string) kind {
	switch lower {
	case "package.json":
		return packageJSON
	case "pyproject.toml":
		return pyproject
	case "pipfile":
		return pipfile
	case "setup.py", "setup.cfg":
		return setupPy
	case "pom.xml":
		return pom
	case "build.gradle", "build.gradle.kts", "settings.gradle.kts", "settings.gradle":
		return gradle
	case "libs.versions.toml":
		return catalog
	case "build.sbt":
		return sbt
	case "go.mod":
		return goMod
	case "cargo.toml":
		return cargo
	case "composer.json":
		return composer
	case "gemfile":
		return gemfile
	case "gemfile.lock":
		return gemfileLock
	case "directory.packages.props", "directory.build.props", "packages.config":
		return msbuild
	case ".tool-versions":
		return versions
	case ".nvmrc", ".node-version", ".python-version", ".ruby-version", ".java-version", "runtime.txt", ".go-version", "global.json", "rust-toolchain":
		return versionFile
	}
	return none
}

func yamlKind(dir, lower string) kind {
	switch {
	case strings.HasPrefix(lower, "docker-compose") || strings.HasPrefix(lower, "compose."):
		return compose
	case strings.HasSuffix(dir, ".github/workflows") || lower == ".gitlab-ci.yml" || lower == "azure-pipelines.yml" || lower == "bitbucket-pipelines.yml" || strings.HasSuffix(dir, ".circleci"):
		return workflow
	case strings.HasPrefix(lower, "application") || lower == "database.yml" || lower == "cable.yml":
		return settingsFile
	case lower == "template.yaml" || lower == "template.yml" || lower == "serverless.yml":
		return kubernetes
	}
	for _, folder := range []string{"k8s", "kubernetes", "helm", "manifests", "deploy", "charts", "kustomize"} {
		if strings.Contains("/"+dir+"/", "/"+folder+"/") {
			return kubernetes
		}
	}
	return none
}

// IsManifest reports whether a file of this name declares what a project is
// built of: package.json, pom.xml, go.mod, Dockerfile, compose and Terraform
// files, settings of a framework.
func IsManifest(path string) bool { return kindOf(path) != none }

// Manifest adds to out what such a file declares.
func Manifest(path string, src []byte, out *facts.File) {
	m := &manifest{out: out, text: string(src), path: path}
	switch kindOf(path) {
	case packageJSON, composer:
		m.jsonManifest()
	case requirements:
		m.requirements()
	case pyproject, pipfile, cargo, catalog:
		m.tomlManifest()
	case setupPy:
		m.setupPy()
	case pom:
		m.pom()
	case gradle, sbt:
		m.gradle()
	case goMod:
		m.goMod()
	case gemfile:
		m.gemfile()
	case gemfileLock:
		m.gemfileLock()
	case msbuild:
		m.msbuild()
	case dockerfile:
		m.dockerfile()
	case compose, kubernetes:
		m.images()
		m.addresses()
	case versions:
		m.versions()
	case versionFile:
		m.versionFile(path)
	case terraform:
		m.terraform()
	case workflow:
		m.workflow()
		m.images()
	case properties, settingsFile:
		m.addresses()
	case prismaSchema:
		m.prisma()
	case none:
	}
}

// manifest is one such file.
type manifest struct {
	out  *facts.File
	text string
	path string
}

// mostDeps is how many declarations of one file are kept.
const mostDeps = 1000

// dep adds a declaration.
func (m *manifest) dep(name, version, source string, dev bool, line int) {
	name = strings.Trim(name, " \t\"'`,")
	if name == "" || len(name) > 160 || len(m.out.Deps) >= mostDeps {
		return
	}
	version = strings.Trim(version, " \t\"'`,;)")
	m.out.Deps = append(m.out.Deps, facts.Dep{Name: strings.Clone(name), Version: cut(version, 60), Source: source, Dev: dev, Line: line})
}

// lines goes over the lines that are neither empty nor a comment.
func (m *manifest) lines(each func(line int, text string)) {
	n := 0
	for text := range strings.Lines(m.text) {
		n++
		text = strings.TrimRight(text, "\r\n \t")
		if trimmed := strings.TrimSpace(text); trimmed != "" && trimmed[0] != '#' {
			each(n, text)
		}
	}
}
