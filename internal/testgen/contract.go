package testgen

import (
	"bytes"
	"fmt"
)

const (
	operationsOf = 5 // operations on one resource of a contract
	linked       = 5 // resources in a chain of references
)

// Contract returns an OpenAPI 3.0 document in JSON with n operations, rounded up
// to whole resources: five operations, three schemas and a tag each, about 3 kB.
// Most resources refer to the one before, in chains of [linked].
func Contract(n int) []byte {
	resources := (n + operationsOf - 1) / operationsOf
	var b bytes.Buffer
	b.WriteString(`{"openapi":"3.0.3","info":{"title":"Made for measuring","version":"1.0.0"},"paths":{`)
	for k := range resources {
		comma(&b, k)
		writeResource(&b, k)
	}
	b.WriteString(`},"components":{"schemas":{`)
	for k := range resources {
		writeSchemas(&b, k)
	}
	b.WriteString(`"Error":{"type":"object","required":["code","message"],"properties":{"code":{"type":"string"},"message":{"type":"string"}}}}}}`)
	return b.Bytes()
}

func comma(b *bytes.Buffer, k int) {
	if k > 0 {
		b.WriteByte(',')
	}
}

const failures = `"404":{"description":"There is none","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Error"}}}},` +
	`"422":{"description":"It is not valid","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Error"}}}}`

func writeResource(b *bytes.Buffer, k int) {
	name, tag := fmt.Sprintf("%s%d", capital(subject(k)), k), fmt.Sprintf("%s%d", subject(k), k)
	answer := func(status, schema string) string {
		return fmt.Sprintf(`%q:{"description":"It is","content":{"application/json":{"schema":%s}}}`, status, schema)
	}
	one := fmt.Sprintf(`{"$ref":"#/components/schemas/%s"}`, name)
	body := fmt.Sprintf(`"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/New%s"}}}}`, name)
	id := `"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}]`
	fmt.Fprintf(b, `"/%s":{"get":{"tags":[%q],"operationId":"list%s","summary":"List them","parameters":[{"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":100,"default":20}},{"name":"after","in":"query","schema":{"type":"string"}}],"responses":{%s}},`,
		tag, tag, name, answer("200", fmt.Sprintf(`{"type":"array","maxItems":100,"items":%s}`, one)))
	fmt.Fprintf(b, `"post":{"tags":[%q],"operationId":"create%s","summary":"Make one",%s,"responses":{%s,%s}}},`, tag, name, body, answer("201", one), failures)
	fmt.Fprintf(b, `"/%s/{id}":{%s,"get":{"tags":[%q],"operationId":"get%s","summary":"Look at one","responses":{%s,%s}},`, tag, id, tag, name, answer("200", one), failures)
	fmt.Fprintf(b, `"put":{"tags":[%q],"operationId":"replace%s","summary":"Replace one",%s,"responses":{%s,%s}},`, tag, name, body, answer("200", one), failures)
	fmt.Fprintf(b, `"delete":{"tags":[%q],"operationId":"delete%s","summary":"Take one away","responses":{"204":{"description":"It is gone"},%s}}}`, tag, name, failures)
}

func writeSchemas(b *bytes.Buffer, k int) {
	name, tag := fmt.Sprintf("%s%d", capital(subject(k)), k), subject(k)
	members := `"name":{"type":"string","minLength":1,"maxLength":80},"weight":{"type":"number","minimum":0},"state":{"$ref":"#/components/schemas/` + name + `State"},"since":{"type":"string","format":"date-time"},"labels":{"type":"array","uniqueItems":true,"items":{"type":"string"}}`
	if k%linked > 0 {
		members += fmt.Sprintf(`,"beside":{"$ref":"#/components/schemas/%s%d"}`, capital(subject(k-1)), k-1)
	}
	fmt.Fprintf(b, `"New%s":{"type":"object","description":"What a %s is made of","required":["name","state"],"properties":{%s}},`, name, tag, members)
	fmt.Fprintf(b, `%q:{"type":"object","description":"A %s","required":["id","name","state"],"properties":{"id":{"type":"string","format":"uuid","readOnly":true},%s}},`, name, tag, members)
	fmt.Fprintf(b, `"%sState":{"type":"string","enum":["open","busy","closed"]},`, name)
}
