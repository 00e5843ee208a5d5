package tool

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sync"
)

// JSON writes a value as the structured content of an answer is written:
// compact, no list null, every string safe to show.
func JSON(v any) ([]byte, error) {
	raw, err := encode(v)
	return cleanJSON(raw), err
}

// encode writes a result as compact JSON in which no list is null: clients
// hold answers against the schema, and null is no array.
func encode(r any) ([]byte, error) {
	v := reflect.ValueOf(r)
	if filled, changed := withLists(v); changed {
		v = filled
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v.Interface()); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// withLists gives a value in which every nil slice below v is empty instead.
// What it changes it copies first: results share their parts with the
// documents they speak of.
func withLists(v reflect.Value) (reflect.Value, bool) {
	switch v.Kind() {
	case reflect.Struct:
		return structWithLists(v)
	case reflect.Slice:
		return sliceWithLists(v)
	case reflect.Map:
		return mapWithLists(v)
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		elem, changed := withLists(v.Elem())
		if !changed {
			return v, false
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(elem)
		return p, true
	default:
		return v, false
	}
}

func structWithLists(v reflect.Value) (reflect.Value, bool) {
	if _, ok := reflect.TypeAssert[json.Marshaler](v); ok {
		return v, false
	}
	var copied reflect.Value
	for _, index := range membersOfType(v.Type()) {
		member, err := v.FieldByIndexErr(index)
		if err != nil {
			continue // of an embedded pointer that is nil
		}
		filled, changed := withLists(member)
		if !changed {
			continue
		}
		if !copied.IsValid() {
			copied = reflect.New(v.Type()).Elem()
			copied.Set(v)
		}
		copied.FieldByIndex(index).Set(filled)
	}
	return copied, copied.IsValid()
}

// members keeps what membersOfType found out: reflect.Type to [][]int.
var members sync.Map

// membersOfType lists the fields that encoding/json writes and that may hold
// lists, as indices into a struct, those of embedded structs among them.
func membersOfType(t reflect.Type) [][]int {
	if known, ok := members.Load(t); ok {
		return known.([][]int)
	}
	var found [][]int
	for _, sf := range reflect.VisibleFields(t) {
		if _, _, ok := jsonName(sf); !ok {
			continue
		}
		switch sf.Type.Kind() {
		case reflect.Struct, reflect.Slice, reflect.Map, reflect.Pointer:
			found = append(found, sf.Index)
		default: // holds no list
		}
	}
	members.Store(t, found)
	return found
}

func sliceWithLists(v reflect.Value) (reflect.Value, bool) {
	if v.IsNil() && v.Type() != reflect.TypeFor[json.RawMessage]() {
		return reflect.MakeSlice(v.Type(), 0, 0), true
	}
	var copied reflect.Value
	for i := range v.Len() {
		filled, changed := withLists(v.Index(i))
		if !changed {
			if v.Index(i).Kind() == reflect.String {
				return v, false // strings hold no lists; nor does the rest of them
			}
			continue
		}
		if !copied.IsValid() {
			copied = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(copied, v)
		}
		copied.Index(i).Set(filled)
	}
	return copied, copied.IsValid()
}

func mapWithLists(v reflect.Value) (reflect.Value, bool) {
	var copied reflect.Value
	for it := v.MapRange(); it.Next(); {
		filled, changed := withLists(it.Value())
		if !changed {
			continue
		}
		if !copied.IsValid() {
			copied = reflect.MakeMapWithSize(v.Type(), v.Len())
			for all := v.MapRange(); all.Next(); {
				copied.SetMapIndex(all.Key(), all.Value())
			}
		}
		copied.SetMapIndex(it.Key(), filled)
	}
	return copied, copied.IsValid()
}
