package symbols_test

// data have source and what is declared in it, one language each.
var data = []example{
	{"shell", "", `source ./lib.sh
MAX=20
export NAME="a b"
deploy() {
  local x=1
  case $1 in a) echo "$(b "c")" ;; esac
}
function build { :; }
`, `
import * =  of ./lib.sh
variable MAX = 20 private 2
variable NAME = a b 3
function deploy() 4-7
function build() 8
`},
	{"sql", "", `CREATE TYPE state AS ENUM ('open', 'closed');
create table if not exists shop.orders (
  id uuid primary key,
  "total" numeric(10, 2) not null default 0,
  constraint positive check (total > 0)
);
CREATE OR REPLACE FUNCTION f(a int, b text) RETURNS trigger AS $$ begin end $$ LANGUAGE plpgsql;
`, `
enum state 1
member state.open = open 1
member state.closed = closed 1
struct orders 2-6
field orders.id: uuid 3
field orders.total: numeric(10, 2) 4
function f(a: int, b: text) -> trigger 7
`},
	{"prisma", "", `datasource db {
  provider = "postgresql"
}
model Order {
  id    String @id @default(uuid())
  state State? @map("order_state")
  @@map("orders")
}
enum State {
  OPEN
}
`, `
key datasource.db 1-3
key datasource.db.provider = postgresql 2
class Order @map("orders") 4-8
field Order.id: String @id @default(uuid()) 5
field Order.state: State? @map("order_state") 6
enum State 9-11
member State.OPEN 10
`},
	{"json", "", `{"a": {"b": [1, 2], "c": [{"d": -1}, {"d": "x"}]}, "e": null}
`, `
key a 1
key a.b = [1, 2] 1
key a.c 1
key a.c.0.d = -1 1
key a.c.1.d = x 1
key e = null 1
`},
	{"yaml", "", `server: # comment
  port: 8080
  hosts:
  - a
  - name: "b: c"
    url: http://x
text: |
  not: a key
'quoted': [1, 2]
`, `
key server 1-6
key server.port = 8080 2
key server.hosts 3-6
key server.hosts.1.name = b: c 5
key server.hosts.1.url = http://x 6
key text 7-8
key quoted = [1, 2] 9
`},
	{"hcl", "", `resource "aws_sqs_queue" "orders" {
  name = "orders-${var.env}"
  tags = { team = "shop", n = 1 }
  redrive {
    max = 3
  }
}
`, `
key resource.aws_sqs_queue.orders 1-7
key resource.aws_sqs_queue.orders.name = orders-${var.env} 2
key resource.aws_sqs_queue.orders.tags 3
key resource.aws_sqs_queue.orders.tags.team = shop 3
key resource.aws_sqs_queue.orders.tags.n = 1 3
key resource.aws_sqs_queue.orders.redrive 4-6
key resource.aws_sqs_queue.orders.redrive.max = 3 5
`},
	{"toml", "", `[package]
name = "x"
serde.version = "1"
[[bin]]
path = [
  "a",
]
`, `
key package 1-3
key package.name = x 2
key package.serde.version = 1 3
key bin 4-7
key bin.path = [ "a", ] 5-7
`},
	{"properties", "", `spring.datasource.url=jdbc:x
# comment
NAME = "a b"
`, `
key spring.datasource.url = jdbc:x 1
key NAME = a b 3
`},
}
