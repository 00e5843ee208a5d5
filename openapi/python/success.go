package python

import (
	"net/http"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// Success is the status that an operation answers when all went well, and what
// is declared for it: the first 2xx of the document, else 2XX as 200, else the
// first redirect, else default as 200. The response is nil where the contract
// declares none of these; the status is 200 then.
func Success(o *openapi.Operation) (int, *openapi.Response) {
	for _, class := range []string{"2", "3"} {
		for _, r := range o.Responses {
			if status, err := strconv.Atoi(r.Status); err == nil && strings.HasPrefix(r.Status, class) {
				return status, r
			}
		}
		if r := declared(o, class+"XX"); r != nil && class == "2" {
			return http.StatusOK, r
		}
	}
	return http.StatusOK, declared(o, "default")
}

// declared is the response of a status as it is written, whatever its case.
func declared(o *openapi.Operation, status string) *openapi.Response {
	for _, r := range o.Responses {
		if strings.EqualFold(r.Status, status) {
			return r
		}
	}
	return nil
}
