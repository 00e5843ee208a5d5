package conform_test

import (
	"testing"

	"kiro-mcp/internal/conform"
)

// A role may be asked for by the guard's mark, by the guard itself, or by what the
// handler calls.
func TestRolesAndTheirGuards(t *testing.T) {
	const design = "# Depot\n\n## API\n\n| Method | Path | Roles |\n|---|---|---|\n| GET | /parcels | admin |\n| POST | /parcels | Crew_Lead / Admin |\n| PUT | /parcels | admin |\n| DELETE | /parcels | admin |\n"
	depot := func(guard string) map[string]string {
		return map[string]string{
			"src/main.ts":       nestMain,
			"src/app.module.ts": nestModule(""),
			"src/guard.ts":      guard,
			"src/store.ts":      "export class ParcelStore {\n  drop(role: string) {\n    if (role !== 'Admin') throw new Error('not yours');\n    return this.rows.splice(0);\n  }\n}\n",
			"src/parcels.ts": "import { Controller, Get, Post, Put, Delete, UseGuards } from '@nestjs/common';\nimport { CrewRoles, CrewRolesGuard } from './guard';\n\n@Controller('parcels')\nexport class ParcelsController {\n" +
				"  @Roles('admin')\n  @UseGuards(JwtAuthGuard)\n  @Get()\n  list() { return []; }\n\n  @CrewRoles('Crew_Lead')\n  @Post()\n  add() { return 1; }\n\n  @CrewRoles('Crew_Lead')\n  @Put()\n  swap() { return 2; }\n\n  @UseGuards(JwtAuthGuard)\n  @Delete()\n  clear(user) { return this.store.drop(user.role); }\n}\n",
		}
	}
	const lets = "export class CrewRolesGuard {\n  canActivate(context) {\n    if (context.user.role === 'Admin') return true;\n    return asked.includes(context.user.crewRole);\n  }\n}\n"
	const strict = "export class CrewRolesGuard {\n  canActivate(context) {\n    return asked.includes(context.user.crewRole);\n  }\n}\n"
	hold(t, []tale{
		{"one of two roles suffices", design, depot(strict), "auth", "| POST", conform.Satisfied},
		{"a guard that asks for another role", design, depot(strict), "auth", "| PUT", conform.Violated},
		{"a guard that lets the role through itself", design, depot(lets), "auth", "| PUT", conform.Unresolved},
		{"what the handler calls looks for the role", design, depot(strict), "auth", "| DELETE", conform.Unresolved},
	})
}
