package openapi

// Direction is which way a value travels. It decides which properties may be
// there: those that are only read are not sent, those that are only written
// are not answered.
type Direction int

// The directions.
const (
	ToServer Direction = iota // readOnly properties are left out, and not demanded
	ToClient                  // writeOnly properties are left out, and not demanded
)

// Leaves reports whether a property is left out of values that travel this
// way.
func (d Direction) Leaves(p *Property) bool {
	if d == ToServer {
		return p.Schema != nil && p.Schema.ReadOnly
	}
	return p.Schema != nil && p.Schema.WriteOnly
}
