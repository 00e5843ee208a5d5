package fences_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testclaims"
)

// What stands above members and classes says what they are stored as, what they may
// hold and who may call them.
func TestMarksAboveDeclarations(t *testing.T) {
	kinds := []claims.Kind{claims.KindTable, claims.KindColumn, claims.KindBound, claims.KindSecurity, claims.KindBehaviour}
	testclaims.Run(t, []testclaims.Case{
		{
			"an entity of Java", "## Data\n```java\n@Entity\n@Table(name = \"carts\")\npublic class Cart {\n    @Id\n    @GeneratedValue(strategy = GenerationType.UUID)\n    private UUID id;\n\n    @Column(nullable = false)\n    @Size(min = 2, max = 40)\n    private String label;\n\n    @ManyToOne\n    @JoinColumn(name = \"till_id\")\n    private Till till;\n}\n```\n",
			"5 table carts\n8 column carts.id: UUID\n12 column carts.label: String(40) not null\n16 column carts.till_id: Till\n7 behaviour Cart.id: marked generated value strategy generation type uuid\n11 bound Cart.label min_length\n11 bound Cart.label max_length\n14 behaviour Cart.till: marked many to one",
		},
		{
			"what a request may hold", "## Data\n```java\nclass CartRequest {\n    @NotBlank @Email\n    private String owner;\n    @Pattern(regexp = \"[a-z]+\")\n    private String label;\n}\n```\n",
			"4 bound CartRequest.owner required\n4 bound CartRequest.owner pattern\n6 bound CartRequest.label pattern",
		},
		{
			"who may call", "## API\n```java\n@RestController\nclass CartController {\n    @PreAuthorize(\"hasAnyRole('CLERK', 'ADMIN')\")\n    Cart open(Till till);\n    @Override\n    @Transactional(\n        readOnly = true)\n    public Cart find(UUID id) { return null; }\n}\n```\n",
			"5 security role CartController.open for clerk, admin\n8 behaviour CartController.find: marked transactional read only true\n9 behaviour CartController.find: marked read only true",
		},
		{"who may call by more than a role", "## API\n```java\nclass Carts {\n    @PreAuthorize(\"hasRole('CLERK') and #id == me\")\n    Cart open(UUID id);\n}\n```\n", "4 behaviour Carts.open: marked pre authorize has role clerk and id me"},
		{"Python", "## Till\n```python\n@dataclass(frozen=True)\nclass Till:\n    @retry(times=3)\n    def open(self) -> None: ...\n    @property\n    def full(self) -> bool: ...\n```\n", "5 behaviour Till.open: marked retry times 3"},
		{"what marks nothing that is declared", "## Till\n```java\n@Cached(seconds = 3)\nopen();\n```\n", ""},
		{"a remark with tags", "## Till\n```ts\n/**\n * @param cart what is sold\n */\nfunction close(cart: Cart): void\n```\n", ""},
	}, kinds...)
}

func TestProtobufInFences(t *testing.T) {
	kinds := []claims.Kind{claims.KindMethod, claims.KindType, claims.KindField, claims.KindEnum}
	testclaims.Run(t, []testclaims.Case{
		{
			"a service with its messages", "## API\n```protobuf\nsyntax = \"proto3\";\nservice CartService {\n  rpc Open (OpenRequest) returns (stream Cart);\n  rpc Shut(ShutRequest) returns (ShutReply) {\n    option (x) = { get: \"/v1\" };\n  }\n}\nmessage Cart { string id = 1; repeated Line lines = 2; } // was: one line\nmessage ShutReply {}\nmessage Line {\n  oneof what {\n    string label = 1;\n  }\n  map<string, int32> counts = 2;\n  optional int64 at = 3 [deprecated = true];\n  // string gone = 4;\n}\n```\n",
			"4 type CartService\n5 method CartService.Open(request:OpenRequest) -> stream Cart\n6 method CartService.Shut(request:ShutRequest) -> ShutReply\n10 type Cart\n10 field Cart.id: string\n10 field Cart.lines: repeated Line\n11 type ShutReply\n12 type Line\n14 field Line.label: string\n16 field Line.counts: map<string, int32>\n17 field Line.at: int64 optional",
		},
		{
			"an enum without its zero", "## API\n```proto\nenum CartState {\n  CART_STATE_UNSPECIFIED = 0;\n  CART_STATE_OPEN = 1;\n  CART_STATE_SHUT = 2;\n}\n```\n",
			"3 type CartState\n3 enum CartState of CART_STATE_OPEN,CART_STATE_SHUT",
		},
		{"without a language", "## API\n```\nmessage Till {\n  string label = 1;\n}\n```\n", "3 type Till\n4 field Till.label: string"},
		{"a sample that only looks like it", "## API\n```\nmessage sent {\n  at = 1\n}\n```\n", ""},
	}, kinds...)
}

func TestObjectsBelowNames(t *testing.T) {
	kinds := []claims.Kind{claims.KindType, claims.KindField, claims.KindEnum, claims.KindBound, claims.KindBehaviour}
	testclaims.Run(t, []testclaims.Case{
		{
			"values, a range, an object in it", "## Data Models\n### CartTip\n```\n{\n  id: string,\n  state: \"open\" | \"shut\",\n  trust: number (0-100),\n  note: string (optional),\n  buyers: {\n    name: string\n  }[],\n  at: timestamp\n}\n```\n",
			"2 type CartTip\n5 field CartTip.id: string\n6 field CartTip.state: \"open\" | \"shut\"\n6 enum CartTip.state of open,shut\n7 field CartTip.trust: number\n7 bound CartTip.trust min\n7 bound CartTip.trust max\n8 field CartTip.note: string optional\n9 field CartTip.buyers: \n10 behaviour CartTip.buyers: has name string\n12 field CartTip.at: timestamp",
		},
		{"a sample", "## Data Models\n### CartTip\n```\n{\n  id: 12,\n  state: \"open\"\n}\n```\n", ""},
	}, kinds...)
}

func TestWhatCodeHolds(t *testing.T) {
	kinds := []claims.Kind{claims.KindConstant, claims.KindBehaviour}
	testclaims.Run(t, []testclaims.Case{
		{"states of a view", "## CartView\n```tsx\nconst [open, setOpen] = useState<boolean>(false);\nconst [total, setTotal] = useState(\n  cart.total ?? 0\n);\n```\n", "3 behaviour CartView: state open boolean false\n4 behaviour CartView: state total\n5 behaviour CartView: state total begins as cart total 0"},
		{"a list of objects", "## Menu\n```ts\nexport const menuRows: Row[] = [\n  { to: '/carts', label: 'Carts' },\n  { to: '/tills', label: 'Tills' },\n];\n```\n", "3 constant menuRows\n4 behaviour menuRows: to carts label carts\n5 behaviour menuRows: to tills label tills"},
		{"an object", "## Rights\n```ts\nexport const RIGHTS = {\n  Clerk:   { cart: ['open'], till: ['open', 'shut'] },\n  guest: ['look'],\n};\n```\n", "3 constant RIGHTS\n4 behaviour RIGHTS: clerk cart open till open shut\n5 behaviour RIGHTS: guest look"},
		{"settings", "## Session\n```ts\ncookie: {\n  httpOnly: true,\n  path: '/' // all\n}\n```\n", "3 behaviour cookie: cookie\n4 behaviour cookie: http only true\n5 behaviour cookie: path"},
		{"arguments over several lines", "## Server\n```python\napp = Server(\n    title=\"Tills\",\n    version=\"1.0\",\n)\n```\n", "4 behaviour app: title tills\n5 behaviour app: version 1 0"},
		{"members of an object in a type", "## Props\n```ts\ninterface TillProps {\n  buyer: {\n    name: string;\n    age?: number;\n  } | null;\n}\n```\n", "5 behaviour TillProps.buyer: name string\n6 behaviour TillProps.buyer: age number"},
		{"what a class sets for its framework", "## Views\n```python\nclass CartView(View):\n    queryset = Cart.objects.all()\n    class Meta:\n        fields = ['label']\n        spread = {\n            'till': 'tills.Till',\n        }\n    def get(self):\n        total = 1\n```\n", "4 behaviour CartView: queryset is cart objects all\n6 behaviour CartView.Meta: fields is label\n7 behaviour CartView.Meta: spread is\n8 behaviour CartView.Meta.spread: till tills till\n11 behaviour CartView.get: total 1"},
		{"members of an enum are its values", "## State\n```python\nclass State(str, Enum):\n    OPEN = \"open\"\n    SHUT = \"shut\"\n```\n", ""},
	}, kinds...)
}

// Functions of a chapter on tests are tests, whatever stands before their names.
func TestFunctionsOfTests(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"marked functions", "## Testing Strategy\n```java\n@Tries(times = 9)\nvoid opensOnce(Cart cart) { shut(cart); }\n```\n", "3 test tries times 9\n4 test void opens once cart cart shut cart"},
	}, claims.KindTest)
}
