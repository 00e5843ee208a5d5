package doc

import "bytes"

// encodingFindings says why nothing is found in a document that some Windows
// programs wrote: UTF-16, which begins with its byte order mark. Any other
// bytes are read as they are.
func encodingFindings(src []byte) []Finding {
	if !bytes.HasPrefix(src, []byte("\xff\xfe")) && !bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return nil
	}
	f := findingf("not_utf8", Warning, 1, "the document is UTF-16, so nothing in it can be read")
	f.Fix = "save it as UTF-8"
	return []Finding{f}
}
