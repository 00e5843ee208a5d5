package tool

import (
	"regexp"
	"strings"
	"sync"
)

// secret is one well-known shape of credential. Only shapes that are nothing
// else are listed: hashes, revisions and UUIDs must stay readable, and a word
// such as "password" in a design is no secret.
type secret struct {
	name    string
	marks   []string // one of them stands in every match; looked for first, for it is cheap
	pattern func() *regexp.Regexp
	keep    string // what is left of a match around the mask, as a replacement with %; empty for nothing
}

// lazily compiles a pattern when it is first needed: compiling them all took a
// millisecond of the time that a host waits for the server to start.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// secrets are the shapes as their issuers document them.
var secrets = []secret{
	{"private key", []string{"PRIVATE KEY"}, lazily(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?s:.*?)(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\z)`), ""},
	{"AWS key id", []string{"AKIA", "ASIA"}, lazily(`\b(?:AKIA|ASIA)[A-Z2-7]{16}\b`), ""},
	{"AWS secret key", []string{"aws_secret", "AWS_SECRET", "SecretAccessKey", "secretAccessKey"}, lazily(`((?i:aws_secret_access_key|secretaccesskey)["']?\s*[:=]\s*["']?)[A-Za-z0-9/+]{40}\b`), "${1}%"},
	{"GitHub token", []string{"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}, lazily(`\bgh[pousr]_[A-Za-z0-9]{36,255}\b`), ""},
	{"GitHub token", []string{"github_pat_"}, lazily(`\bgithub_pat_[A-Za-z0-9_]{60,255}\b`), ""},
	{"GitLab token", []string{"glpat-", "gldt-", "glrt-"}, lazily(`\bgl(?:pat|dt|rt)-[A-Za-z0-9_-]{20,}`), ""},
	{"Slack token", []string{"xox"}, lazily(`\bxox[abeoprs]-[A-Za-z0-9-]{20,}`), ""},
	{"Slack webhook", []string{"hooks.slack.com"}, lazily(`(hooks\.slack\.com/(?:services|workflows)/)[A-Za-z0-9/_-]{30,}`), "${1}%"},
	{"Anthropic key", []string{"sk-ant-"}, lazily(`\bsk-ant-[A-Za-z0-9_-]{20,}`), ""},
	{"OpenAI key", []string{"sk-"}, lazily(`\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_]*[A-Z0-9][A-Za-z0-9_-]{31,}`), ""},
	{"Stripe key", []string{"k_live_", "k_test_", "whsec_"}, lazily(`\b(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{24,})`), ""},
	{"Google key", []string{"AIza"}, lazily(`\bAIza[A-Za-z0-9_-]{35}`), ""},
	{"Google secret", []string{"GOCSPX-", "ya29."}, lazily(`\b(?:GOCSPX-[A-Za-z0-9_-]{28}|ya29\.[A-Za-z0-9_-]{20,})`), ""},
	{"npm token", []string{"npm_"}, lazily(`\bnpm_[A-Za-z0-9]{36}\b`), ""},
	{"PyPI token", []string{"pypi-"}, lazily(`\bpypi-AgE[A-Za-z0-9_-]{50,}`), ""},
	{"SendGrid key", []string{"SG."}, lazily(`\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}`), ""},
	{"Hugging Face token", []string{"hf_"}, lazily(`\bhf_[A-Za-z0-9]{34,}\b`), ""},
	{"JWT", []string{"eyJ"}, lazily(`\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}`), ""},
	{"Azure key", []string{"AccountKey=", "SharedAccessKey="}, lazily(`((?:AccountKey|SharedAccessKey)=)[A-Za-z0-9+/]{40,}={0,2}`), "${1}%"},
	{"password", []string{"://"}, lazily(`(://[^\s:/@"'<>{}]{0,64}:)([^\s:/@"'<>{}$*]{1,128})(@)`), "${1}%${3}"},
	{"password", []string{"assword=", "Pwd="}, lazily(`((?:Server|Data Source|Host|User Id|Uid|Database)=[^\n]{0,200}?;\s*(?:Password|Pwd)=)([^;\s"'<>{}$*]{1,128})`), "${1}%"},
}

// placeholders are passwords that stand in documents to show a form.
var placeholders = map[string]bool{
	"password": true, "pass": true, "pwd": true, "passwd": true, "secret": true, "postgres": true, "root": true,
	"changeme": true, "user": true, "token": true, "xxx": true, "example": true, "your_password": true, "your-password": true,
}

// maskSecrets replaces every secret by its name.
func maskSecrets(s string) string {
	for i := range secrets {
		if k := &secrets[i]; k.marked(s) {
			s = k.mask(s)
		}
	}
	return s
}

// marked reports whether a match is possible at all.
func (k *secret) marked(s string) bool {
	for _, mark := range k.marks {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}

func (k *secret) mask(s string) string {
	name, pattern := "[masked "+k.name+"]", k.pattern()
	if k.keep == "" {
		return pattern.ReplaceAllLiteralString(s, name)
	}
	around := strings.Replace(k.keep, "%", name, 1)
	return pattern.ReplaceAllStringFunc(s, func(match string) string {
		groups := pattern.FindStringSubmatchIndex(match)
		if len(groups) > 4 && placeholders[strings.ToLower(match[groups[4]:groups[5]])] {
			return match
		}
		return string(pattern.ExpandString(nil, around, match, groups))
	})
}
