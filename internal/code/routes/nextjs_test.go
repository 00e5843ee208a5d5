package routes_test

import "testing"

func TestNext(t *testing.T) {
	tell(t, []story{
		{"files are routes by where they are", `
-- src/app/api/orders/[id]/route.ts --
export async function GET(req: Request) { return Response.json({}) }
export const DELETE = withAuth(async () => {})
const POST = 1
-- app/(shop)/files/[...rest]/route.js --
const handler = NextAuth({})
export { handler as GET, handler as POST }
-- pages/api/users/index.ts --
export default async function handler(req, res) {
  if (req.method === 'GET') return
  switch (req.method) { case 'POST': return }
}
-- pages/api/any.js --
export default (req, res) => {}
-- src/components/app/route.ts --
export const GET = 1
-- src/pages/orders.tsx --
export default function Page() {}
`, `
GET /api/orders/{id}
DELETE /api/orders/{id} withAuth
GET /files/{rest}
POST /files/{rest}
GET /api/users
POST /api/users
* /api/any`},
	})
}
