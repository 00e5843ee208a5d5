package symbols_test

// classical have source and what is declared in it, one language each.
var classical = []example{
	{"python", "", `from ..models import (Order as O, Cart)
import a.b as ab, c
MAX = 20

@router.post("/x",
    status_code=201)
async def create(id: int, /, *rest, body: Body = Depends(get), **more) -> "Order":
    def inner(): pass
    return None

@dataclass
class Order(Base, Generic[T], metaclass=M):
    id: int
    total: Decimal = Decimal("0")
    @property
    def big(self) -> bool:
        self.seen: bool = True
        if self.seen: self.other = 1
        return self.total > MAX
class Status(str, Enum):
    OPEN = "open"
type Ids = list[int]
`, `
import O = Order of ..models
import Cart = Cart of ..models
import ab =  of a.b
import c =  of c
constant MAX = 20 3
function create(id: int, rest, body: Body = Depends(get), more) -> "Order" @router.post("/x", status_code=201) 7-9
function create.inner() 8
class Order < Base, Generic @dataclass 12-19
field Order.id: int 13
field Order.total: Decimal = Decimal("0") 14
method Order.big() -> bool @property 16-19
field Order.seen: bool = True 17
enum Status < str, Enum 20-21
member Status.OPEN = open 21
alias Ids: list[int] 22
`},
	{"java", "shop.orders", `package shop.orders;
import java.util.List;
import static shop.Limits.*;
@Entity @Table(name = "orders")
public class Order<T extends Base> extends Item<T> implements Serializable, Other {
    public static final int MAX = 20;
    @Column(nullable = false)
    private Map<String, List<Long>> lines = new HashMap<>(), more;
    Order(@NotNull Long id) throws IOException, OtherException { this.id = id; }
    public <R> Optional<R> find(final String name, int... rest);
    void delete(Long id) { Runnable r = new Runnable() { public void run() { } }; if (id < 3) { } }
    enum State { OPEN("o") { }, CLOSED("c"); private final String code; State(String code) { } }
}
record Point(int x, @Min(1) int y) { }
@interface Role { String value() default "user"; }
`, `
import List = List of java.util
import * =  of shop.Limits
class Order < Item, Serializable, Other @Entity @Table(name = "orders") 5-13
constant Order.MAX: int = 20 6
field Order.lines: Map<String, List<Long>> = new HashMap<>() @Column(nullable = false) private 8
field Order.more: Map<String, List<Long>> @Column(nullable = false) private 8
method Order.Order(@NotNull id: Long) private 9
method Order.find(name: String, rest: int...) -> Optional<R> 10
method Order.delete(id: Long) -> void private 11
enum Order.State private 12
member Order.State.OPEN = o 12
member Order.State.CLOSED = c 12
field Order.State.code: String private 12
method Order.State.State(code: String) private 12
class Point(x: int, @Min(1) y: int) private 14
field Point.x: int 14
field Point.y: int @Min(1) 14
interface Role private 15
method Role.value() -> String 15
`},
	{"csharp", "Shop.Orders", `using System.Text;
using Alias = Shop.Base;
namespace Shop.Orders;
[ApiController]
[Route("api/[controller]"), Authorize(Roles = "admin")]
public class OrdersController(IStore store) : ControllerBase, IDisposable where T : new()
{
    private const int MaxItems = 20;
    public required string Name { get; set; } = "n";
    public int Count => _items.Count;
    event EventHandler Changed;
    [HttpGet("{id}")]
    public async Task<ActionResult<Order>> Get([FromRoute] Guid id, int page = 1) => await _store.Find(id);
    public OrdersController(int a) : base(a) { }
    IEnumerator IEnumerable.GetEnumerator() { int Local(int x) { return x; } return null; }
    public static bool operator ==(A a, B b) => true;
    public T Load<T>(int id, Func<T, bool>? keep = null) where T : class, IStored, new()
    {
        return _store.Load<T>(id);
    }
    enum State { Open = 1, Closed }
}
public record Order(Guid Id, decimal Total = 0);
public interface IStore { Task Save(Order order); }
`, `
import * =  of System.Text
import Alias =  of Shop.Base
class OrdersController(store: IStore) < ControllerBase, IDisposable @ApiController @Route("api/[controller]") @Authorize(Roles = "admin") 6-22
field OrdersController.store: IStore 6
constant OrdersController.MaxItems: int = 20 private 8
field OrdersController.Name: string = n 9
field OrdersController.Count: int 10
field OrdersController.Changed: EventHandler private 11
method OrdersController.Get(@FromRoute id: Guid, page: int = 1) -> Task<ActionResult<Order>> @HttpGet("{id}") 13
method OrdersController.OrdersController(a: int) 14
method OrdersController.GetEnumerator() -> IEnumerator private 15
function OrdersController.GetEnumerator.Local(x: int) -> int private 15
method OrdersController.operator==(a: A, b: B) -> bool 16
method OrdersController.Load(id: int, keep: Func<T, bool>? = null) -> T 17-20
enum OrdersController.State private 21
member OrdersController.State.Open = 1 21
member OrdersController.State.Closed 21
class Order(Id: Guid, Total: decimal = 0) 23
field Order.Id: Guid 23
field Order.Total: decimal = 0 23
interface IStore 24
method IStore.Save(order: Order) -> Task 24
`},
	{"javascript", "", `import express, { Router as R } from 'express'
import * as path from "path"
const { a, b: c } = require('./x')
const d = require('./y').z
const LIMIT = 20, other = 'o'
const handler = asyncHandler(async (req, res) => { res.json({}) })
function setup(app) { function inner() {} }
exports.list = async function (req, res) {}
Order.prototype.total = function () { return 1 }
module.exports = { create(req) {}, update: async (id) => id, ttl: { user: 300 } }
class Cart extends Base { #secret = 1; static make(x = {}) { } get size() { return 1 } on = (e) => { } async *each() { } }
export default function () { }
export * from './more'
const fn = x => x / 2 / 3, obj = Object.freeze({ A: 'a' })
`, `
import express = default of express
import R = Router of express
import path =  of path
import a = a of ./x
import c = b of ./x
import d = z of ./y
import * =  of ./more
constant LIMIT = 20 private 5
constant other = o private 5
function handler(req, res) private 6
function setup(app) private 7
function setup.inner() private 7
function list(req, res) 8
method Order.total() 9
method create(req) 10
method update(id) 10
field ttl 10
field ttl.user = 300 10
class Cart < Base private 11
field Cart.secret = 1 private 11
method Cart.make(x = {}) 11
method Cart.size() 11
method Cart.on(e) 11
method Cart.each() 11
function default() 12
function fn(x) private 14
constant obj private 14
field obj.A = a 14
`},
	{"typescript", "", `import type { Order } from './order';
@Controller('orders')
export class OrdersController extends Base<Order> implements A, B {
  constructor(private readonly orders: OrdersService, @Inject(X) y?: string) { super(); }
  @Get(':id')
  async find(@Param('id') id: string, page = 1): Promise<Order | null> { return null }
  private limit?: number = 20;
  handle = async <T,>(e: T): Promise<void> => { }
  abstract save(o: Order): void
}
export interface Order {
  readonly id: string;
  total?: number | null
  lines: { sku: string; n: number }[];
  cancel(reason?: string): Promise<void>;
  [key: string]: unknown;
}
type State = 'open' | 'closed';
export type Body = { name: string, tags?: string[] } & Base;
export enum Kind { A = 'a', B }
export const make = ({ id, n = 1 }: Props): JSX.Element => <div>Don't</div>;
declare module 'x' { function f(a: (b: number) => void): string }
let later: Map<string, number>;
type Ask = | { kind: 'a' } | { kind: 'b'; age: number };
`, `
import Order = Order of ./order
class OrdersController < Base, A, B @Controller('orders') 3-10
method OrdersController.constructor(orders: OrdersService, @Inject(X) y: string?) 4
field OrdersController.orders: OrdersService private 4
method OrdersController.find(@Param('id') id: string, page = 1) -> Promise<Order | null> @Get(':id') 6
field OrdersController.limit: number? = 20 private 7
method OrdersController.handle(e: T) -> Promise<void> 8
method OrdersController.save(o: Order) -> void 9
interface Order 11-17
field Order.id: string 12
field Order.total: number | null? 13
field Order.lines: { sku: string; n: number }[] 14
method Order.cancel(reason: string?) -> Promise<void> 15
alias State: 'open' | 'closed' private 18
alias Body: { name: string, tags?: string[] } & Base 19
field Body.name: string 19
field Body.tags: string[]? 19
enum Kind 20
member Kind.A = a 20
member Kind.B 20
function make({ id, n = 1 }: Props) -> JSX.Element 21
module x private 22
function x.f(a: (b: number) => void) -> string private 22
variable later: Map<string, number> private 23
alias Ask: | { kind: 'a' } | { kind: 'b'; age: number } private 24
`},
	{"go", "orders", `package orders

import (
	"net/http"
	"github.com/go-chi/chi/v5"
	store "shop/db"
)

const (
	Max  = 20
	open = iota
)

var limit, other = "20", f()

type Order struct {
	Base
	ID    string ` + "`" + `json:"id"` + "`" + `
	lines []Line
}

type Store interface {
	Find(id string, n, m int) (*Order, error)
}

type ID = string

func (s *Server[T]) Create(w http.ResponseWriter, r *http.Request) error {
	inner := func(x int) {}
	return nil
}
`, `
import http =  of net/http
import chi =  of github.com/go-chi/chi/v5
import store =  of shop/db
constant Max = 20 10
constant open = 1 private 11
variable limit = 20 private 14
variable other = f() private 14
struct Order < Base 16-20
field Order.ID: string @json:"id" 18
field Order.lines: []Line private 19
interface Store 22-24
method Store.Find(id: string, n: int, m: int) -> (*Order, error) 23
alias ID: string 26
method Server.Create(w: http.ResponseWriter, r: *http.Request) -> error 28-31
function Server.Create.inner(x: int) private 29
`},
}
