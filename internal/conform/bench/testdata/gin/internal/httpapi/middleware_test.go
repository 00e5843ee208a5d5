package httpapi

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestNobodyPassesWithoutToken(t *testing.T) {
	w := httptest.NewRecorder()
	(&Server{}).Router().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/orders", nil))
	if w.Code != http.StatusUnauthorized {
		t.Errorf("got %d, want 401", w.Code)
	}
}
