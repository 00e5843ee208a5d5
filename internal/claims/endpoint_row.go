package claims

import (
	"slices"
	"strconv"
	"strings"
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
func endpointRow(r *reading, b *block) ([]Claim, bool) {
	path, method := b.cell(pathHeaders...), strings.ToUpper(b.cell(methodHeaders...))
	if path == "" && !b.hasColumn(pathHeaders) && method != "" {
		path = r.prefix.own(b)
	}
	if path == "" || method == "" || !isPathCell(path) {
		return nil, false
	}
	methods := methodList(method)
	if len(methods) == 0 {
		return nil, false
	}
	if at := strings.IndexByte(path, '/'); at > 0 && len(endpointsIn(path)) > 0 {
		return nil, false // the cell has the method as well
	}
	host, pathAt, _ := hostBefore(path, strings.IndexByte(path, '/'))
	if pathAt < 0 {
		return nil, false
	}
	clean, _ := scanPath(path, pathAt)
	if clean == "" {
		return nil, false
	}
	claims := r.endpoint(b, foundEndpoint{methods: methods, path: clean, host: host}, noteOfRow(b))
	for i := range claims {
		e := claims[i].Endpoint
		for _, h := range authHeaders {
			if auth, roles := authCell(h, b.cell(h)); auth != "" {
				e.Auth = auth
				e.Roles = append(e.Roles, roles...)
			}
		}
		slices.Sort(e.Roles)
		e.Roles = slices.Compact(e.Roles)
		for _, h := range codeHeaders {
			e.Codes = append(e.Codes, cellCodes(b.cell(h))...)
		}
		slices.Sort(e.Codes)
		e.Codes = slices.Compact(e.Codes)
		e.Handler = handlerName(b.cell(handlerHeaders...))
	}
	return claims, true
}

func isPathCell(cell string) bool {
	at := strings.IndexByte(cell, '/')
	return at >= 0 && (at == 0 || strings.Contains(cell, "://") || cell[at-1] == '}' || cell[at-1] == ' ' || cell[at-1] == '`')
}

func methodList(cell string) []string {
	var methods []string
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("/,|` &*+", r) }) {
		if !slices.Contains(httpMethods, w) {
			return nil
		}
		methods = append(methods, w)
	}
	return methods
}

// noteOfRow is what the cells of a row say besides path and method.
func noteOfRow(b *block) string {
	var note []string
	for i, c := range b.cells {
		if i < len(b.headers) && (slices.Contains(pathHeaders, b.headers[i]) || slices.Contains(methodHeaders, b.headers[i]) || slices.Contains(authHeaders, b.headers[i])) {
			continue
		}
		note = append(note, c)
	}
	return strings.Join(note, " | ")
}

// handlerName is the function that a cell names, if it is one name.
func handlerName(cell string) string {
	name := strings.TrimSuffix(strings.Trim(cell, "` "), "()")
	if name == "" || strings.ContainsAny(name, " /,;|<>()") || !asciiLetter(name[0]) {
		return ""
	}
	return strings.NewReplacer("::", ".", "#", ".", "@", ".").Replace(name)
}

// cellCodes are the status codes in a cell that is about them.
func cellCodes(cell string) []int {
	var codes []int
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(w); err == nil && len(w) == 3 && 100 <= n && n < 600 && n%100 < 52 {
			codes = append(codes, n)
		}
	}
	return codes
}
