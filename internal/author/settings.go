package author

import (
	"errors"
	"io/fs"
	"path"

	"go.yaml.in/yaml/v4"

	"kiro-mcp/specfs"
)

// settings are what .kiro/config.yml says that concerns us. The file is never
// written, so whatever else it says stays.
type settings struct {
	// Templates names, for requirements, bugfix, design and tasks, a file below
	// .kiro that new documents begin with. For requirements it may also be one
	// of the built-in forms, ears or user-stories.
	Templates map[string]string `yaml:"templates"`
}

// readSettings reads the project's settings; there need not be any.
func readSettings(at specfs.Place) (settings, error) {
	for _, name := range []string{"config.yml", "config.yaml"} {
		rel := path.Join(at.Kiro(), name)
		source, err := at.Workspace.ReadFile(rel)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var s settings
		if err == nil {
			err = yaml.Unmarshal(source, &s)
		}
		if err != nil {
			return settings{}, unusableTemplate(rel, err)
		}
		return s, nil
	}
	return settings{}, nil
}
