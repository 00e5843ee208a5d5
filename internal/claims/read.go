package claims

import "kiro-mcp/specfs/doc"

func read(d *doc.Design) *Promises { return &Promises{} }
