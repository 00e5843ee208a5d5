package routes_test

import "testing"

func TestLaravel(t *testing.T) {
	const bootstrap = `<?php
return Application::configure(basePath: dirname(__DIR__))
    ->withRouting(web: __DIR__.'/../routes/web.php', api: __DIR__.'/../routes/api.php', commands: __DIR__.'/../routes/console.php', health: '/up')
    ->create();
`
	checkStacks(t, []stackTest{
		{
			name: "groups, guards and controllers",
			files: map[string]string{
				"bootstrap/app.php": bootstrap,
				"routes/web.php":    "<?php\nRoute::get('/', function () { return view('welcome'); });\nrequire __DIR__.'/auth.php';\n",
				"routes/auth.php":   "<?php\nRoute::post('login', [LoginController::class, 'store'])->middleware('throttle:6,1');\n",
				"routes/api.php": `<?php
use App\Http\Controllers\OrderController;
Route::post('/tokens', 'TokenController@create');
Route::middleware(['auth:sanctum'])->group(function () {
    Route::get('/user', fn (Request $r) => $r->user());
    Route::prefix('orders')->controller(OrderController::class)->group(function () {
        Route::get('/', 'index');
        Route::post('/{order}/cancel', 'cancel')->middleware('role:admin|ops')->name('orders.cancel');
        Route::get('/public', 'open')->withoutMiddleware('auth:sanctum');
    });
    Route::match(['put', 'patch'], 'me', UpdateMe::class);
});
Route::group(['prefix' => 'v1', 'middleware' => ['auth:api', 'throttle:60,1']], function () {
    Route::any('hook', [HookController::class, 'handle']);
});`,
				"app/Http/Controllers/OrderController.php": "<?php\nnamespace App\\Http\\Controllers;\nclass OrderController extends Controller {\n    public function index() {}\n    public function cancel($order) {}\n}\n",
				"app/Http/Controllers/UpdateMe.php":        "<?php\nnamespace App\\Http\\Controllers;\nclass UpdateMe extends Controller {\n    public function __invoke() {}\n}\n",
			},
			want: []string{
				"GET /up @", "GET / @routes/web.php", "POST /login | rate_limit @", "POST /api/tokens @", "GET /api/user | auth @routes/api.php",
				"GET /api/orders | auth @app/Http/Controllers/OrderController.php", "POST /api/orders/{order}/cancel | auth role(admin,ops) @app/Http/Controllers/OrderController.php",
				"GET /api/orders/public @", "PUT /api/me | auth @app/Http/Controllers/UpdateMe.php", "PATCH /api/me | auth @app/Http/Controllers/UpdateMe.php", "* /api/v1/hook | auth rate_limit @",
			},
		},
		{
			name: "resources, and guards in the constructor",
			files: map[string]string{
				"bootstrap/app.php": bootstrap, "routes/web.php": "<?php\n",
				"routes/api.php": `<?php
Route::apiResource('photos', PhotoController::class)->only(['index', 'show']);
Route::apiResource('photos.comments', CommentController::class)->except('update')->parameters(['comments' => 'note']);
Route::resource('posts', 'PostController', ['only' => ['store', 'destroy']]);
Route::apiResources(['tags' => TagController::class]);`,
				"app/Http/Controllers/PhotoController.php": "<?php\nclass PhotoController extends Controller {\n  public function __construct() { $this->middleware('auth')->except(['index']); }\n  public function index() {}\n  public function show() {}\n}\n",
			},
			want: []string{
				"GET /up", "GET /api/photos", "GET /api/photos/{photo} | auth", "GET /api/photos/{photo}/comments", "POST /api/photos/{photo}/comments", "GET /api/photos/{photo}/comments/{note}",
				"DELETE /api/photos/{photo}/comments/{note}", "POST /api/posts", "DELETE /api/posts/{post}",
				"GET /api/tags", "POST /api/tags", "GET /api/tags/{tag}", "PUT /api/tags/{tag}", "PATCH /api/tags/{tag}", "DELETE /api/tags/{tag}",
			},
		},
		{
			name: "a provider that loads files, and a file that nothing loads",
			files: map[string]string{
				"app/Providers/RouteServiceProvider.php": "<?php\nclass RouteServiceProvider extends ServiceProvider {\n  public function boot() {\n    $this->routes(function () {\n      Route::middleware('api')->prefix('api/v2')->group(base_path('routes/api.php'));\n      Route::middleware('web')->group(base_path('routes/web.php'));\n    });\n  }\n}\n",
				"routes/api.php":                         "<?php\nRoute::get('a', [A::class, 'a']);\nRoute::get($path, [A::class, 'b']);\n",
				"routes/web.php":                         "<?php\nRoute::view('/about', 'about');\nRoute::get(config('x.path'), [A::class, 'c']);\n",
				"routes/old.php":                         "<?php\nRoute::get('old', [A::class, 'a']);\n",
			},
			want:   []string{"GET /api/v2/a", "GET /about", "GET /old [unmounted]"},
			unread: []string{"its path is computed"},
		},
		{
			name: "files whose names are computed",
			files: map[string]string{
				"app/Providers/RouteServiceProvider.php": "<?php\nclass RouteServiceProvider { public function map() { foreach ($files as $file) { Route::group(['prefix' => 'x'], base_path(sprintf('routes/%s.php', $file))); } } }\n",
				"routes/v1.php":                          "<?php\nRoute::get('a', [A::class, 'a']);\n",
			},
			want:   []string{"GET /a [prefix?]"},
			unread: []string{"which file it loads is computed"},
		},
	})
}
