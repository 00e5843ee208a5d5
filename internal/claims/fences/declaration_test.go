package fences_test

import (
	"maps"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/internal/testclaims"
	"kiro-mcp/specfs/doc"
)

func TestDeclarationsInFences(t *testing.T) {
	kinds := []claims.Kind{claims.KindMethod, claims.KindType, claims.KindField, claims.KindEnum, claims.KindError, claims.KindConstant, claims.KindBound}
	testclaims.Run(t, []testclaims.Case{
		{
			"Python without bodies", "## S\n```python\nclass CartService:\n    async def open(self, owner: UUID, items: list[Item] = None) -> Cart\n    def close(self, id: UUID) -> None: ...\n```\n",
			"3 type CartService\n4 method CartService.open(owner:UUID, items:list[Item]) -> Cart\n5 method CartService.close(id:UUID) -> None",
		},
		{"a signature over lines", "## S\n```python\ndef merge(\n    left: Cart,\n    right: Cart,\n) -> Cart\n```\n", "3 method merge(left:Cart, right:Cart) -> Cart"},
		{"a data class", "## S\n```python\n@dataclass\nclass Cart:\n    id: UUID\n    note: Optional[str] = None\n```\n", "4 type Cart\n5 field Cart.id: UUID\n6 field Cart.note: Optional[str] optional"},
		{"an interface", "## S\n```typescript\ninterface Cart {\n  id: string;\n  note?: string;\n  close(at: Date): Promise<void>;\n}\n```\n", "3 type Cart\n4 field Cart.id: string\n5 field Cart.note: string optional\n6 method Cart.close(at:Date) -> Promise<void>"},
		{"a union of texts", "## S\n```ts\ntype CartState = 'open' | 'closed';\n```\n", "3 type CartState\n3 enum CartState of open,closed"},
		{"an enum with values on the wire", "## S\n```python\nclass CartState(str, Enum):\n    OPEN = \"open\"\n    CLOSED = \"closed\"\n```\n", "3 type CartState\n3 enum CartState of open,closed"},
		{
			"limits of fields", "## S\n```python\nclass Cart(BaseModel):\n    lines: int = Field(3, gt=0, le=99)\n    note: str = Field(min_length=1)\n    left: int = Field(5)\n```\n```java\nclass Till { @Size(min = 1, max = 20) private String name; }\n```\n```csharp\nclass Door { [Range(1, 9)] pub" + "lic int Width { get; set; } }\n```\n```ts\nclass Shelf { @MaxLength(20) name: string; }\n```\n",
			"3 type Cart\n4 field Cart.lines: int\n4 bound Cart.lines min\n4 bound Cart.lines max\n5 field Cart.note: str\n5 bound Cart.note min_length\n6 field Cart.left: int\n9 type Till\n9 field Till.name: String\n9 bound Till.name min_length\n9 bound Till.name max_length\n12 type Door\n12 field Door.Width: int\n12 bound Door.Width min\n12 bound Door.Width max\n15 type Shelf\n15 field Shelf.name: string\n15 bound Shelf.name max_length",
		},
		{"Java", "## S\n```java\npublic interface CartService {\n    Cart open(UUID owner) throws CartException;\n}\n```\n", "3 type CartService\n4 method CartService.open(owner:UUID) -> Cart"},
		{"Go", "## S\n```go\ntype Store interface {\n\tSave(ctx context.Context, c Cart) error\n}\n```\n", "3 type Store\n4 method Store.Save(ctx:context.Context, c:Cart) -> error"},
		{"Rust", "## S\n```rust\npub trait Store {\n    fn save(&self, cart: &Cart) -> Result<(), StoreError>;\n}\n```\n", "3 type Store\n4 method Store.save(cart:&Cart) -> Result<(), StoreError>"},
		{"C#", "## S\n```csharp\npub" + "lic record CartDto(Guid Id, string Note);\npublic interface ICarts\n{\n    Task<Cart> OpenAsync(Guid owner);\n}\n```\n", "3 type CartDto\n3 field CartDto.Id: Guid\n3 field CartDto.Note: string\n4 type ICarts\n6 method ICarts.OpenAsync(owner:Guid) -> Task<Cart>"},
		{"C# properties", "## S\n```csharp\npub" + "lic class Cart\n{\n    pub" + "lic string Note { get; set; }\n    pub" + "lic bool IsOpen { get; set; }\n}\n```\n", "3 type Cart\n5 field Cart.Note: string\n6 field Cart.IsOpen: bool"},
		{
			"Swift", "## S\n```swift\nprotocol CartStore: AnyObject {\n    var size: Int { get }\n    func open(for owner: UUID) async throws -> Cart?\n}\nenum CartState: String {\n    case open, closed\n}\nfinal class Till {\n    private let store: CartStore\n    func close() {\n        let now: Date = Date()\n    }\n}\n```\n",
			"3 type CartStore\n4 field CartStore.size: Int\n5 method CartStore.open(owner:UUID) -> Cart?\n7 type CartState\n7 enum CartState of open,closed\n10 type Till\n11 field Till.store: CartStore\n12 method Till.close()",
		},
		{
			"methods listed without their bodies", "## S\n```php\nclass Till extends Box\n{\n    public function open(): void\n    public function shut(int $drawer): bool\n\n    public function count(): int\n    {\n        return 2;\n    }\n}\n```\n",
			"3 type Till\n5 method Till.open() -> void\n6 method Till.shut(drawer:int) -> bool\n8 method Till.count() -> int",
		},
		{"an error with its status", "## S\n```python\nclass CartClosedError(Exception):\n    status_code = 409\n```\n", "3 error CartClosedError 409"},
		{"a named value", "## S\n```python\nMAX_CARTS = 20\n```\n", "3 constant MAX_CARTS"},
		{"parameters that are left out", "## S\n```python\ndef open(...) -> Cart\n```\n", "3 method open -> Cart"},
		{"a bare signature below a class", "## Components\n### CartService\n```typescript\nasync open(owner: string): Promise<Cart> {\n  return null;\n}\n```\n", "4 method CartService.open(owner:string) -> Promise<Cart>"},
		{"what only calls", "## S\n```ts\nconst cart = await carts.open(owner);\nconsole.log(cart.id);\n```\n", ""},
		{"a test", "## S\n```python\ndef test_open():\n    assert open_cart() is not None\n```\n", ""},
		{"below tests", "## Testing strategy\n```python\nclass Fixture:\n    def open(self) -> Cart: ...\n```\n", ""},
		{"an example", "## S\n**Example:**\n```python\nclass Caller:\n    pass\n```\n", "4 left out: example"},
		{"what it was before", "## S\n**Before:**\n```python\ndef load(x: int): ...\n```\n\n**After:**\n```python\ndef load(x: str): ...\n```\n", "9 method load(x:str)\n4 left out: before"},
		{"what it was, by the comment", "## S\n```python\n# Before\ndef load(x: int): ...\n```\n", "4 left out: before"},
		{"what not to do", "## S\n```ts\n// ❌ Bad: no types\nfunction load(x) {}\n```\n", "4 left out: bad_example"},
		{"inside of a function", "## S\n```ts\nfunction outer(a: A): B {\n  function inner(x: X): Y {}\n}\n```\n", "3 method outer(a:A) -> B"},
		{"no language given", "## S\n```\nclass CartService:\n    def open(self, owner: UUID) -> Cart\n```\n", "3 type CartService\n4 method CartService.open(owner:UUID) -> Cart"},
		{"a drawing is no code", "## S\n```\n┌────────┐\n│ class A:│\n└────────┘\n```\n", ""},
		{"one signature in two places is one claim", "## S\n```ts\ninterface Carts {\n  open(a: A): B;\n}\n```\n\n```ts\ninterface Carts {\n  open(a: A): B;\n}\n```\n", "3 type Carts\n4 method Carts.open(a:A) -> B"},
		{"two signatures of one method are two", "## S\n```ts\ninterface Carts {\n  open(a: A): B;\n}\n```\n\n```ts\ninterface Carts {\n  open(a: A, c: C): B;\n}\n```\n", "3 type Carts\n4 method Carts.open(a:A) -> B\n10 method Carts.open#2(a:A, c:C) -> B"},
	}, kinds...)
}

func TestTablesInFences(t *testing.T) {
	kinds := []claims.Kind{claims.KindTable, claims.KindColumn, claims.KindIndex, claims.KindEnum, claims.KindBound, claims.KindType, claims.KindField}
	testclaims.Run(t, []testclaims.Case{
		{
			"DDL", "## D\n```sql\nCREATE TABLE carts (\n  id UUID PRIMARY KEY,\n  state VARCHAR(9) NOT NULL CHECK (state IN ('open', 'closed')),\n  size INT CHECK (size > 0)\n);\nCREATE INDEX carts_state ON carts(state);\n```\n",
			"3 table carts\n4 column carts.id: UUID\n5 column carts.state: VARCHAR(9) not null\n5 enum carts.state of open,closed\n6 column carts.size: INT\n6 bound carts.size min\n8 index carts(state)",
		},
		{"added columns", "## D\n```sql\nALTER TABLE carts ADD COLUMN note TEXT;\n```\n", "3 column carts.note: TEXT"},
		{"a query declares nothing", "## D\n```sql\nSELECT id FROM carts WHERE state = 'open';\n```\n", ""},
		{"DDL without a language", "## D\n```\nCREATE TABLE carts (\n  id UUID\n);\n```\n", "3 table carts\n4 column carts.id: UUID"},
	}, kinds...)
}

// The values of limits that fences declare, and whether the value itself is let in.
func TestLimitsOfDeclaredFields(t *testing.T) {
	src := "## S\n```python\nclass Cart(BaseModel):\n    lines: int = Field(3, gt=0, le=99)\n```\n```csharp\n[StringLength(20, MinimumLength = 2)]\npub" + "lic string Note { get; set; }\n[Range(1, 9)]\npub" + "lic int Width { get; set; }\n```\n"
	got := map[string]claims.Bound{}
	for _, c := range promises.Read(doc.ParseDesign("design", []byte(src))).Claims {
		if c.Bound != nil {
			got[c.Bound.Field+" "+c.Bound.What] = *c.Bound
		}
	}
	want := map[string]claims.Bound{
		"lines min": {Owner: "Cart", Field: "lines", What: "min", Value: "0", Strict: true},
		"lines max": {Owner: "Cart", Field: "lines", What: "max", Value: "99"},
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
