package alike_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/conform/alike"
)

// rows are: name, the design's type and language, the code's type and language,
// the verdict; a | stands within types, so columns are cut at two blanks.
const rows = `
# columns of one database and another
code     VARCHAR(20)        sql  String(20)                   python      same
code     VARCHAR(20)        sql  String(50)                   python      different  the width is 50, the design has 20
code     VARCHAR(20)        sql  varchar(20)                  sql         same
code     VARCHAR(20)        sql  varchar(21)                  sql         different  the width is 21, the design has 20
code     VARCHAR(20)        sql  TEXT                         sql         different  it has no width, the design has 20
code     VARCHAR(20)        sql  String                       java        unknown
code     VARCHAR(255)       sql  String                       java        same
code     VARCHAR(255)       sql  string                       php         same
code     VARCHAR            sql  TEXT                         sql         same
code     TEXT               sql  VARCHAR(255)                 sql         same
code     TEXT               sql  String @db.Text              prisma      same
code     VARCHAR(20)        sql  CharField(20)                python      same
code     VARCHAR(20)        sql  CharField(30)                python      different  the width is 30, the design has 20
code     VARCHAR(20)        sql  VarChar(20)                  prisma      same
code     VARCHAR(20)        sql  character varying(20)        sql         same
code     VARCHAR(20)        sql  nvarchar(20)                 sql         same
code     NVARCHAR(MAX)      sql  TEXT                         sql         same
code     CHAR(3)            sql  string(3)                    csharp      same
code     VARCHAR(64)        sql  *string(64)                  go          same
total    DECIMAL(10,2)      sql  Numeric(10, 2)               python      same
total    DECIMAL(10,2)      sql  DECIMAL(12, 4)               sql         different  it holds (12, 4) digits, in the design (10, 2)
total    DECIMAL(10,2)      sql  BigDecimal                   java        same
total    DECIMAL(10,2)      sql  BigDecimal(10, 2)            java        same
total    DECIMAL(10,2)      sql  DOUBLE PRECISION             sql         different  it is a float, the design has a decimal
total    DECIMAL(10,2)      sql  INTEGER                      sql         different  it is an integer, the design has a decimal
total    DECIMAL(10,2)      sql  Float                        python      different  it is a float, the design has a decimal
total    DECIMAL(10,2)      sql  DecimalField(10, 2)          python      same
total    DECIMAL(10,2)      sql  number                       typescript  same
total    NUMERIC            sql  TEXT                         sql         different  it is text, the design has a decimal
total    MONEY              sql  decimal(19,4)                sql         same
id       SERIAL             sql  integer                      sql         same
id       SERIAL             sql  BIGSERIAL                    sql         same
id       BIGINT             sql  Long                         java        same
id       BIGINT             sql  bigIncrements                php         same
id       BIGINT             sql  BigInteger                   python      same
id       INTEGER            sql  AutoField                    python      same
id       INTEGER            sql  uint                         go          same
id       INT(11)            sql  int unsigned                 sql         same
id       UUID               sql  UUID(as_uuid=True)           python      same
id       UUID               sql  uniqueidentifier             sql         same
id       UUID               sql  Guid                         csharp      same
id       UUID               sql  String                       prisma      same
id       UUID               sql  VARCHAR(36)                  sql         same
id       UUID               sql  BIGINT                       sql         different  it is an integer, the design has a UUID
id       VARCHAR(36)        sql  uuid                         sql         same
id       VARCHAR(44)        sql  BIGINT                       sql         different  it is an integer, the design has text
token    UUID               sql  VARCHAR(255)                 sql         unknown
user_id  UUID               sql  foreignId                    php         different  it is an integer, the design has a UUID
at       TIMESTAMP          sql  timestamptz                  sql         same
at       TIMESTAMP          sql  timestamp with time zone     sql         same
at       TIMESTAMP          sql  DateTime(timezone=True)      python      same
at       TIMESTAMP          sql  DateTimeOffset               csharp      same
at       TIMESTAMP          sql  Instant                      java        same
at       TIMESTAMP          sql  Date                         typescript  same
at       TIMESTAMP          sql  time.Time                    go          same
at       TIMESTAMP(3)       sql  DateTime                     prisma      same
at       TIMESTAMP          sql  DATE                         sql         different  it is a date, the design has a time stamp
at       TIMESTAMP          sql  BIGINT                       sql         different  it is an integer, the design has a time stamp
at       TIMESTAMP          sql  VARCHAR(30)                  sql         different  it is text, the design has a time stamp
day      DATE               sql  LocalDate                    java        same
day      DATE               sql  Date                         java        same
day      DATE               sql  DateField                    python      same
at       TIME               sql  LocalTime                    java        same
ok       BOOLEAN            sql  bool                         go          same
ok       BOOLEAN            sql  TINYINT(1)                   sql         same
ok       BOOLEAN            sql  tinyint                      sql         unknown
ok       BOOLEAN            sql  bit                          sql         same
ok       BOOLEAN            sql  INTEGER                      sql         different  it is an integer, the design has a boolean
ok       BOOLEAN            sql  TEXT                         sql         different  it is text, the design has a boolean
data     JSONB              sql  JSON                         python      same
data     JSONB              sql  Json                         prisma      same
data     JSONB              sql  TEXT                         sql         unknown
data     JSONB              sql  Record<string, unknown>      typescript  same
data     JSONB              sql  INTEGER                      sql         different  it is an integer, the design has an object
tags     TEXT[]             sql  ARRAY(String)                python      same
tags     TEXT[]             sql  String[]                     prisma      same
tags     TEXT[]             sql  TEXT                         sql         different  it is text, the design has a list
tags     TEXT[]             sql  integer[]                    sql         different  of what it holds, it is an integer, the design has text
tags     JSONB              sql  text[]                       sql         unknown
raw      BYTEA              sql  LargeBinary                  python      same
raw      BLOB               sql  []byte                       go          same
state    ENUM('a', 'b')     sql  VARCHAR(20)                  sql         same
state    ENUM('a', 'b')     sql  OrderStatus                  java        unknown
state    order_status       sql  OrderStatus                  java        same
state    order_status       sql  Enum(OrderStatus)            python      unknown
# what a design says of columns in plain words
id       string             sql  BIGINT                       sql         same
id       string (UUID)      sql  uuid                         sql         same
name     string             sql  BIGINT                       sql         different  it is an integer, the design has text
total    number             sql  DECIMAL(10,2)                sql         same
# types across languages
id       string             typescript  Long                  java        same
userId   string             typescript  UUID                  java        same
id       string             typescript  number                typescript  different  it is a number, the design has text
id       number             typescript  UUID                  java        different  it is a UUID, the design has a number
name     string             typescript  String                java        same
name     string             typescript  &str                  rust        same
name     string             typescript  &'a str               rust        same
name     string             typescript  int                   python      different  it is an integer, the design has text
name     string | null      typescript  Optional<String>      java        same
name     string | null      typescript  Option<String>        rust        same
name     string?            kotlin      *string               go          same
name     str | None         python      string                typescript  same
name     Optional[str]      python      str                   python      same
x        string | number    typescript  String                java        same
x        string | number    typescript  boolean               java        different  none of its types is one of the design's
x        'a' | 'b'          typescript  String                java        same
x        'a' | 'b'          typescript  Kind                  java        unknown
at       string             typescript  Instant               java        unknown
at       string             typescript  Date                  typescript  different  it is a date or time stamp, the design has text
at       Date               typescript  LocalDateTime         java        same
at       datetime           python      Date                  typescript  same
n        number             typescript  int                   python      same
n        number             typescript  BigDecimal            java        same
n        int                python      f64                   rust        unknown
ok       boolean            typescript  bool                  csharp      same
ok       boolean            typescript  string                typescript  different  it is text, the design has a boolean
# wrappers
r        Promise<Order>            typescript  CompletableFuture<Order>     java    same
r        Promise<Order>            typescript  Order                        python  same
r        Promise<Order[]>          typescript  Task<List<Order>>            csharp  same
r        Promise<Order | null>     typescript  Mono<Order>                  java    same
r        Order                     python      ResponseEntity<Order>        java    same
r        Order                     python      Result<Order, Error>         rust    same
r        Order                     python      Task<ActionResult<Order>>    csharp  same
r        Promise<void>             typescript  Task                         csharp  same
r        Promise<void>             typescript  ()                           rust    same
r        None                      python      void                         java    same
r        void                      java        boolean                      java    unknown
r        Order                     go          (*Order, error)              go      same
r        Coroutine[Any, Any, Order]  python    Order                        python  same
r        Promise<Order>            typescript  Promise<Order[]>             typescript  different  it is a list of Order, the design has Order
r        Order[]                   typescript  Flux<Order>                  java    same
r        Order[]                   typescript  Order                        java    different  it is Order, the design has a list of Order
r        List<string>              java        Vec<String>                  rust    same
r        string[]                  typescript  string                       typescript  different  it is text, the design has a list
r        Sequence[Order]           python      list[Order]                  python  same
r        Map<String, Integer>      java        Record<string, number>       typescript  same
r        Map<String, Integer>      java        dict[str, str]               python  different  of what it holds, it is text, the design has an integer
r        map[string]int            go          HashMap<String, i64>         rust    same
r        object                    typescript  dict                         python  same
r        { a: string }             typescript  OrderView                    typescript  unknown
r        Page<Order>               java        Page<Order>                  java    same
r        Page<Order>               java        Page<Item>                   java    unknown
r        ApiResponse<Order>        typescript  Order                        typescript  unknown
r        Order                     typescript  OrderDto                     java    unknown
r        models.Order              python      Order                        python  same
r        "Order"                   python      Order                        python  same
r        Order                     typescript  string                       typescript  unknown
r        any                       typescript  Order                        typescript  unknown
r        (a: string) => void       typescript  Callback                     typescript  unknown
r        Uint8Array                typescript  bytes                        python  same
r        []byte                    go          Vec<u8>                      rust    same
r        Duration                  java        int                          python  unknown
r        Mapped[int]               python      int                          python  same
r        std::string               cpp         string                       go      same
r        sql.NullString            go          string                       go      same
r        unsigned int              c           u32                          rust    same
r        [4]string                 go          string[]                     typescript  same
r        Annotated[str, Len(3)]    python      str                          python  same
`

func TestTypes(t *testing.T) {
	n := 0
	for line := range strings.SplitSeq(rows, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		var f []string
		for part := range strings.SplitSeq(line, "  ") {
			if part = strings.TrimSpace(part); part != "" {
				f = append(f, part)
			}
		}
		if len(f) < 6 {
			t.Fatalf("row %q has %d columns: %q", line, len(f), f)
		}
		n++
		got := alike.TypesOf(f[0], f[1], f[2], f[3], f[4])
		if got.Verdict.String() != f[5] {
			t.Errorf("%s: %s (%s) against %s (%s) is %s, want %s: %s", f[0], f[1], f[2], f[3], f[4], got.Verdict, f[5], got.Why)
		}
		if len(f) > 6 && got.Why != f[6] {
			t.Errorf("%s: %s against %s (-want +got)\n-%s\n+%s", f[0], f[1], f[3], f[6], got.Why)
		}
	}
	if n < 120 {
		t.Errorf("%d rows, want 120 at least", n)
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct {
		a, b  string
		names bool
		table bool
	}{
		{"createOrder", "create_order", true, true},
		{"create_order", "CreateOrder", true, true},
		{"userID", "user_id", true, true},
		{"HTTPServer", "HttpServer", true, true},
		{"order-items", "OrderItems", true, true},
		{"orders", "Order", false, true},
		{"order_items", "OrderItem", false, true},
		{"categories", "Category", false, true},
		{"people", "person", false, true},
		{"addresses", "address", false, true},
		{"statuses", "status", false, true},
		{"boxes", "box", false, true},
		{"getOrder", "getOrders", false, true},
		{"news", "new", false, false},
		{"IOrderStore", "OrderStore", false, false},
		{"order", "orderer", false, false},
		{"", "", false, false},
	} {
		if got := alike.Names(test.a, test.b); got != test.names {
			t.Errorf("names %s and %s: %v", test.a, test.b, got)
		}
		if got := test.a != "" && singular(test.a) == singular(test.b); got != test.table {
			t.Errorf("tables %s and %s: %v", test.a, test.b, got)
		}
	}
}

// singular is a name with its last word in the singular, without conventions.
func singular(name string) string {
	words := alike.Words(name)
	if len(words) > 0 {
		words[len(words)-1] = alike.Singular(words[len(words)-1])
	}
	return strings.Join(words, "")
}

func TestRenamed(t *testing.T) {
	for _, test := range []struct{ promised, have, how string }{
		{"IOrderStore", "OrderStore", `without the prefix "I"`},
		{"OrderStore", "IOrderStore", `with the prefix "I"`},
		{"OrderStore", "OrderStoreImpl", `with the suffix "Impl"`},
		{"IOrderStore", "OrderStoreImpl", `without the prefix "I" and with the suffix "Impl"`},
		{"Order", "OrderDto", `with the suffix "Dto"`},
		{"OrderModel", "Order", `without the suffix "Model"`},
		{"OrderStore", "DefaultOrderStore", `with the prefix "Default"`},
		{"OrderStore", "OrderStore", ""},
		{"OrderStore", "order_store", ""},
		{"OrderStore", "PostgresOrderStore", ""},
		{"Item", "Items", ""},
		{"Invoice", "InvoiceService", ""},
		{"Image", "mage", ""},
		{"DataModel", "Data", `without the suffix "Model"`},
	} {
		how, ok := alike.Renamed(test.promised, test.have)
		if how != test.how || ok != (test.how != "") {
			t.Errorf("%s to %s: %q %v, want %q", test.promised, test.have, how, ok, test.how)
		}
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{"createHTTPOrder": "create http order", "user_id": "user id", "OrderID2": "order id2", "a.b-c": "a b c", "": ""} {
		if got := strings.Join(alike.Words(name), " "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func BenchmarkTypes(b *testing.B) {
	for b.Loop() {
		alike.TypesOf("id", "Promise<Order | null>", "typescript", "CompletableFuture<Optional<OrderDto>>", "java")
	}
}
