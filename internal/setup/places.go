package setup

import (
	"errors"
	"path/filepath"
)

// Where hosts keep their files.

func inProject(elem ...string) func(Machine, string) (string, error) {
	return func(_ Machine, project string) (string, error) {
		if project == "" {
			return "", errors.New("no project folder found here; name it with --root DIR")
		}
		return filepath.Join(append([]string{project}, elem...)...), nil
	}
}

func inHome(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, _ string) (string, error) {
		if m.Home == "" {
			return "", errors.New("the home folder is not known; set HOME")
		}
		return filepath.Join(append([]string{m.Home}, elem...)...), nil
	}
}

// inConfig follows Electron's rule for application data.
func inConfig(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, project string) (string, error) {
		switch m.OS {
		case "darwin":
			return inHome(append([]string{"Library", "Application Support"}, elem...)...)(m, project)
		case "windows":
			return inRoaming(elem...)(m, project)
		default:
			return inXDG(elem...)(m, project)
		}
	}
}

func inRoaming(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, project string) (string, error) {
		if appData := m.Getenv("APPDATA"); appData != "" {
			return filepath.Join(append([]string{appData}, elem...)...), nil
		}
		return inHome(append([]string{"AppData", "Roaming"}, elem...)...)(m, project)
	}
}

func inXDG(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, project string) (string, error) {
		if config := m.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(config) {
			return filepath.Join(append([]string{config}, elem...)...), nil
		}
		return inHome(append([]string{".config"}, elem...)...)(m, project)
	}
}

// zed keeps its file under ~/.config on macOS too.
func zed(m Machine, project string) (string, error) {
	switch m.OS {
	case "darwin":
		return inHome(".config", "zed", "settings.json")(m, project)
	case "windows":
		return inRoaming("Zed", "settings.json")(m, project)
	default:
		return inXDG("zed", "settings.json")(m, project)
	}
}

func codexHome(m Machine, project string) (string, error) {
	if dir := m.Getenv("CODEX_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "config.toml"), nil
	}
	return inHome(".codex", "config.toml")(m, project)
}
