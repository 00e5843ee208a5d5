package signs

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// pom reads Maven's dependencies, parent, plugins and the version of Java.
func (m *manifest) pom() {
	group, artifact, version, scope, at := "", "", "", "", 0
	inside := ""
	m.lines(func(line int, text string) {
		for part := range strings.SplitSeq(text, "<") {
			tag, value, _ := strings.Cut(part, ">")
			tag = strings.TrimSpace(tag)
			switch tag {
			case "dependency", "parent", "plugin":
				inside, group, artifact, version, scope, at = tag, "", "", "", "", line
			case "/dependency", "/parent", "/plugin":
				if inside == tag[1:] && artifact != "" {
					m.dep(strings.ToLower(strings.Trim(group+":"+artifact, ":")), version, "manifest", scope == "test" || inside == "plugin", at)
				}
				inside = ""
			case "java.version", "maven.compiler.release", "maven.compiler.source", "release":
				m.dep("java", value, "manifest", false, line)
			case "kotlin.version":
				m.dep("org.jetbrains.kotlin:kotlin-stdlib", value, "manifest", false, line)
			}
			if inside == "" {
				continue
			}
			switch tag {
			case "groupId":
				group = strings.TrimSpace(value)
			case "artifactId":
				if artifact == "" {
					artifact = strings.TrimSpace(value)
				}
			case "version":
				version = strings.TrimSpace(value)
			case "scope":
				scope = strings.TrimSpace(value)
			}
		}
	})
}

var (
	gradleDep    = pattern.Of(`(?i)\b(\w*(?:implementation|api|compile|runtimeOnly|compileOnly|annotationProcessor|kapt|ksp|classpath)\w*)\s*[( ]\s*(?:platform\()?["']([\w.-]+:[\w.-]+)(?::([^"'@]+))?["']`)
	gradlePlugin = pattern.Of(`\bid\s*[( ]\s*["']([\w.-]+)["']\)?(?:\s+version\s+["']([^"']+)["'])?`)
	gradleKotlin = pattern.Of(`\bkotlin\(["'](\w+)["']\)(?:\s+version\s+["']([^"']+)["'])?`)
	gradleJava   = pattern.Of(`(?:sourceCompatibility|JavaLanguageVersion\.of\(|jvmToolchain\()\D{0,24}([\d.]+)`)
	sbtDep       = pattern.Of(`"([\w.-]+)"\s+%%?%?\s+"([\w.-]+)"\s+%\s+"?([\w.-]+)"?`)
)

// gradle reads dependencies and plugins of Gradle, in either language, and sbt's.
func (m *manifest) gradle() {
	m.lines(func(line int, text string) {
		if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, "//") {
			return
		}
		if f := gradleDep().FindStringSubmatch(text); f != nil {
			m.dep(strings.ToLower(f[2]), f[3], "manifest", strings.HasPrefix(strings.ToLower(f[1]), "test"), line)
		}
		if f := gradlePlugin().FindStringSubmatch(text); f != nil {
			m.dep(strings.ToLower(f[1]), f[2], "manifest", false, line)
		}
		if f := gradleKotlin().FindStringSubmatch(text); f != nil {
			m.dep("org.jetbrains.kotlin:"+strings.ToLower(f[1]), f[2], "manifest", false, line)
		}
		if f := gradleJava().FindStringSubmatch(text); f != nil {
			m.dep("java", f[1], "manifest", false, line)
		}
		if f := sbtDep().FindStringSubmatch(text); f != nil {
			m.dep(strings.ToLower(f[1]+":"+f[2]), f[3], "manifest", strings.Contains(text, "Test"), line)
		}
	})
}

var (
	xmlInclude = pattern.Of(`(?i)\b(?:Include|Update|id)="([^"]+)"`)
	xmlVersion = pattern.Of(`(?i)\bVersion="([^"]+)"`)
	xmlSDK     = pattern.Of(`(?i)<Project\s+Sdk="([^"/]+)`)
	xmlTarget  = pattern.Of(`<TargetFrameworks?>([^<]+)<`)
)

// msbuild reads project files of .NET and their packages.
func (m *manifest) msbuild() {
	m.lines(func(line int, text string) {
		if strings.Contains(text, "<PackageReference") || strings.Contains(text, "<PackageVersion") || strings.Contains(text, "<package ") || strings.Contains(text, "<FrameworkReference") {
			if f := xmlInclude().FindStringSubmatch(text); f != nil {
				version := ""
				if v := xmlVersion().FindStringSubmatch(text); v != nil {
					version = v[1]
				}
				m.dep(strings.ToLower(f[1]), version, "manifest", false, line)
			}
		}
		if f := xmlSDK().FindStringSubmatch(text); f != nil {
			m.dep(strings.ToLower(f[1]), "", "manifest", false, line)
		}
		if f := xmlTarget().FindStringSubmatch(text); f != nil {
			first, _, _ := strings.Cut(f[1], ";")
			m.dep("dotnet", strings.TrimPrefix(strings.TrimPrefix(first, "netcoreapp"), "net"), "manifest", false, line)
		}
	})
}

// dockerfile reads the images that a file builds upon, but for its own stages.
func (m *manifest) dockerfile() {
	stages, args := map[string]bool{}, map[string]string{}
	m.lines(func(line int, text string) {
		fields := strings.Fields(text)
		if len(fields) < 2 {
			return
		}
		switch strings.ToUpper(fields[0]) {
		case "ARG":
			if key, value, ok := strings.Cut(fields[1], "="); ok {
				args[key] = value
			}
		case "FROM":
			at := 1
			if strings.HasPrefix(fields[1], "--") && len(fields) > 2 {
				at = 2
			}
			if !stages[strings.ToLower(fields[at])] {
				m.image(expand(fields[at], args), line)
			}
			if len(fields) > at+2 && strings.EqualFold(fields[at+1], "AS") {
				stages[strings.ToLower(fields[at+2])] = true
			}
		}
	})
}

// expand puts the defaults of build arguments in.
func expand(text string, args map[string]string) string {
	for key, value := range args {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "${"+key+"}", value), "$"+key, value)
	}
	return text
}

// image adds an image with its tag as the version.
func (m *manifest) image(name string, line int) {
	name = strings.Trim(name, `"' `)
	if strings.HasPrefix(name, "${") {
		if _, value, ok := strings.Cut(strings.TrimSuffix(name, "}"), ":-"); ok {
			name = value
		}
	}
	name, _, _ = strings.Cut(name, "@")
	at := strings.LastIndexByte(name, ':')
	version := ""
	if at > strings.LastIndexByte(name, '/') {
		name, version = name[:at], name[at+1:]
	}
	if name != "" && name != "scratch" && !strings.ContainsAny(name, "{$<") {
		m.dep(strings.ToLower(name), version, "image", false, line)
	}
}

// images reads every image: of compose files, Kubernetes and CI.
func (m *manifest) images() {
	m.lines(func(line int, text string) {
		key, value, ok := strings.Cut(strings.TrimLeft(text, " -\t"), ":")
		if ok && (key == "image" || key == "container") && strings.TrimSpace(value) != "" {
			value, _, _ = strings.Cut(value, " #")
			m.image(strings.TrimSpace(value), line)
		}
		if ok && key == "Type" && strings.HasPrefix(strings.TrimSpace(value), "AWS::") { // CloudFormation
			m.dep(cloudType(strings.TrimSpace(value)), "", "resource", false, line)
		}
	})
}

// cloudType writes a type of CloudFormation as Terraform would: AWS::SQS::Queue
// as aws_sqs_queue.
func cloudType(text string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Trim(text, `"'`), "::", "_"))
}

var terraformBlock = pattern.Of(`^\s*(resource|provider|data)\s+"([\w-]+)"`)

// terraform reads resources, providers and the engines of databases.
func (m *manifest) terraform() {
	within, version := "", -1
	m.lines(func(line int, text string) {
		if f := terraformBlock().FindStringSubmatch(text); f != nil {
			within = f[2]
			source := f[1]
			if source == "data" {
				return
			}
			m.dep(f[2], "", source, false, line)
			version = len(m.out.Deps) - 1
			return
		}
		key, value, ok := strings.Cut(text, "=")
		if !ok || within == "" {
			return
		}
		switch strings.TrimSpace(key) {
		case "engine", "database_version":
			name := strings.ToLower(strings.Trim(strings.TrimSpace(value), `"`))
			name = strings.TrimPrefix(name, "aurora-")
			if at := strings.IndexAny(name, "_-"); at > 0 {
				name = name[:at]
			}
			m.dep(name, "", "service", false, line)
			version = len(m.out.Deps) - 1
		case "engine_version":
			if version >= 0 && version < len(m.out.Deps) && m.out.Deps[version].Version == "" {
				m.out.Deps[version].Version = strings.Trim(strings.TrimSpace(value), `"`)
			}
		}
	})
}

var setupAction = pattern.Of(`uses:\s*["']?[\w-]+/setup-([\w-]+)`)

// workflow reads the versions that CI sets up.
func (m *manifest) workflow() {
	tool := ""
	m.lines(func(line int, text string) {
		if f := setupAction().FindStringSubmatch(text); f != nil {
			tool = strings.ToLower(f[1])
			return
		}
		key, value, ok := strings.Cut(strings.TrimLeft(text, " -"), ":")
		if tool == "" || !ok {
			return
		}
		if key == tool+"-version" || key == "version" || tool == "dotnet" && key == "dotnet-version" || tool == "java" && key == "java-version" {
			value = strings.TrimSpace(value)
			if value != "" && !strings.Contains(value, "${{") {
				m.dep(tool, value, "manifest", true, line)
			}
			tool = ""
		}
	})
}

// addresses reads the schemes of connection URLs.
func (m *manifest) addresses() {
	m.lines(func(line int, text string) {
		at := strings.Index(text, "://")
		if at < 1 {
			if at = strings.Index(text, "Server="); at > 0 && strings.Contains(text, "Database=") && strings.Contains(text, "rusted") {
				m.dep("sqlserver", "", "connection", false, line)
			} else if strings.Contains(text, "Host=") && strings.Contains(text, "Database=") && strings.Contains(text, "Username=") {
				m.dep("postgres", "", "connection", false, line)
			}
			return
		}
		if scheme := schemeBefore(text, at); scheme != "" {
			m.dep(scheme, "", "connection", false, line)
		}
	})
}

// schemeBefore is the scheme of the address whose :// stands at an offset; empty
// for those of the web, which any program has.
func schemeBefore(text string, at int) string {
	from := at
	for from > 0 && (letter(text[from-1]) || text[from-1] == '+') {
		from--
	}
	scheme := strings.ToLower(strings.TrimLeft(text[from:at], "+_"))
	switch scheme {
	case "http", "https", "ws", "wss", "file", "ftp", "git", "ssh", "tcp", "udp", "unix", "data", "blob":
		return ""
	}
	return scheme
}

var prismaProvider = pattern.Of(`^\s*provider\s*=\s*"([\w-]+)"`)

// prisma reads the database of a schema.
func (m *manifest) prisma() {
	inside := false
	m.lines(func(line int, text string) {
		if strings.HasPrefix(strings.TrimSpace(text), "datasource ") {
			inside = true
		}
		if f := prismaProvider().FindStringSubmatch(text); f != nil && inside {
			m.dep(strings.ToLower(f[1]), "", "connection", false, line)
			inside = false
		}
	})
}
