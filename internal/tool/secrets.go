package tool

import (
	"regexp"
	"strings"
)

// secret is one well-known shape of credential. Only shapes that are nothing
// else are listed: hashes, revisions and UUIDs must stay readable, and a word
// such as "password" in a design is no secret.
type secret struct {
	name    string
	marks   []string // one of them stands in every match; looked for first, for it is cheap
	pattern *regexp.Regexp
	keep    string // what is left of a match around the mask, as a replacement with %; empty for nothing
}

// secrets are the shapes as their issuers document them.
var secrets = []secret{
	{"private key", []string{"PRIVATE KEY"}, regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?s:.*?)(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\z)`), ""},
	{"AWS key id", []string{"AKIA", "ASIA"}, regexp.MustCompile(`\b(?:AKIA|ASIA)[A-Z2-7]{16}\b`), ""},
	{"AWS secret key", []string{"aws_secret", "AWS_SECRET", "SecretAccessKey", "secretAccessKey"}, regexp.MustCompile(`((?i:aws_secret_access_key|secretaccesskey)["']?\s*[:=]\s*["']?)[A-Za-z0-9/+]{40}\b`), "${1}%"},
	{"GitHub token", []string{"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}, regexp.MustCompile(`\bgh[pousr]_[A-Za-z0-9]{36,255}\b`), ""},
	{"GitHub token", []string{"github_pat_"}, regexp.MustCompile(`\bgithub_pat_[A-Za-z0-9_]{60,255}\b`), ""},
	{"GitLab token", []string{"glpat-", "gldt-", "glrt-"}, regexp.MustCompile(`\bgl(?:pat|dt|rt)-[A-Za-z0-9_-]{20,}`), ""},
	{"Slack token", []string{"xox"}, regexp.MustCompile(`\bxox[abeoprs]-[A-Za-z0-9-]{20,}`), ""},
	{"Slack webhook", []string{"hooks.slack.com"}, regexp.MustCompile(`(hooks\.slack\.com/(?:services|workflows)/)[A-Za-z0-9/_-]{30,}`), "${1}%"},
	{"Anthropic key", []string{"sk-ant-"}, regexp.MustCompile(`\bsk-ant-[A-Za-z0-9_-]{20,}`), ""},
	{"OpenAI key", []string{"sk-"}, regexp.MustCompile(`\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_]*[A-Z0-9][A-Za-z0-9_-]{31,}`), ""},
	{"Stripe key", []string{"k_live_", "k_test_", "whsec_"}, regexp.MustCompile(`\b(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{24,})`), ""},
	{"Google key", []string{"AIza"}, regexp.MustCompile(`\bAIza[A-Za-z0-9_-]{35}`), ""},
	{"Google secret", []string{"GOCSPX-", "ya29."}, regexp.MustCompile(`\b(?:GOCSPX-[A-Za-z0-9_-]{28}|ya29\.[A-Za-z0-9_-]{20,})`), ""},
	{"npm token", []string{"npm_"}, regexp.MustCompile(`\bnpm_[A-Za-z0-9]{36}\b`), ""},
	{"PyPI token", []string{"pypi-"}, regexp.MustCompile(`\bpypi-AgE[A-Za-z0-9_-]{50,}`), ""},
	{"SendGrid key", []string{"SG."}, regexp.MustCompile(`\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}`), ""},
	{"Hugging Face token", []string{"hf_"}, regexp.MustCompile(`\bhf_[A-Za-z0-9]{34,}\b`), ""},
	{"JWT", []string{"eyJ"}, regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}`), ""},
	{"Azure key", []string{"AccountKey=", "SharedAccessKey="}, regexp.MustCompile(`((?:AccountKey|SharedAccessKey)=)[A-Za-z0-9+/]{40,}={0,2}`), "${1}%"},
	{"password", []string{"://"}, regexp.MustCompile(`(\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@"'<>{}]{0,64}:)([^\s:/@"'<>{}$*]{1,128})(@)`), "${1}%${3}"},
	{"password", []string{"assword=", "Pwd="}, regexp.MustCompile(`((?:Server|Data Source|Host|User Id|Uid|Database)=[^\n]{0,200}?;\s*(?:Password|Pwd)=)([^;\s"'<>{}$*]{1,128})`), "${1}%"},
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
	replacement := strings.Replace(k.keep, "%", "[masked "+k.name+"]", 1)
	if k.keep == "" {
		return k.pattern.ReplaceAllLiteralString(s, "[masked "+k.name+"]")
	}
	return k.pattern.ReplaceAllStringFunc(s, func(match string) string {
		groups := k.pattern.FindStringSubmatchIndex(match)
		if len(groups) > 4 && placeholders[strings.ToLower(match[groups[4]:groups[5]])] {
			return match
		}
		return string(k.pattern.ExpandString(nil, replacement, match, groups))
	})
}
