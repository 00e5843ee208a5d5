package conform_test

import (
	"testing"

	"kiro-mcp/internal/conform"
)

// Promises that were once judged otherwise than a reader did, in what only whole
// files show.
func TestMendedTales(t *testing.T) {
	hold(t, []tale{
		{
			"an error of a library is not missing",
			"# D\n\n## Errors\n\n| Error | When |\n|---|---|\n| `StampMissingError` | no stamp |\n| `DeskClosedError` | closed |\n| `BrokerError` | the broker is gone |\n",
			map[string]string{
				"desk.py":  "class StampMissingError(ValueError):\n    pass\n\nclass DeskClosedError(ValueError):\n    pass\n",
				"serve.py": "from broker import BrokerError\nfrom desk import StampMissingError, DeskClosedError\n\ndef serve(day):\n    try:\n        open_desk(day)\n    except BrokerError:\n        raise StampMissingError()\n    raise DeskClosedError()\n",
			},
			"error", "| `BrokerError`", conform.Unresolved,
		},
		{
			"an error that nothing names is missing",
			"# D\n\n## Errors\n\n| Error | When |\n|---|---|\n| `StampMissingError` | no stamp |\n| `DeskClosedError` | closed |\n| `BrokerError` | the broker is gone |\n",
			map[string]string{
				"desk.py":  "class StampMissingError(ValueError):\n    pass\n\nclass DeskClosedError(ValueError):\n    pass\n",
				"serve.py": "from desk import StampMissingError, DeskClosedError\n\ndef serve(day):\n    if day:\n        raise StampMissingError()\n    raise DeskClosedError()\n",
			},
			"error", "| `BrokerError`", conform.Violated,
		},
	})
}
