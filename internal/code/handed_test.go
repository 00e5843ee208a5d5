package code

import (
	"testing"
)

// TestRoutersThatAreHandedOver holds that a router which reaches its routes by a
// way of its own is mounted: in a field of another package's struct, or through
// an interface that nobody names the class of.
func TestRoutersThatAreHandedOver(t *testing.T) {
	goRouter := "package handler\n\nimport \"github.com/gofiber/fiber/v2\"\n\ntype Config struct {\n\tApp *fiber.App\n}\n\nfunc Register(c Config) {\n\tcrates := c.App.Group(\"/crates\")\n\tcrates.Get(\"/:id\", show)\n}\n"
	goMain := func(body string) string {
		return "package main\n\nimport (\n\t\"example.com/yard/handler\"\n\t\"github.com/gofiber/fiber/v2\"\n)\n\nfunc main() {\n\tapp := fiber.New()\n" + body + "\tapp.Listen(\":80\")\n}\n"
	}
	hono := func(list string) map[string]string {
		return map[string]string{
			"src/crates.ts": "import type { Hono } from 'hono'\nimport type { Part } from './part'\n\nexport class CrateRoutes implements Part {\n  register(router: Hono): void {\n    router.get('/crates/:id', (c) => c.json({}))\n  }\n}\n",
			"src/app.ts":    "import { Hono } from 'hono'\nimport type { Part } from './part'\n\nexport function makeRouter(parts: Part[]): Hono {\n  const router = new Hono()\n  for (const part of parts) {\n    part.register(router)\n  }\n  return router\n}\n",
			"src/main.ts":   "import { serve } from '@hono/node-server'\nimport { Hono } from 'hono'\nimport { makeRouter } from './app'\nimport { CrateRoutes } from './crates'\n\nconst app = new Hono()\napp.route('/', makeRouter([" + list + "]))\nserve(app)\n",
		}
	}
	for _, c := range []struct {
		says    string
		files   map[string]string
		mounted bool
	}{
		{"a field of a struct", map[string]string{"go.mod": "module example.com/yard\n", "handler/router.go": goRouter, "main.go": goMain("\thandler.Register(handler.Config{App: app})\n")}, true},
		{"a struct that nobody makes", map[string]string{"go.mod": "module example.com/yard\n", "handler/router.go": goRouter, "main.go": goMain("\thandler.Nothing()\n")}, false},
		{"an interface", hono("new CrateRoutes()"), true},
	} {
		t.Run(c.says, func(t *testing.T) {
			p := lookAt(t, NewSources(), project(t, c.files))
			if len(p.Endpoints) != 1 {
				t.Fatalf("%d routes, want one: %+v", len(p.Endpoints), p.Endpoints)
			}
			e := p.Endpoints[0]
			if served := e.Mounted && !e.PrefixUnknown; served != c.mounted {
				t.Errorf("%s %s: mounted %t, prefix unknown %t, %s", e.Method, e.Path, e.Mounted, e.PrefixUnknown, e.Why)
			}
		})
	}
}
