package doc

// ReferenceKind says how a reference is to be resolved.
type ReferenceKind string

// The kinds of reference seen in real documents (facts 2).
const (
	RefItem     ReferenceKind = "item"     // 1.1, FR-2.1, 4.4a, or 3 for all of requirement 3
	RefRange    ReferenceKind = "range"    // 4.1-4.5
	RefAll      ReferenceKind = "all"      // All
	RefProperty ReferenceKind = "property" // Property 2
	RefNone     ReferenceKind = "none"     // N/A, なし
	RefText     ReferenceKind = "text"     // words; resolves to nothing and is no fault
)

// Reference is one item of a reference line such as _Requirements: 1.1, 2.3_.
type Reference struct {
	Kind        ReferenceKind
	Text        string // as written
	First, Last string // the id; Last only for a range
	Span        Span
	Line        int
}
