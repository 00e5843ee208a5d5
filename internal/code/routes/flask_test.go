package routes_test

import "testing"

func TestFlask(t *testing.T) {
	tell(t, []story{
		{"blueprints are registered by a factory", `
-- app/__init__.py --
from flask import Flask
from .orders import bp as orders_bp
from app.users import users
def create_app():
    app = Flask(__name__)
    app.register_blueprint(orders_bp)
    app.register_blueprint(users, url_prefix="/api/v2/users")
    @app.route("/health")
    def health():
        return "ok"
    return app
-- app/orders.py --
from flask import Blueprint
bp = Blueprint("orders", __name__, url_prefix="/orders")
@bp.before_request
def check_token(): pass
@bp.route("/<int:order_id>", methods=("GET", "DELETE"))
@login_required
def one(order_id): pass
@bp.post("")
@roles_required("Admin")
def create(): pass
-- app/users.py --
from flask import Blueprint
users = Blueprint("users", __name__, url_prefix="/users")
@users.get("/me")
def me(): pass
unused = Blueprint("unused", __name__)
@unused.get("/x")
def x(): pass
`, `
GET /health
GET /orders/{order_id} check_token login_required
DELETE /orders/{order_id} check_token login_required
POST /orders check_token roles_required("Admin")
GET /api/v2/users/me
GET /x unmounted`},
		{"resources answer the methods of their class", `
-- app.py --
from flask import Flask
from flask_restful import Api
from resources import Order, Orders
app = Flask(__name__)
api = Api(app, prefix="/api")
api.add_resource(Orders, "/orders")
api.add_resource(Order, "/orders/<id>", "/o/<id>")
app.add_url_rule("/plain", view_func=plain)
-- resources.py --
from flask_restful import Resource
class Orders(Resource):
    def get(self): pass
    def post(self): pass
class Order(Resource):
    def delete(self, id): pass
`, `
GET /api/orders
POST /api/orders
DELETE /api/orders/{id}
DELETE /api/o/{id}
GET /plain`},
		{"name spaces of RESTX", `
-- app.py --
from flask import Flask, Blueprint
from flask_restx import Api
from ns import ns
bp = Blueprint("api", __name__, url_prefix="/api/1")
api = Api(bp)
api.add_namespace(ns, path="/orders")
app = Flask(__name__)
app.register_blueprint(bp)
-- ns.py --
from flask_restx import Namespace, Resource
ns = Namespace("things")
@ns.route("/<id>")
class One(Resource):
    def get(self, id): pass
`, `GET /api/1/orders/{id}`},
	})
}

func TestDjango(t *testing.T) {
	tell(t, []story{
		{"patterns are included over files", `
-- site/settings.py --
ROOT_URLCONF = "site.urls"
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
-- site/urls.py --
from django.urls import include, path, re_path
from django.contrib import admin
from site import views
urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("orders.urls")),
    path("health/", views.health),
    re_path(r"^legacy/(?P<year>[0-9]{4})/$", views.Legacy.as_view()),
]
-- site/views.py --
@require_http_methods(["GET", "HEAD"])
def health(request): pass
class Legacy(LoginRequiredMixin, TemplateView):
    pass
-- orders/urls.py --
from django.urls import include, path
from rest_framework.routers import DefaultRouter
from .views import OrderViewSet, Pay, ping
router = DefaultRouter()
router.register(r"orders", OrderViewSet, basename="order")
urlpatterns = [path("", include(router.urls)), path("pay/<uuid:id>/", Pay.as_view()), path("ping", ping)]
-- orders/views.py --
class OrderViewSet(viewsets.ReadOnlyModelViewSet):
    permission_classes = [AllowAny]
    lookup_field = "slug"
    @action(detail=True, methods=["post"], url_path="cancel-now", permission_classes=[IsAdminUser])
    def cancel(self, request, slug=None): pass
    def get_queryset(self): pass
class Pay(generics.CreateAPIView):
    permission_classes = (IsAuthenticatedOrReadOnly,)
    def put(self, request, id): pass
@api_view(["POST"])
@permission_classes([IsAdminUser])
def ping(request): pass
-- other/urls.py --
urlpatterns = [path("never/", views.never)]
`, `
GET /health IsAuthenticated
HEAD /health IsAuthenticated
GET /legacy/{year} IsAuthenticated LoginRequiredMixin
GET /api/orders AllowAny
GET /api/orders/{slug} AllowAny
POST /api/orders/{slug}/cancel-now AllowAny IsAdminUser
POST /api/pay/{id} IsAuthenticated IsAuthenticatedOrReadOnly
PUT /api/pay/{id} IsAuthenticated IsAuthenticatedOrReadOnly
POST /api/ping IsAuthenticated IsAdminUser
* /never unmounted`},
	})
}
