package structure

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
)

// pathHeaders and methodHeaders are columns of a table of endpoints.
var (
	pathHeaders    = []string{"path", "endpoint", "url", "uri", "route", "api", "api endpoint", "resource", "路径", "端点", "接口", "パス", "エンドポイント", "api 路径", "url path", "http endpoint", "endpoint path"}
	methodHeaders  = []string{"method", "http method", "verb", "http verb", "http", "方法", "请求方法", "メソッド", "methods", "http方法"}
	authHeaders    = []string{"auth", "authentication", "auth required", "auth?", "access", "authorization", "role", "roles", "permission", "permissions", "required role", "protected", "requires auth", "认证", "权限", "認証", "auth level", "who", "who may call", "who can call", "allowed", "allowed roles", "caller", "callers", "audience"}
	codeHeaders    = []string{"status", "status code", "status codes", "success", "success code", "response", "responses", "codes", "errors", "error codes", "returns", "http status", "answers", "answer", "replies", "gives", "success response", "success http", "状态码", "レスポンス", "ステータス"}
	handlerHeaders = []string{"handler", "controller", "function", "action", "controller method", "controller action", "处理函数", "ハンドラ"}
)

// endpointRow reads a row of a table with a method and a path.
func endpointRow(r *reading.Design, p *pieces.Piece) ([]claims.Claim, bool) {
	path, method := p.Cell(pathHeaders...), strings.ToUpper(p.Cell(methodHeaders...))
	if path == "" && !p.HasColumn(pathHeaders) && method != "" {
		path = r.Prefixes.Own(p)
	}
	if path == "" || method == "" || !isPathCell(path) {
		return nil, false
	}
	methods := methodList(method)
	if len(methods) == 0 {
		return nil, false
	}
	if at := strings.IndexByte(path, '/'); at > 0 && len(names.EndpointsIn(path)) > 0 {
		return nil, false // the cell has the method as well
	}
	host, pathAt, _ := names.HostBefore(path, strings.IndexByte(path, '/'))
	if pathAt < 0 {
		return nil, false
	}
	clean, _ := names.ScanPath(path, pathAt)
	if clean == "" {
		return nil, false
	}
	found := Endpoint(r, p, names.Endpoint{Methods: methods, Path: clean, Host: host}, noteOfRow(p))
	for i := range found {
		e := found[i].Endpoint
		for _, h := range authHeaders {
			if auth, roles := values.AuthCell(h, p.Cell(h)); auth != "" {
				e.Auth = auth
				e.Roles = append(e.Roles, roles...)
			}
		}
		slices.Sort(e.Roles)
		e.Roles = slices.Compact(e.Roles)
		for _, h := range codeHeaders {
			e.Codes = append(e.Codes, CellCodes(p.Cell(h))...)
		}
		slices.Sort(e.Codes)
		e.Codes = slices.Compact(e.Codes)
		e.Handler = handlerName(p.Cell(handlerHeaders...))
	}
	return found, true
}

func isPathCell(cell string) bool {
	at := strings.IndexByte(cell, '/')
	return at >= 0 && (at == 0 || strings.Contains(cell, "://") || cell[at-1] == '}' || cell[at-1] == ' ' || cell[at-1] == '`')
}

func methodList(cell string) []string {
	var methods []string
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("/,|` &*+", r) }) {
		if !slices.Contains(names.HTTPMethods, w) {
			return nil
		}
		methods = append(methods, w)
	}
	return methods
}

// noteOfRow is what the cells of a row say besides path and method.
func noteOfRow(p *pieces.Piece) string {
	var note []string
	for i, c := range p.Cells {
		if i < len(p.Headers) && (slices.Contains(pathHeaders, p.Headers[i]) || slices.Contains(methodHeaders, p.Headers[i]) || slices.Contains(authHeaders, p.Headers[i])) {
			continue
		}
		note = append(note, c)
	}
	return strings.Join(note, " | ")
}

// handlerName is the function that a cell names, if it is one name.
func handlerName(cell string) string {
	name := strings.TrimSuffix(strings.Trim(cell, "` "), "()")
	if name == "" || strings.ContainsAny(name, " /,;|<>()") || !words.IsLetter(name[0]) {
		return ""
	}
	return strings.NewReplacer("::", ".", "#", ".", "@", ".").Replace(name)
}

// CellCodes are the status codes in a cell that is about them.
func CellCodes(cell string) []int {
	var codes []int
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(w); err == nil && len(w) == 3 && 100 <= n && n < 600 && n%100 < 52 {
			codes = append(codes, n)
		}
	}
	return codes
}
