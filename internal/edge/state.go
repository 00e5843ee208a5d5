package edge

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"time"

	"kiro-mcp/internal/caller"
)

// stateLife is for how long a question can be answered. A person may be at
// lunch; what is asked about is compared again anyway.
const stateLife = 10 * time.Minute

// maxState is the most bytes of a state that is looked at. Ours are shorter.
const maxState = 4096

var (
	errForeignState = errors.New("requestState is none that was given for this call: it was changed, or it belongs to another tool, other arguments, another client or a server that has been restarted; nothing was done; call again without requestState and inputResponses")
	errExpiredState = errors.New("requestState has expired: a question can be answered for 10 minutes; nothing was done; call again without requestState and inputResponses")
)

// state is what a client of the newer era keeps for us between the call that
// asked and the same call with the answer. It need not be used up by that: an
// answer counts only for what the question was about, and the write changes
// just this. Were it restored within the ten minutes, it would again be what the
// user agreed to.
type state struct {
	Expires  int64     `json:"exp"`           // Unix seconds
	Asked    int       `json:"n"`             // questions that were put so far, with this one
	Question settled   `json:"q"`             // what was asked
	Granted  []settled `json:"yes,omitempty"` // what the user agreed to before
}

// settled is a question without its words.
type settled struct {
	ID    string `json:"id"`
	About string `json:"about"`
}

func settledOf(q caller.Question) settled { return settled{q.ID, q.About} }

// sealer signs states. Its key lives as long as the server does.
type sealer [32]byte

func newSealer() *sealer {
	s := &sealer{}
	_, _ = rand.Read(s[:]) // never fails: it ends the program instead
	return s
}

// seal makes a string of a state that open takes for the same call alone. It is
// signed and no secret: it says what was asked, by a digest, and nothing else.
func (s *sealer) seal(st state, call string) (string, error) {
	body, err := json.Marshal(st)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(append(s.sign(body, call), body...)), nil
}

// open reads a state that a client gave back for a call.
func (s *sealer) open(sealed, call string, now time.Time) (state, error) {
	if len(sealed) > maxState {
		return state{}, errForeignState
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(sealed)
	if err != nil || len(raw) < sha256.Size {
		return state{}, errForeignState
	}
	signature, body := raw[:sha256.Size], raw[sha256.Size:]
	var st state
	if !hmac.Equal(signature, s.sign(body, call)) || json.Unmarshal(body, &st) != nil {
		return state{}, errForeignState
	}
	if now.Unix() >= st.Expires {
		return state{}, errExpiredState
	}
	return st, nil
}

func (s *sealer) sign(body []byte, call string) []byte {
	h := hmac.New(sha256.New, s[:])
	h.Write([]byte(call)) // a digest: always of one length
	h.Write(body)
	return h.Sum(nil)
}

// callDigest names a call by all that must be the same when it comes again:
// whose it is, the method, the tool and its arguments. The order of the
// members of an object does not matter, for a client may write them anew.
func callDigest(client, method, tool string, args json.RawMessage) string {
	h := sha256.New()
	for _, part := range [][]byte{[]byte(client), []byte(method), []byte(tool), canonical(args)} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		h.Write(part)
	}
	return string(h.Sum(nil))
}

// canonical is a JSON value with the members of its objects in order. Numbers
// stay as they are written.
func canonical(raw json.RawMessage) []byte {
	if len(raw) == 0 {
		return []byte("{}")
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return raw
	}
	ordered, err := json.Marshal(v)
	if err != nil {
		return raw
	}
	return ordered
}
