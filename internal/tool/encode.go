package tool

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// encode writes a result as compact JSON in which no list is null: clients
// hold answers against the schema, and null is no array.
func encode(r Result) ([]byte, error) {
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
	if _, ok := v.Interface().(json.Marshaler); ok {
		return v, false
	}
	var copied reflect.Value
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			continue
		}
		filled, changed := withLists(v.Field(i))
		if !changed {
			continue
		}
		if !copied.IsValid() {
			copied = reflect.New(v.Type()).Elem()
			copied.Set(v)
		}
		copied.Field(i).Set(filled)
	}
	return copied, copied.IsValid()
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
