package code

import (
	"strconv"
	"strings"
)

// patterns are pieces of ordinary code, one for each language. A number stands
// in the place of every N_, so that no two are alike.
var patterns = []struct{ name, text string }{
	{"a.py", "@router.post(\"/ordersN_/{order_id}\", status_code=201, dependencies=[Depends(get_current_user)])\nasync def create_order_N_(order_id: int, body: OrderN_Create, db: AsyncSession = Depends(get_db)) -> OrderN_:\n    \"\"\"Creates an order; it answers 404 when the cart is not there.\"\"\"\n    cart = await db.get(CartN_, order_id)\n    if cart is None or cart.total > N_:\n        raise HTTPException(status_code=404, detail=\"cart_N__not_found\")\n    logger.info(\"order %s\", cart.id, extra={\"timeout\": N_})\n    return OrderN_(id=order_id, total=cart.total * 100)\n\n\n"},
	{"a.java", "@RestController\n@RequestMapping(\"/api/ordersN_\")\npublic class OrderN_Controller {\n    private static final int MAX_RETRIES = N_;\n    private final OrderN_Service service;\n\n    @PostMapping(\"/{id}\")\n    public ResponseEntity<OrderN_> create(@PathVariable Long id, @Valid @RequestBody OrderN_Request request) {\n        if (request.total() > N_) {\n            throw new OrderN_NotFoundException(\"order \" + id);\n        }\n        return ResponseEntity.status(201).body(service.create(id, request));\n    }\n}\n\n"},
	{"a.js", "const orderN_Schema = { total: { type: Number, max: N_ }, status: 'open' }\n\nasync function createOrderN_(req, res, next) {\n  try {\n    const order = await Order.findById(req.params.id)\n    if (!order) return res.status(404).json({ error: 'order_N__not_found' })\n    res.status(201).json({ total: order.total / 100, label: `order ${order.id}` })\n  } catch (e) {\n    next(e)\n  }\n}\nrouter.post('/ordersN_/:id', requireAuth, validate(orderN_Schema), createOrderN_)\n\n"},
	{"a.ts", "@Controller('ordersN_')\nexport class OrdersN_Controller {\n  constructor(private readonly orders: OrdersN_Service, private limit: number = N_) {}\n\n  @Post(':id')\n  @UseGuards(JwtAuthGuard)\n  async create(@Param('id') id: string, @Body() dto: CreateOrderN_Dto): Promise<OrderN_ | null> {\n    if (dto.items.length > N_) {\n      throw new NotFoundException(`order ${id} is too large`);\n    }\n    return this.orders.create(id, { ...dto, retries: 3 });\n  }\n}\n\nexport interface OrderN_ {\n  id: string;\n  total?: number;\n}\n\n"},
	{"a.cs", "[ApiController]\n[Route(\"api/ordersN_\")]\npublic class OrdersN_Controller : ControllerBase\n{\n    private const int MaxItems = N_;\n    public string Name { get; set; } = \"n\";\n\n    [HttpPost(\"{id}\")]\n    [Authorize(Roles = \"admin\")]\n    public async Task<ActionResult<OrderN_>> Create(Guid id, [FromBody] CreateOrderN_ command)\n    {\n        if (command.Items.Count > MaxItems) return NotFound(new { error = \"order_N_\" });\n        return Ok(await _mediator.Send(command with { Id = id }));\n    }\n}\n\n"},
	{"a.go", "// OrderN_ is an order.\ntype OrderN_ struct {\n\tID    string `json:\"id\" gorm:\"primaryKey\"`\n\tTotal int64  `json:\"total\"`\n}\n\nfunc (s *ServerN_) CreateOrderN_(c *gin.Context) {\n\torder, err := s.store.Find(c.Param(\"id\"), N_*time.Second)\n\tif errors.Is(err, ErrNotFoundN_) {\n\t\tc.JSON(http.StatusNotFound, gin.H{\"error\": \"order_N_\"})\n\t\treturn\n\t}\n\tc.JSON(201, order)\n}\n\n"},
	{"a.rs", "#[derive(Debug, Serialize)]\npub struct OrderN_ {\n    pub id: Uuid,\n    total: i64,\n}\n\nimpl OrderN_ {\n    pub async fn create(State(db): State<PgPool>, Path(id): Path<Uuid>) -> Result<Json<OrderN_>, AppError> {\n        let order = sqlx::query_as!(OrderN_, r#\"select id, total from ordersN_ where id = $1\"#, id).fetch_one(&db).await?;\n        if order.total > N_ {\n            return Err(AppError::NotFound(format!(\"order {id}\")));\n        }\n        Ok(Json(order))\n    }\n}\n\n"},
	{"a.php", "class OrderN_Controller extends Controller\n{\n    public const LIMIT = N_;\n    public function __construct(private OrderN_Service $orders) {}\n\n    #[Route('/ordersN_/{id}', methods: ['POST'])]\n    public function store(StoreOrderN_Request $request, int $id): JsonResponse\n    {\n        $order = $this->orders->create($request->validated(), $id);\n        abort_if($order === null, 404, 'order_N_');\n        return response()->json($order, 201);\n    }\n}\n\n"},
	{"a.rb", "class OrdersN_Controller < ApplicationController\n  before_action :authenticate_user!, only: [:create]\n  LIMIT = N_\n\n  def create(id, total: N_)\n    order = Order.find_by(id: params[:id])\n    return render json: { error: \"order_#{id}\" }, status: :not_found if order.nil?\n    order.items.each do |item|\n      item.update!(total: total)\n    end\n    render json: order, status: 201\n  end\nend\n\n"},
	{"a.kt", "@Entity\ndata class OrderN_(@Id val id: Long, var total: BigDecimal = BigDecimal.ZERO)\n\nfun Route.ordersN_(service: OrderN_Service) {\n    route(\"/ordersN_\") {\n        post(\"/{id}\") {\n            val id = call.parameters[\"id\"] ?: return@post call.respond(HttpStatusCode.BadRequest)\n            if (service.count(id) > N_) throw OrderN_Exception(\"order $id\")\n            call.respond(HttpStatusCode.Created, service.create(id))\n        }\n    }\n}\n\n"},
	{"a.scala", "case class OrderN_(id: Long, total: BigDecimal = 0)\n\nclass OrderN_Service(repo: OrderN_Repo)(implicit ec: ExecutionContext) {\n  val limit: Int = N_\n  def create(id: Long, total: BigDecimal): Future[Option[OrderN_]] = {\n    repo.find(id).map {\n      case Some(o) if o.total > limit => None\n      case other => other\n    }\n  }\n}\n\n"},
	{"a.c", "#define ORDER_N__MAX N_\nstruct orderN_ {\n\tint id;\n\tchar name[64];\n};\n\nstatic int order_create_N_(struct orderN_ *o, const char *name, size_t len)\n{\n\tif (len > ORDER_N__MAX || !name)\n\t\treturn -EINVAL; /* too long */\n\tmemcpy(o->name, name, len);\n\treturn o->id++;\n}\n\n"},
	{"a.cpp", "template <typename T>\nclass OrderN_ : public Base<T> {\npublic:\n  explicit OrderN_(int id) : id_(id) {}\n  std::vector<std::string> items(const std::map<std::string, int>& by) const override {\n    if (by.size() > N_) throw std::runtime_error(\"order_N_\");\n    return items_;\n  }\nprivate:\n  int id_;\n  std::vector<std::string> items_;\n};\n\n"},
	{"a.sh", "deploy_N_() {\n  local env=\"$1\"\n  if [ -z \"$env\" ]; then\n    echo \"usage: deploy_N_ ENV\" >&2\n    return 1\n  fi\n  for host in $(cat hosts.txt); do\n    ssh \"$host\" \"docker run -d -p N_:8080 shop/orders:${VERSION:-latest}\"\n  done\n}\nTIMEOUT_N_=N_\n\n"},
	{"a.sql", "CREATE TABLE IF NOT EXISTS ordersN_ (\n  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),\n  customer_id UUID NOT NULL REFERENCES customersN_(id) ON DELETE CASCADE,\n  status VARCHAR(20) NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),\n  total NUMERIC(10, 2) NOT NULL,\n  created_at TIMESTAMPTZ DEFAULT now()\n);\nCREATE INDEX idx_ordersN__status ON ordersN_ (status, created_at);\n\n"},
	{"a.tf", "resource \"aws_sqs_queue\" \"ordersN_\" {\n  name                       = \"orders-N_-${var.env}\"\n  visibility_timeout_seconds = N_\n  tags = {\n    team = \"shop\"\n  }\n  redrive_policy = jsonencode({\n    maxReceiveCount = 3\n  })\n}\n\n"},
	{"a.yaml", "ordersN_:\n  image: \"shop/orders:N_\"\n  timeout: N_\n  ports:\n    - \"8080:8080\"\n  environment:\n    - name: DB_URL\n      value: postgres://db/ordersN_\n"},
}

// madeSource is about so many bytes of a pattern; from tells one file from
// another.
func madeSource(name, pattern string, size, from int) string {
	var b strings.Builder
	switch {
	case strings.HasSuffix(name, ".php"):
		b.WriteString("<?php\n")
	case strings.HasSuffix(name, ".go"):
		b.WriteString("package orders\n\nimport \"github.com/gin-gonic/gin\"\n\n")
	case strings.HasSuffix(name, ".py"):
		b.WriteString("from fastapi import APIRouter, Depends\n\nrouter = APIRouter(prefix=\"/api\")\n\n")
	case strings.HasSuffix(name, ".js"):
		b.WriteString("const express = require('express')\nconst router = express.Router()\n")
	}
	for n := from; b.Len() < size; n++ {
		b.WriteString(strings.ReplaceAll(pattern, "N_", strconv.Itoa(n)))
	}
	return b.String()
}
