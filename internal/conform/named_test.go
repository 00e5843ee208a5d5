package conform_test

import (
	"testing"

	"kiro-mcp/internal/conform"
)

// A number breaks a limit only when its own name says that it is that limit.
func TestNumbersNamedForOtherThings(t *testing.T) {
	const design = parcels + "- Link test timeout: 10 seconds\n- File size: at most 5 MB\n- Failed label backup: wait interval of 60 seconds\n- The tracker's search result holds at most 50 parcels\n- Courier call timeout: 8 seconds\n"
	hold(t, []tale{
		{"what test runs wait", design, map[string]string{"vitest.config.ts": "export default defineConfig({ test: { testTimeout: 30000 } });\n"}, "limit", "- Link test", conform.Unresolved},
		{"a constant of many calls", design, map[string]string{"src/courier-client.ts": "const REQUEST_TIMEOUT_MS = 15000;\n\nexport async function askCourier(url: string) {\n  return fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });\n}\n"}, "limit", "- Courier call", conform.Unresolved},
		{"a constant of just these calls", design, map[string]string{"src/courier-client.ts": "const COURIER_TIMEOUT_MS = 15000;\n\nexport async function askCourier(url: string) {\n  return fetch(url, { signal: AbortSignal.timeout(COURIER_TIMEOUT_MS) });\n}\n"}, "limit", "- Courier call", conform.Violated},
		{"a unit", design, map[string]string{"src/upload.ts": "export function formatFileSize(bytes: number) {\n  const k = 1024;\n  return bytes / k;\n}\n"}, "limit", "- File size", conform.Unresolved},
		{"a bound of input is no time", design, map[string]string{"app/LabelBackupRequest.php": "<?php\nclass LabelBackupRequest\n{\n    public function rules(): array\n    {\n        return ['backup_interval' => ['integer', 'max:100']];\n    }\n}\n"}, "limit", "- Failed label", conform.Unresolved},
		{"arithmetic in a function of that name", design, map[string]string{"src/search.ts": "export function searchTrackerResult(hours: number) {\n  return store.since(Math.max(hours, 24));\n}\n"}, "limit", "- The tracker", conform.Unresolved},
	})
}
