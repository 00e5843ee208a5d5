package conform_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/conform"
)

// Promises that were once judged otherwise than a reader did, in what only whole
// files show.
func TestMendedTales(t *testing.T) {
	hold(t, []tale{
		{
			"an error of a library is not missing",
			"# D\n\n## Errors\n\n| Error | When |\n|---|---|\n| `StampMissingError` | no stamp |\n| `DeskClosedError` | closed |\n| `BrokerError` | the broker is gone |\n",
			map[string]string{
				"desk.py":  "class StampMissingError(ValueError):\n    pass\n\nclass DeskClosedError(ValueError):\n    pass\n",
				"serve.py": "from broker import BrokerError\nfrom desk import StampMissingError, DeskClosedError\n\ndef serve(day):\n    try:\n        open_desk(day)\n    except BrokerError:\n        raise StampMissingError()\n    raise DeskClosedError()\n",
			},
			"error", "| `BrokerError`", conform.Unresolved,
		},
		{
			"an error that nothing names is missing",
			"# D\n\n## Errors\n\n| Error | When |\n|---|---|\n| `StampMissingError` | no stamp |\n| `DeskClosedError` | closed |\n| `BrokerError` | the broker is gone |\n",
			map[string]string{
				"desk.py":  "class StampMissingError(ValueError):\n    pass\n\nclass DeskClosedError(ValueError):\n    pass\n",
				"serve.py": "from desk import StampMissingError, DeskClosedError\n\ndef serve(day):\n    if day:\n        raise StampMissingError()\n    raise DeskClosedError()\n",
			},
			"error", "| `BrokerError`", conform.Violated,
		},
		{
			"the values that a field lists are held against the field's own",
			"# D\n\n## Data\n\n```typescript\ninterface Desk {\n  state: 'open' | 'shut';\n}\n```\n",
			map[string]string{"desk.ts": "export interface Desk {\n  state: 'open' | 'closed';\n}\n\nexport type State = 'open' | 'shut' | 'moved';\n"},
			"enum", "state:", conform.Violated,
		},
		{
			"the values of a field may be those of its type",
			"# D\n\n## Data\n\n```python\nclass Desk(BaseModel):\n    state: Literal[\"open\", \"shut\"]\n```\n",
			map[string]string{"desk.py": "class DeskState(str, Enum):\n    OPEN = \"open\"\n    SHUT = \"shut\"\n\n\nclass Desk(BaseModel):\n    state: DeskState\n"},
			"enum", "state:", conform.Satisfied,
		},
		{
			"the values of a field without a type are open",
			"# D\n\n## Data\n\n```typescript\ninterface Desk {\n  state: 'open' | 'shut';\n}\n```\n",
			map[string]string{"desk.ts": "export interface Desk {\n  state: string;\n}\n\nexport type State = 'open' | 'moved';\n"},
			"enum", "state:", conform.Unresolved,
		},
		{
			"a part that is held under another name is held",
			"# D\n\n## Desk\n\n```kotlin\nclass LendCard(private val repo: CardRepository)\n```\n",
			map[string]string{
				"desk/LendCard.kt": "package desk\n\nclass LendCard(private val cardRepository: CardRepository, private val clock: Clock) {\n    fun lend() = cardRepository.next(clock)\n}\n",
				"desk/Cards.kt":    "package desk\n\ninterface CardRepository {\n    fun next(clock: Clock): Int\n}\n",
			},
			"field", "class LendCard(private val repo", conform.Satisfied,
		},
		{
			"the most that a field may hold says nothing of the least",
			"# D\n\n## Data\n\n```java\n@Entity\n@Table(name = \"desks\")\nclass Desk {\n    @Size(min = 1)\n    private String label;\n}\n```\n",
			map[string]string{"desk/Desk.java": "package desk;\n\n@Entity\n@Table(name = \"desks\")\nclass Desk {\n    @NotBlank\n    @Size(max = 9)\n    private String label;\n}\n"},
			"bound", "@Size", conform.Unresolved,
		},
		{
			"a type beside a message of protobuf holds what it likes",
			"# D\n\n## API\n\n```protobuf\nmessage Desk {\n  string label = 1;\n  int64 opened_at = 2;\n}\n```\n",
			map[string]string{"desk.go": "package desk\n\nimport \"time\"\n\ntype Desk struct {\n\tLabel    string\n\tOpenedAt time.Time\n}\n\nfunc New() Desk { return Desk{} }\n", "main.go": "package desk\n\nvar first = New()\n"},
			"field", "int64 opened_at", conform.Satisfied,
		},
		{
			"a field of a message of protobuf is not missing in a type of its name",
			"# D\n\n## API\n\n```protobuf\nmessage Desk {\n  string label = 1;\n  int64 opened_at = 2;\n}\n```\n",
			map[string]string{"desk.go": "package desk\n\ntype Desk struct {\n\tLabel string\n}\n\nfunc New() Desk { return Desk{} }\n", "main.go": "package desk\n\nvar first = New()\n"},
			"field", "int64 opened_at", conform.Unresolved,
		},
		{
			"a relation is no column",
			"# D\n\n## Data\n\n```prisma\nmodel Desk {\n  id Int @id\n  shifts Shift[]\n}\n```\n",
			map[string]string{"schema.prisma": "model Desk {\n  id Int @id\n  hours Shift[]\n}\n\nmodel Shift {\n  id Int @id\n  deskId Int\n  desk Desk @relation(fields: [deskId], references: [id])\n}\n"},
			"column", "  shifts Shift[]", conform.Unresolved,
		},
		{
			"SQLite keeps times as text",
			"# D\n\n## Data\n\n```sql\nCREATE TABLE visits (\n  day DATETIME NOT NULL,\n  late BOOLEAN\n);\n```\n",
			map[string]string{
				"package.json": `{"dependencies": {"better-sqlite3": "9.0.0"}}`,
				"schema.sql":   "CREATE TABLE visits (\n  day TEXT NOT NULL,\n  late INTEGER\n);\n",
			},
			"column", "  day DATETIME", conform.Satisfied,
		},
		{
			"other databases have time stamps",
			"# D\n\n## Data\n\n```sql\nCREATE TABLE visits (\n  day TIMESTAMP NOT NULL,\n  late BOOLEAN\n);\n```\n",
			map[string]string{
				"package.json": `{"dependencies": {"pg": "8.0.0"}}`,
				"schema.sql":   "CREATE TABLE visits (\n  day TEXT NOT NULL,\n  late INTEGER\n);\n",
			},
			"column", "  day TIMESTAMP", conform.Violated,
		},
		{
			"of two types that the design gives one is kept",
			"# D\n\n## Data\n\n```sql\nCREATE TABLE visits (\n  day DATE NOT NULL\n);\n```\n\n### Types\n\n```typescript\nexport const visits = pgTable(\"visits\", {\n  day: text(\"day\").notNull(),\n});\n```\n",
			map[string]string{"schema.sql": "CREATE TABLE visits (\n  day DATE NOT NULL\n);\n"},
			"column", "  day: text", conform.Unresolved,
		},
		{
			"of two types that the design gives none is kept",
			"# D\n\n## Data\n\n```sql\nCREATE TABLE visits (\n  day DATE NOT NULL\n);\n```\n\n### Types\n\n```typescript\nexport const visits = pgTable(\"visits\", {\n  day: text(\"day\").notNull(),\n});\n```\n",
			map[string]string{"schema.sql": "CREATE TABLE visits (\n  day BIGINT NOT NULL\n);\n"},
			"column", "  day: text", conform.Violated,
		},
	})
}

// The verdict on an index whose name another has says which line takes the name.
func TestIndexNameTaken(t *testing.T) {
	s := tale{
		design: "# D\n\n## Data\n\n```sql\nCREATE TABLE visits (\n  day INT,\n  desk INT\n);\nCREATE INDEX visits_of_day ON visits (day, desk);\n```\n",
		files: map[string]string{
			"migrations/1_visits.sql": "CREATE TABLE visits (\n  day INT,\n  desk INT\n);\nCREATE INDEX by_day ON visits (desk);\n",
			"migrations/2_more.sql":   "CREATE INDEX IF NOT EXISTS by_day ON visits (day, desk);\n",
		},
		check: "index", line: "CREATE INDEX visits",
	}
	got := s.verdictOn(t)
	if len(got) != 1 || got[0].Verdict != conform.Violated || len(got[0].Source) != 2 || got[0].Source[0].File != "migrations/1_visits.sql" || got[0].Source[0].Line != 5 || !strings.Contains(got[0].Message, "the name by_day") {
		t.Errorf("%+v", got)
	}
}
