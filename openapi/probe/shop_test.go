package probe_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// shop is a server of the order contract, written by hand, with at most one
// fault, which the name says.
type shop struct {
	t        testing.TB
	contract *openapi.Contract
	fault    string

	mu     sync.Mutex
	orders []map[string]any // the newest last
}

const token = "s3cret-of-the-shop"

// contractsRead are those that [contractOf] has read already: nobody changes
// one, and every shop asks for the same.
var contractsRead sync.Map

func contractOf(t testing.TB, rel string) *openapi.Contract {
	t.Helper()
	if c, ok := contractsRead.Load(rel); ok {
		return c.(*openapi.Contract)
	}
	root, err := os.OpenRoot("../../testdata/openapi")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, err := openapi.Read(t.Context(), root, rel, openapi.Options{})
	if err != nil || !c.Usable() {
		t.Fatal(err, c)
	}
	contractsRead.Store(rel, c)
	return c
}

func serveShop(t testing.TB, fault string) *httptest.Server {
	s := &shop{t: t, contract: contractOf(t, "orders/api-spec.yaml"), fault: fault}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return server
}

// has reports whether the shop has a fault.
func (s *shop) has(fault string) bool { return s.fault == fault }

func (s *shop) operation(key string) *openapi.Operation {
	for _, op := range s.contract.Operations {
		if op.Key() == key {
			return op
		}
	}
	s.t.Fatalf("no operation %s", key)
	return nil
}

func (s *shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	switch {
	case r.URL.Path == "/health":
		s.health(w)
		return
	case parts[0] != "orders" || len(parts) > 3 || len(parts) == 3 && parts[2] != "cancel":
		s.refuse(w, 404, "not_found")
		return
	}
	pattern := []string{"/orders", "/orders/{order_id}", "/orders/{order_id}/cancel"}[len(parts)-1]
	open := s.has("no_auth") || s.has("no_auth_on_read") && r.Method == "GET" || s.has("no_auth_on_delete") && r.Method == "DELETE"
	shown := r.Header.Get("Authorization")
	open = open || s.has("any_token") && strings.HasPrefix(shown, "Bearer ")
	if !open && shown != "Bearer "+token {
		s.refuse(w, 401, "unauthorized")
		return
	}
	op := s.operation(r.Method + " " + pattern)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Error(err)
	}
	sent := verify.Sent{Path: map[string]string{}, Query: r.URL.Query(), Header: r.Header, Body: body}
	if len(parts) > 1 {
		sent.Path["order_id"] = parts[1]
	}
	wrong := verify.Request(op, sent)
	for _, v := range wrong {
		if !s.overlooks(v) {
			s.refuse(w, map[bool]int{true: 422, false: 400}[s.has("undeclared_422")], "invalid")
			return
		}
	}
	if s.has("too_strict") && strings.Contains(string(body), `"quantity":99`) {
		s.refuse(w, 400, "invalid")
		return
	}
	s.call(w, op, sent)
}

// overlooks reports whether the fault is that a rule is not kept.
func (s *shop) overlooks(v verify.Violation) bool {
	switch s.fault {
	case "overlooks_pattern":
		return v.Rule == "pattern" && strings.HasSuffix(v.Pointer, "/sku")
	case "overlooks_maximum":
		return v.Rule == "maximum" && strings.HasSuffix(v.Pointer, "/quantity")
	case "overlooks_required":
		return v.Rule == "required" && strings.HasSuffix(v.Pointer, "/city")
	case "overlooks_max_items":
		return v.Rule == "maxItems"
	case "overlooks_enum":
		return v.Rule == "enum" && v.In == "query status"
	case "overlooks_extra":
		return v.Rule == "additionalProperties"
	case "overlooks_date":
		return v.Rule == "format" && strings.HasSuffix(v.Pointer, "/requested_delivery_date")
	case "overlooks_limit":
		return v.In == "query limit"
	case "overlooks_null":
		return v.Rule == "type" && strings.HasSuffix(v.Pointer, "/note")
	}
	return false
}

func (s *shop) call(w http.ResponseWriter, op *openapi.Operation, sent verify.Sent) {
	var body map[string]any
	if len(sent.Body) > 0 {
		json.Unmarshal(sent.Body, &body)
	}
	if op.Path == "/orders" {
		if op.Method == "POST" {
			s.create(w, body)
		} else {
			s.list(w, sent.Query)
		}
		return
	}
	at := -1
	for i, o := range s.orders {
		if o["id"] == sent.Path["order_id"] {
			at = i
		}
	}
	if at < 0 {
		switch {
		case s.has("unknown_is_500"):
			w.WriteHeader(500)
		case s.has("undeclared_410"):
			s.refuse(w, 410, "gone")
		case s.has("unknown_is_found") && op.Method == "GET":
			s.answer(w, 200, s.order(map[string]any{"items": []any{map[string]any{"sku": "ABCD-0001", "quantity": 1.0, "unit_price_cents": 1.0}}, "shipping_address": map[string]any{"street": "a", "city": "b", "postal_code": "123", "country": "NO"}}))
		default:
			s.refuse(w, 404, "not_found")
		}
		return
	}
	s.one(w, op, at, body)
}

func (s *shop) one(w http.ResponseWriter, op *openapi.Operation, at int, body map[string]any) {
	order := s.orders[at]
	switch op.Method {
	case "GET":
		s.answer(w, 200, order)
	case "PATCH":
		if order["status"] != "pending" {
			s.refuse(w, 409, "conflict")
			return
		}
		changed := copyOf(order)
		changed["shipping_address"] = body["shipping_address"]
		if !s.has("change_is_lost") {
			s.orders[at] = changed
		}
		s.answer(w, 200, changed)
	case "DELETE":
		if !s.has("not_deleted") {
			s.orders = append(s.orders[:at], s.orders[at+1:]...)
		}
		if s.has("delete_is_200") {
			w.WriteHeader(200)
			return
		}
		w.WriteHeader(204)
	default:
		if order["status"] == "cancelled" {
			s.refuse(w, 409, "conflict")
			return
		}
		changed := copyOf(order)
		changed["status"], changed["cancelled_at"] = "cancelled", now()
		if s.has("out_of_enum") {
			changed["status"] = "canceled"
		}
		s.orders[at] = changed
		s.answer(w, 200, changed)
	}
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

func copyOf(o map[string]any) map[string]any {
	return maps.Clone(o)
}

func (s *shop) order(body map[string]any) map[string]any {
	o := copyOf(body)
	total := 0.0
	for _, item := range body["items"].([]any) {
		i := item.(map[string]any)
		total += i["quantity"].(float64) * i["unit_price_cents"].(float64)
	}
	o["id"] = fmt.Sprintf("11111111-2222-4333-8444-%012d", len(s.orders)+1+int(time.Now().UnixNano()%1e9))
	o["status"], o["total_cents"], o["created_at"], o["cancelled_at"] = "pending", int64(total), now(), nil
	switch s.fault {
	case "missing_field":
		delete(o, "total_cents")
	case "wrong_type":
		o["total_cents"] = strconv.Itoa(int(total))
	case "bad_date":
		o["created_at"] = time.Now().Format(time.ANSIC)
	case "no_null":
		o["note"] = nil
	case "drops_field":
		delete(o, "note")
	case "changes_field":
		o["items"] = o["items"].([]any)[:1]
		o["items"].([]any)[0].(map[string]any)["quantity"] = 7.0
	case "bad_id":
		o["id"] = strings.ReplaceAll(o["id"].(string), "-", "")
	}
	return o
}

func (s *shop) create(w http.ResponseWriter, body map[string]any) {
	if _, there := body["note"]; s.has("needs_note") && !there {
		w.WriteHeader(500)
		return
	}
	safe := copyOf(body)
	order := func() (o map[string]any) {
		defer func() {
			if recover() != nil {
				o = nil
			}
		}()
		return s.order(safe)
	}()
	if order == nil {
		s.refuse(w, 400, "invalid")
		return
	}
	if !s.has("not_stored") {
		s.orders = append(s.orders, order)
	}
	if !s.has("missing_header") {
		w.Header().Set("Location", "/orders/"+order["id"].(string))
	}
	s.answer(w, map[bool]int{true: 200, false: 201}[s.has("create_is_200")], order)
}

func (s *shop) list(w http.ResponseWriter, query url.Values) {
	limit := 20
	if n, err := strconv.Atoi(query.Get("limit")); err == nil && !s.has("list_over_limit") {
		limit = n
	}
	list := []any{}
	for i := len(s.orders) - 1; i >= 0 && len(list) < limit; i-- {
		if want := query.Get("status"); want == "" || s.orders[i]["status"] == want || s.has("filter_ignored") {
			list = append(list, s.orders[i])
		}
	}
	if s.has("needs_limit") && query.Get("limit") == "" {
		w.WriteHeader(500)
		return
	}
	total := strconv.Itoa(len(s.orders))
	if s.has("bad_header") {
		total = "many"
	}
	w.Header().Set("X-Total-Count", total)
	if s.has("list_is_wrapped") {
		s.answer(w, 200, map[string]any{"orders": list})
		return
	}
	s.answer(w, 200, list)
}

func (s *shop) health(w http.ResponseWriter) {
	if s.has("wrong_health") {
		s.answer(w, 200, map[string]any{"status": "up"})
		return
	}
	s.answer(w, 200, map[string]any{"status": "ok"})
}

func (s *shop) refuse(w http.ResponseWriter, status int, code string) {
	if s.has("error_off_schema") && status == 404 || s.has("invalid_off_schema") && status == 400 {
		s.answer(w, status, map[string]any{"detail": "Not Found"})
		return
	}
	if s.has("error_is_text") && status == 404 {
		http.Error(w, "not found", status)
		return
	}
	s.answer(w, status, map[string]any{"code": code, "message": "no"})
}

func (s *shop) answer(w http.ResponseWriter, status int, v any) {
	raw, err := json.Marshal(v)
	if err != nil {
		s.t.Error(err)
	}
	w.Header().Set("Content-Type", map[bool]string{true: "text/html", false: "application/json"}[s.has("wrong_media_type") && status == 200])
	w.WriteHeader(status)
	w.Write(raw)
}
