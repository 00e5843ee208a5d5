package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/names"
)

// silentMark reports whether a mark says only how code is written or put together,
// and nothing that the system does or has.
func silentMark(name string) bool {
	switch name {
	case "Override", "Deprecated", "SuppressWarnings", "FunctionalInterface", "SafeVarargs", "Nullable", "Nonnull",
		"Autowired", "Inject", "Injectable", "Resource", "Qualifier", "Primary", "Lazy",
		"Service", "Component", "Repository", "Controller", "RestController", "Configuration", "Bean", "Module",
		"Data", "Getter", "Setter", "Builder", "Value", "With", "ToString", "EqualsAndHashCode", "Slf4j", "Log4j2", "UtilityClass",
		"NoArgsConstructor", "AllArgsConstructor", "RequiredArgsConstructor", "SuperBuilder", "Jacksonized",
		"Id", "PrimaryKey", "Embeddable", "MappedSuperclass", "JvmStatic", "JvmField", "JvmOverloads", "Composable", "Preview",
		"SpringBootApplication", "SpringBootTest", "Test", "ParameterizedTest", "BeforeEach", "AfterEach", "Mock", "InjectMocks", "ExtendWith",
		"dataclass", "dataclass_transform", "property", "staticmethod", "classmethod", "abstractmethod", "abstractproperty", "overload", "override", "final", "setter", "getter", "deleter", "wraps", "runtime_checkable",
		"param", "return", "returns", "throws", "var", "see", "since", "author", "type":
		return true
	}
	return false
}

// OnlySilentMarks reports whether a line is a mark, or several, that says nothing.
func OnlySilentMarks(line string) bool {
	for w := range strings.FieldsSeq(line) {
		name, ok := strings.CutPrefix(w, "@")
		if !ok {
			return false
		}
		name, _, _ = strings.Cut(name, "(")
		switch name = name[strings.LastIndexByte(name, '.')+1:]; name {
		case "Entity", "Document":
		default:
			if !silentMark(name) {
				return false
			}
		}
	}
	return true
}

// markText is the text that a mark is given for one of some names, or as its only
// argument: name = "carts", name: 'carts', "carts".
func markText(args string, called ...string) string {
	for _, part := range names.SplitTop(strings.Trim(args, "{} ")) {
		part = strings.TrimSpace(part)
		if at := strings.IndexAny(part, `="':`); at > 0 && (part[at] == '=' || part[at] == ':') {
			key := strings.TrimSpace(part[:at])
			if key == "value" || slices.Contains(called, key) {
				return quotedWhole(strings.TrimSpace(part[at+1:]))
			}
			continue
		}
		if text := quotedWhole(part); text != "" {
			return text
		}
	}
	return ""
}

// quotedWhole is what stands between the quotes of a text that is all quoted.
func quotedWhole(s string) string {
	if u := unquoted(strings.TrimPrefix(s, "r")); len(u)+2 <= len(s) {
		return u
	}
	return ""
}

// markRoles are the roles that a mark names, in lower case: "hasAnyRole('CLERK',
// 'ADMIN')", "ROLE_ADMIN", Role.Clerk.
func markRoles(args string) []string {
	if strings.Contains(args, "!") || strings.Contains(args, "#") || strings.Contains(args, "hasPermission") || strings.Contains(args, " and ") {
		return nil // not of roles alone
	}
	var roles []string
	for _, w := range strings.FieldsFunc(args, func(r rune) bool { return strings.ContainsRune(" ,(){}[]\"'", r) }) {
		w = strings.ToLower(w[strings.LastIndexByte(w, '.')+1:])
		switch w {
		case "", "hasrole", "hasanyrole", "hasauthority", "hasanyauthority", "or", "value", "=", "isauthenticated", "permitall", "denyall":
			continue
		}
		roles = append(roles, strings.TrimPrefix(w, "role_"))
	}
	return roles
}
