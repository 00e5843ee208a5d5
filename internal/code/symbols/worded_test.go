package symbols_test

// worded have source and what is declared in it, one language each.
var worded = []example{
	{"rust", "", `use axum::{routing::{get, post as p}, Router};
use std::fmt::*;
mod handlers;
pub const MAX: usize = 20;
#[derive(Debug, Clone)]
pub struct Order<'a> { pub id: Uuid, #[serde(rename = "t")] total: Option<&'a str> }
pub struct Wrapper(pub i64);
pub enum State { Open, Closed { why: String }, Other(u8) }
impl<T> Display for Order<'_> where T: A {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result<(), Error> { Ok(()) }
}
impl State { pub(crate) async fn next(self, n: u32) -> Self { fn local() {} self } }
pub trait Store: Send { fn find(&self, id: &str) -> Option<Order>; }
type Id = Uuid;
mod tests { #[test] fn works() {} }
`, `
import get = get of axum::routing
import p = post of axum::routing
import Router = Router of axum
import * =  of std::fmt
import handlers =  of handlers
struct Order < Display @derive(Debug, Clone) 6
field Order.id: Uuid 6
field Order.total: Option<&'a str> @serde(rename = "t") private 6
struct Wrapper(pub i64) 7
enum State 8
member State.Open 8
member State.Closed 8
member State.Other 8
method Order.fmt(f: &mut Formatter<'_>) -> Result<(), Error> private 10
method State.next(n: u32) -> Self 12
function State.next.local() private 12
interface Store < Send 13
method Store.find(id: &str) -> Option<Order> 13
alias Id: Uuid private 14
module tests private 15
function tests.works() @test private 15
`},
	{"php", "App\\Orders", `<?php
namespace App\Orders;
use App\{Base, Other as O};
use Illuminate\Http\Request;
const LIMIT = 20;
define('OTHER', 5);
#[ORM\Entity(table: 'orders')]
final class Order extends Base implements A, B {
    use HasSlug, Filters;
    public const MAX = 20;
    protected ?string $name = 'n';
    public function __construct(private readonly Store $store, int $n = 1) {}
    #[Route('/x', methods: ['GET'])]
    public static function find(array $ids, ?Request $r = null): ?static { return null; }
    abstract protected function save(): void;
}
enum State: string { case Open = 'open'; public function label(): string { return ''; } }
function helper(&$x, ...$rest) { }
$app = new App();
`, `
import Base = Base of App
import O = Other of App
import Request = Request of Illuminate\Http
constant LIMIT = 20 5
constant OTHER = 5 6
class Order < Base, A, B, HasSlug, Filters @ORM\Entity(table: 'orders') 8-16
constant Order.MAX = 20 10
field Order.name: ?string = n private 11
method Order.__construct(store: Store, n: int = 1) 12
field Order.store: Store private 12
method Order.find(ids: array, r: ?Request = null) -> ?static @Route('/x', methods: ['GET']) 14
method Order.save() -> void private 15
enum State < string 17
member State.Open = open 17
method State.label() -> string 17
function helper(x, rest) 18
variable app = new App() 19
`},
	{"ruby", "", `require_relative 'base'
module Shop
  class Order < Base::Record
    include Comparable
    MAX = 20
    attr_accessor :id, :total
    def self.find(id, *rest, n: 1, &block)
      return nil if id.nil?
      x = if id then 1 else 2 end
      [1].each do |y| puts y end while false
    end
    def big? = total > MAX
    def name=(value)
      @name = value
    end
    private
    def secret a, b = 2
      case a when 1 then 2 end
    end
    class << self
      def make; end
    end
  end
end
`, `
import * =  of ./base
module Shop 2-23
class Shop.Order < Base::Record, Comparable 3-22
constant Shop.Order.MAX = 20 5
field Shop.Order.id 6
field Shop.Order.total 6
method Shop.Order.find(id, rest, n = 1, block) 7-11
method Shop.Order.big?() 12
method Shop.Order.name=(value) 13-15
method Shop.Order.secret(a, b = 2) private 17-19
method Shop.Order.make() private 21
`},
	{"kotlin", "shop.orders", `package shop.orders
import io.ktor.server.*
import shop.Base as B
@Entity
data class Order(@Id val id: Long, private var total: Int = 1, note: String?) : Base(id), Other {
    companion object { const val MAX = 20 }
    val big: Boolean get() = total > 10
    suspend fun <T> place(cart: Cart, vararg rest: T): Result<Order> { fun inner() = 1; return x }
    constructor(x: Int) : this(x.toLong()) { }
}
enum class State(val code: Int) { OPEN(1), CLOSED(2); fun next() = OPEN }
fun interface Handler { fun handle(x: Int) }
fun Application.module() { routing { } }
fun ` + "`" + `with blanks` + "`" + `(): Unit = Unit
object Limits { val top by lazy { 3 } }
`, `
import * =  of io.ktor.server
import B = Base of shop
class Order(@Id id: Long, total: Int = 1, note: String?) < Base, Other @Entity 5-10
field Order.id: Long @Id 5
field Order.total: Int = 1 private 5
constant Order.MAX = 20 6
field Order.big: Boolean = total > 10 7
method Order.place(cart: Cart, rest: T) -> Result<Order> 8
function Order.place.inner() 8
method Order.constructor(x: Int) 9
enum State(code: Int) 11
field State.code: Int 11
member State.OPEN = 1 11
member State.CLOSED = 2 11
method State.next() 11
interface Handler 12
method Handler.handle(x: Int) 12
function Application.module() 13
function with blanks() -> Unit 14
module Limits 15
field Limits.top 15
`},
	{"scala", "shop", `package shop
import a.b.{C, D => E, _}
case class Order(id: Long, total: BigDecimal = 0) extends Base with Other
trait Store[F[_]] { def find(id: Long)(implicit c: C): F[Option[Order]] }
object Main extends App {
  private val Max = 20
  def run: Unit = {
    def inner(x: Int) = x + 1
  }
}
`, `
import C = C of a.b
import E = D of a.b
import * =  of a.b
class Order(id: Long, total: BigDecimal = 0) < Base, Other 3
field Order.id: Long 3
field Order.total: BigDecimal = 0 3
interface Store 4
method Store.find(id: Long, c: C) -> F[Option[Order]] 4
module Main < App 5-10
field Main.Max = 20 private 6
method Main.run() -> Unit 7-9
function Main.run.inner(x: Int) 8
`},
	{"c", "", `#include "order.h"
#define MAX 20 /* most */
#define SQ(x) ((x) * (x))
typedef struct order { int id, *lines[3]; } order_t;
enum state { OPEN, CLOSED = 5 };
static const char *name_of(const order_t *o, int n)
{
#ifdef A
	if (n) {
#else
	if (!n) {
#endif
		return 0;
	}
}
int later(int);
unsigned long counter = 1;
`, `
import * =  of order.h
constant MAX = 20 2
function SQ(x) 3
struct order_t 4
field order_t.id: int 4
field order_t.lines: int 4
enum state 5
member state.OPEN 5
member state.CLOSED = 5 5
function name_of(o: const order_t *, n: int) -> const char * private 6-15
function later(: int) -> int 16
variable counter: unsigned long = 1 17
`},
	{"cpp", "", `namespace shop {
template <typename T>
class Order final : public Base<T>, private Other {
public:
  explicit Order(int id) : id_(id), m_{2} {}
  ~Order() override = default;
  auto lines(const std::map<std::string, int>& by, int n = 3) const -> std::vector<T> { return {}; }
  bool operator==(const Order& o) const;
  static constexpr int kMax = 20;
private:
  int id_;
  enum class State : int { Open, Closed };
};
using Id = long;
}
int shop::Order<int>::count() { return 1; }
`, `
module shop 1-15
class shop.Order < Base, Other 3-13
method shop.Order.Order(id: int) 5
method shop.Order.~Order() 6
method shop.Order.lines(by: const std::map<std::string, int>&, n: int = 3) -> std::vector<T> 7
method shop.Order.operator==(o: const Order&) -> bool 8
constant shop.Order.kMax: int = 20 9
field shop.Order.id_: int 11
enum shop.Order.State < int 12
member shop.Order.State.Open 12
member shop.Order.State.Closed 12
alias shop.Id: long 14
method shop.Order.count() -> int 16
`},
}
