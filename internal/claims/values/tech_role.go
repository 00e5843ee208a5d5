package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/techs"
)

// roleOfHead is the role that the lead of an item names: "Database: …". It is
// empty for any other lead.
func (t *techReader) roleOfHead() techs.Role {
	if t.head == "" || len(words.Of(t.head)) > 4 || strings.Contains(t.head, "`") || names.IsName(t.head) && len(words.Of(t.head)) > 1 {
		return ""
	}
	if len(TechsIn(t.head)) > 0 {
		return ""
	}
	return roleNamed(t.head)
}

// roleNamed is the role that a few words name.
func roleNamed(title string) techs.Role {
	for _, w := range words.Of(title) {
		if r := roleWord(w); r != "" {
			return r
		}
	}
	return ""
}

func roleWord(w string) techs.Role {
	switch w {
	case "language", "languages", "语言", "言語":
		return techs.Language
	case "runtime":
		return techs.Runtime
	case "backend", "framework", "server", "api", "web", "后端", "バックエンド", "フレームワーク", "框架":
		return techs.Framework
	case "frontend", "ui", "client", "前端", "フロントエンド":
		return techs.Frontend
	case "mobile":
		return techs.Mobile
	case "styling", "css":
		return techs.Styling
	case "state":
		return techs.State
	case "database", "db", "storage", "persistence", "datastore", "数据库", "データベース", "存储":
		return techs.Database
	case "cache", "caching", "缓存", "キャッシュ":
		return techs.Cache
	case "queue", "queues", "messaging", "broker", "消息队列", "キュー":
		return techs.Queue
	case "search":
		return techs.Search
	case "orm", "odm":
		return techs.ORM
	case "migrations", "migration":
		return techs.Migration
	case "payment", "payments", "billing":
		return techs.Payment
	case "email", "mail":
		return techs.Email
	case "auth", "authentication":
		return techs.Auth
	case "validation":
		return techs.Validation
	case "hosting", "deployment", "cloud", "infrastructure", "platform", "部署", "デプロイ":
		return techs.Hosting
	case "containers", "container", "containerization":
		return techs.Container
	case "orchestration":
		return techs.Orchestration
	case "iac":
		return techs.IaC
	case "ci", "cd", "pipeline":
		return techs.CI
	case "monitoring", "observability", "metrics", "监控", "監視", "tracing":
		return techs.Monitoring
	case "logging", "logs", "logger", "日志":
		return techs.Logging
	case "testing", "tests", "test", "unit", "e2e", "integration", "测试", "テスト":
		return techs.Testing
	case "documentation":
		return techs.Docs
	case "build", "bundler":
		return techs.Build
	case "linting", "lint", "linter", "formatting":
		return techs.Lint
	case "library", "libraries", "dependencies", "tools":
		return techs.Library
	}
	return ""
}

// roleOf is the role of a technology: the one that is asked for, where it can
// have it, or else its main one.
func roleOf(t *techs.Tech, asked techs.Role) string {
	if asked != "" && t.Has(asked) {
		return string(asked)
	}
	if len(t.Roles) > 0 {
		return string(t.Roles[0])
	}
	return string(asked)
}

// row reads a row of a table of technologies: "Layer | Technology | Version".
func (t *techReader) row() []claims.Claim {
	column, version, label := -1, -1, -1
	for i, h := range t.piece.Headers {
		for _, w := range words.Of(h) {
			switch w {
			case "technology", "tech", "tool", "tools", "library", "choice", "selected", "framework", "package", "技术", "技術", "selection", "dependency", "stack", "技术选型", "选型", "工具", "框架", "ツール", "ライブラリ", "选择":
				if column < 0 {
					column = i
				}
			case "version", "版本", "バージョン":
				version = i
			case "layer", "part", "what", "aspect", "item", "need", "element", "kind", "tier", "component", "purpose", "role", "category", "concern", "area", "层", "层级", "用途", "type", "レイヤー", "层次", "类别":
				if label < 0 {
					label = i
				}
			}
		}
	}
	if column < 0 && t.isChoice() {
		column, label = 1, 0 // "Database | PostgreSQL 16" below whatever headers
	}
	if column < 0 || column >= len(t.piece.Cells) || !t.stack && label < 0 && version < 0 || t.ofTestRow(column) {
		return nil
	}
	asked := techs.Role("")
	if label >= 0 && label < len(t.piece.Cells) {
		asked = roleNamed(t.piece.Cells[label])
	}
	cell := techReader{piece: t.piece, text: t.piece.Cells[column], found: TechsIn(t.piece.Cells[column]), stack: true}
	if len(words.Of(cell.text)) > 4*len(cell.found)+4 {
		return nil
	}
	var out []claims.Claim
	for i := 0; i < len(cell.found); i++ {
		f := cell.found[i]
		if cell.mentioned(i) || cell.replaced(i) {
			continue
		}
		c := claims.Tech{Role: roleOf(f.Tech, asked), Name: f.Tech.Name, Version: f.Version}
		if c.Version == "" && version >= 0 && version < len(t.piece.Cells) && len(cell.found) == 1 {
			if v := strings.Trim(t.piece.Cells[version], "` v"); v != "" && strings.ContainsAny(v, "0123456789") && len(v) < 16 {
				c.Version = v
			}
		}
		for i+1 < len(cell.found) && cell.alternative(i) {
			i++
			c.Or = append(c.Or, cell.found[i].Tech.Name)
		}
		out = append(out, techClaim(c, false))
	}
	return out
}

// isChoice reports whether a row is a role and technologies, and no more.
func (t *techReader) isChoice() bool {
	cells := t.piece.Cells
	if len(cells) != 2 || roleNamed(cells[0]) == "" || len(words.Of(cells[0])) > 3 {
		return false
	}
	found := TechsIn(cells[1])
	return len(found) > 0 && strings.Trim(cells[1][:found[0].Start], "` ") == "" && strings.Trim(cells[1][found[len(found)-1].VersionEnd:], "`)+ ") == ""
}

// ofTestRow reports whether a row says which tool runs which tests.
func (t *techReader) ofTestRow(column int) bool {
	return t.piece.Frame.Testing && len(TechsIn(t.piece.Cells[column])) == 0
}
