package main

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// notesServer starts a small server of notes until the script ends, and sets
// $NOTES to its address. Its only argument is the fault that it has.
func notesServer(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) <= 1, "notes-server [FAULT]")
	n := &notes{fault: strings.Join(args, ""), texts: map[int]string{}}
	server := httptest.NewServer(n)
	ts.Defer(server.Close)
	ts.Setenv("NOTES", server.URL)
}

// notes is what the server keeps.
type notes struct {
	fault string

	mu    sync.Mutex
	texts map[int]string
	last  int
}

func (n *notes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if r.Header.Get("X-Key") != "k3y-of-the-notes" {
		n.answer(w, http.StatusUnauthorized, map[string]any{"error": "who are you?"})
		return
	}
	id, one := strings.CutPrefix(r.URL.Path, "/notes/")
	number, err := strconv.Atoi(id)
	text, there := n.texts[number]
	switch {
	case r.URL.Path == "/notes" && r.Method == http.MethodPost:
		n.create(w, r)
	case r.URL.Path == "/notes":
		all := []any{}
		for _, id := range slices.Sorted(maps.Keys(n.texts)) {
			all = append(all, map[string]any{"id": id, "text": n.texts[id]})
		}
		n.answer(w, http.StatusOK, all)
	case one && err != nil:
		n.answer(w, http.StatusBadRequest, map[string]any{"error": "no number"})
	case !there:
		n.answer(w, http.StatusNotFound, map[string]any{"error": "no such note"})
	case r.Method == http.MethodDelete:
		if n.fault != "keeps-deleted" {
			delete(n.texts, number)
		}
		w.WriteHeader(http.StatusNoContent)
	default:
		n.answer(w, http.StatusOK, map[string]any{"id": number, "text": text})
	}
}

func (n *notes) create(w http.ResponseWriter, r *http.Request) {
	var sent struct {
		Text *string `json:"text"`
	}
	if json.NewDecoder(r.Body).Decode(&sent) != nil || sent.Text == nil || *sent.Text == "" || n.fault != "any-length" && len(*sent.Text) > 20 {
		n.answer(w, http.StatusBadRequest, map[string]any{"error": "a text of 1 to 20 characters"})
		return
	}
	n.last++
	n.texts[n.last] = *sent.Text
	n.answer(w, http.StatusCreated, map[string]any{"id": n.last, "text": *sent.Text})
}

func (*notes) answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}
