package claims

import (
	"slices"
	"strconv"
	"strings"
)

// endpoints reads the routes that a sentence, item, heading or row names.
func endpoints(r *reading, b *block) []Claim {
	if b.frame.testing {
		return nil
	}
	if b.kind == row {
		if claims, ok := endpointRow(r, b); ok {
			return claims
		}
	}
	found := endpointsIn(b.text)
	if len(found) == 0 {
		return barePath(r, b)
	}
	var claims []Claim
	for i, f := range found {
		end := len(b.text)
		if i+1 < len(found) {
			end = found[i+1].start
		}
		note := b.text[min(f.end, end):end]
		claims = append(claims, r.endpoint(b, f, note)...)
	}
	return claims
}

// endpoint makes the claims of one endpoint that a piece names, with the text
// behind it.
func (r *reading) endpoint(b *block, f foundEndpoint, note string) []Claim {
	if slices.Contains(placeholderPaths, f.path) {
		return nil
	}
	if r.foreign(b, f) {
		r.leaveOut(b.line, b.section, ThirdParty)
		return nil
	}
	around := append(append([]string{}, b.above...), b.label)
	path, partial := r.prefix.full(f.path, b.section, around...)
	var claims []Claim
	for _, m := range f.methods {
		e := &Endpoint{Method: m, Path: path, Partial: partial && f.host == ""}
		e.Auth, e.Roles = authOf(note)
		if e.Auth == "" {
			e.Auth, e.Roles = r.authAround(b)
		}
		e.Codes = codesIn(note)
		c := Claim{Kind: KindEndpoint, Line: b.line, Endpoint: e}
		c.Negated = b.kind == label && b.frame.negated
		claims = append(claims, c)
	}
	return claims
}

// placeholderPaths stand for any path.
var placeholderPaths = []string{"/path", "/endpoint", "/resource", "/resources", "/api/resource", "/api/resources", "/api/endpoint", "/foo", "/api/foo", "/example", "/api/example"}

// authAround is what the labels and headings around a piece say of access.
func (r *reading) authAround(b *block) (Auth, []string) {
	for _, text := range append(append([]string{}, b.parents...), b.label) {
		if auth, roles := titleAuth(text); auth != "" {
			return auth, roles
		}
	}
	for s := b.section; s != nil; s = s.Parent {
		if auth, roles := titleAuth(s.Title); auth != "" {
			return auth, roles
		}
	}
	return "", nil
}

// titleAuth reads a heading or label such as "User routes (admin only)",
// "Public endpoints". Longer texts say other things as well.
func titleAuth(text string) (Auth, []string) {
	if text == "" || len(text) > 80 {
		return "", nil
	}
	auth, roles := authOf(text)
	if auth == AuthNone && !strings.Contains(strings.ToLower(text), "endpoint") && !strings.Contains(strings.ToLower(text), "route") && !strings.Contains(text, "(") {
		return "", nil
	}
	return auth, roles
}

// pathHeaders and methodHeaders are columns of a table of endpoints.
var (
	pathHeaders    = []string{"path", "endpoint", "url", "uri", "route", "api", "api endpoint", "resource", "路径", "端点", "接口", "パス", "エンドポイント", "api 路径", "url path", "http endpoint", "endpoint path"}
	methodHeaders  = []string{"method", "http method", "verb", "http verb", "http", "方法", "请求方法", "メソッド", "methods", "http方法"}
	authHeaders    = []string{"auth", "authentication", "auth required", "auth?", "access", "authorization", "role", "roles", "permission", "permissions", "required role", "protected", "requires auth", "认证", "权限", "認証", "auth level"}
	codeHeaders    = []string{"status", "status code", "status codes", "success", "success code", "response", "responses", "codes", "errors", "error codes", "returns", "http status", "状态码", "レスポンス", "ステータス"}
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

// codeWords stand before a status code in running text.
var codeWords = []string{"returns", "return", "→", "->", "status", "http", "with", "or", "and", ",", "/", "responds", "code", "(", "返回", ":"}

// codesIn are the status codes that a note gives, each behind a word that says
// so.
func codesIn(note string) []int {
	var codes []int
	for at := 0; at+3 <= len(note); at++ {
		if note[at] < '2' || note[at] > '5' || at > 0 && (wordByte(note[at-1]) || note[at-1] == '.' || note[at-1] == '-') {
			continue
		}
		n := 0
		for n < len(note)-at && isDigit(note[at+n]) {
			n++
		}
		if n != 3 || at+3 < len(note) && (wordByte(note[at+3]) || note[at+3] == '%') || !codeBefore(note[:at]) || countBehind(note[at+3:]) {
			continue
		}
		code, _ := strconv.Atoi(note[at : at+3])
		if code%100 < 52 && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

func codeBefore(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " `*"))
	for _, w := range codeWords {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// countBehind reports whether a number counts something: "200 items", "500 ms".
func countBehind(after string) bool {
	after = strings.TrimLeft(after, " ")
	return after != "" && 'a' <= after[0] && after[0] <= 'z' &&
		!strings.HasPrefix(after, "if") && !strings.HasPrefix(after, "on") && !strings.HasPrefix(after, "when") && !strings.HasPrefix(after, "for") && !strings.HasPrefix(after, "with") && !strings.HasPrefix(after, "or") && !strings.HasPrefix(after, "and")
}

// barePath reads "the `/health` endpoint", which names no method.
func barePath(r *reading, b *block) []Claim {
	if b.kind == heading || b.kind == label || !strings.Contains(b.text, "/") {
		return nil
	}
	lower := strings.ToLower(b.text)
	if _, ok := holdsAny(lower, []string{"endpoint", "endpoints", "端点", "接口", "エンドポイント"}); !ok {
		return nil
	}
	if _, ok := holdsAny(lower, prefixWords); ok {
		return nil
	}
	var claims []Claim
	for at := 0; at+2 < len(b.text); at++ {
		if b.text[at] != '`' || b.text[at+1] != '/' {
			continue
		}
		path, end := scanPath(b.text, at+1)
		if len(path) < 3 || end >= len(b.text) || b.text[end] != '`' || fileSystem(path) || looksLikeFile(path) || !nearEndpoint(lower, at, end) {
			continue
		}
		if r.foreign(b, foundEndpoint{path: path}) {
			r.leaveOut(b.line, b.section, ThirdParty)
			continue
		}
		full, partial := r.prefix.full(path, b.section, b.label)
		auth, roles := authOf(b.text)
		claims = append(claims, Claim{Kind: KindEndpoint, Line: b.line, Endpoint: &Endpoint{Path: full, Partial: partial, Auth: auth, Roles: roles}})
		at = end
	}
	return claims
}

// nearEndpoint reports whether the word stands next to a path in back-ticks.
func nearEndpoint(lower string, start, end int) bool {
	if len(lower) < end {
		return false
	}
	before, after := lower[max(0, start-24):start], lower[end:min(len(lower), end+14)]
	for _, w := range []string{"endpoint", "端点", "接口", "エンドポイント"} {
		if strings.Contains(before, w) || strings.Contains(after, w) {
			return true
		}
	}
	return false
}
