module kiro-mcp

go 1.26
