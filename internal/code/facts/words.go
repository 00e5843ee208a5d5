package facts

import "slices"

// Words are the identifiers of a file's code, comments and strings left out, as
// hashes: enough to say that a name is used nowhere, at four bytes for each. The
// lowest bit says that it stands there more than once.
type Words []uint32

// MakeWords keeps hashes that [WordHash] made, the lowest bit of each saying
// whether it came again; they are in any order, each once, and are sorted where
// they stand.
func MakeWords(counted []uint32) Words {
	slices.Sort(counted)
	return append(make(Words, 0, len(counted)), counted...)
}

// WordHash is the hash of an identifier, its lowest bit 0.
func WordHash(name []byte) uint32 {
	h := uint32(2166136261) // FNV-1a, written out: it runs for every word of the source
	for _, b := range name {
		h = (h ^ uint32(b)) * 16777619
	}
	return h &^ 1
}

// Count is 0 when a name does not stand in the file, 1 when it stands there once
// and 2 when it does more often. Two names may share a hash, so that 0 is sure and
// the others nearly so.
func (w Words) Count(name string) int {
	hash := WordHash([]byte(name))
	i, _ := slices.BinarySearch(w, hash)
	switch {
	case i < len(w) && w[i] == hash:
		return 1
	case i < len(w) && w[i] == hash|1:
		return 2
	}
	return 0
}
