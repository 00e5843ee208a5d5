package pytest

import (
	"strings"

	"kiro-mcp/openapi"
)

// given writes tests/given.py, which its reader completes.
func given(c *openapi.Contract) []byte {
	credentials := expression{open: "{", close: "}"}
	for _, s := range c.Security {
		secret := "a-token-for-tests"
		if s.Type == "http" && s.Scheme == "basic" {
			secret = "user:password"
		}
		if s.Type != "mutualTLS" {
			credentials.items = append(credentials.items, item{name: quoted(s.Name) + ": ", value: text(secret)})
		}
	}
	var b strings.Builder
	const name = "CREDENTIALS: dict[str, str] = "
	credentials.write(&b, 0, len(name), 0)
	written, err := modules.ReadFile("files/given.py")
	if err != nil {
		panic(err) // it is embedded
	}
	return []byte(strings.Replace(string(written), name+"{}", name+b.String(), 1))
}
