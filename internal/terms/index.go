package terms

import (
	"cmp"
	"math"
	"slices"
)

// Weighted is a bag of terms with how much each counts.
type Weighted map[string]float64

// Add counts every term of a text with a weight; a term keeps its highest.
func (w Weighted) Add(text string, weight float64) {
	for _, t := range Of(text) {
		w[t] = max(w[t], weight)
	}
}

const (
	longPenalty  = 0.3 // how far a piece's length counts against it: long ones share words by chance
	unknownShare = 0.5 // how far a query's words that stand in no piece count against the cover
)

// Index holds the pieces of text to choose from.
type Index struct {
	pieces []Weighted
	idf    map[string]float64
	rarest float64   // of a term that stands in one piece only
	norm   []float64 // for each piece: above 1 when it has more terms than the average
}

// New makes an index. The place of a piece is its number in the ranking.
func New(pieces []Weighted) *Index {
	x := &Index{pieces: pieces, idf: map[string]float64{}}
	for _, p := range pieces {
		for t := range p {
			x.idf[t]++
		}
	}
	n := float64(len(pieces))
	var sum float64
	for _, p := range pieces {
		sum += float64(len(p))
	}
	for _, p := range pieces {
		x.norm = append(x.norm, 1-longPenalty+longPenalty*float64(len(p))*n/sum)
	}
	for t, df := range x.idf {
		x.idf[t] = math.Log(1 + (n-df+0.5)/(df+0.5))
	}
	x.rarest = math.Log(1 + (n-0.5)/1.5)
	return x
}

// Common reports whether a term stands in more than half of the pieces, and so
// tells hardly anything apart.
func (x *Index) Common(term string) bool { return x.idf[term] < math.Ln2 }

// Hit is one piece and how well a query fits it.
type Hit struct {
	Piece int
	Score float64 // the sum over shared terms of rarity times both weights
	Cover float64 // 0 to 1: how much of what the query says the piece has
	Terms []string
}

// Rank gives the pieces that share a term with the query, best first.
func (x *Index) Rank(query Weighted) []Hit {
	var all float64
	for t, w := range query {
		if idf, known := x.idf[t]; known {
			all += w * idf
		} else {
			all += w * x.rarest * unknownShare
		}
	}
	var hits []Hit
	for i, p := range x.pieces {
		h := Hit{Piece: i}
		for t, w := range query {
			have, ok := p[t]
			if !ok {
				continue
			}
			h.Score += w * have * x.idf[t] / x.norm[i]
			h.Cover += w * x.idf[t] / all
			h.Terms = append(h.Terms, t)
		}
		if h.Terms != nil {
			slices.Sort(h.Terms)
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits
}
