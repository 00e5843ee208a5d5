package generate

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// What was generated is on record, one folder for each contract, target and
// output folder:
//
//	.kiro/state/openapi/.kiro+api-spec.yaml/fastapi-backend/promises.txt
//	                                                       /base/app/models.py
//
// base holds every generated file as it was last generated. It tells what
// somebody edited since, is the base of a three-way merge without git, and
// merges in git just as the files themselves do. promises.txt has a paragraph
// for each operation, schema and scaffold, so that branches merge by
// paragraphs; what changed in it is what a person has to look at.
const (
	recordsFolder = ".kiro/state/openapi"
	promisesFile  = "promises.txt"
	baseFolder    = "base"
)

// record is what was last generated.
type record struct {
	dir      string
	base     map[string][]byte // by path below the output folder
	source   []byte            // of promises.txt; nil: there is none
	promises promises
}

// recordsOf is the folder of all records of the contract.
func (c *call) recordsOf() string { return path.Join(recordsFolder, flat(c.contract)) }

func (c *call) recordDir() string {
	name := c.target.Name()
	if c.out != "." {
		name += "-" + flat(c.out)
	}
	return path.Join(c.recordsOf(), name)
}

// flat makes one name of a path, and unflat the path of it again.
func flat(rel string) string { return flatten.Replace(rel) }

func unflat(name string) string { return unflatten.Replace(name) }

var (
	flatten   = strings.NewReplacer("/", "+", "+", "%2B", "%", "%25")
	unflatten = strings.NewReplacer("+", "/", "%2B", "+", "%25", "%")
)

// recordedOuts are the folders that the target was generated into.
func (c *call) recordedOuts(ctx context.Context) ([]string, error) {
	files, err := c.workspace.Files(ctx, c.recordsOf())
	if err != nil {
		return nil, err
	}
	var outs []string
	for _, file := range files {
		if path.Base(file) != promisesFile || path.Dir(path.Dir(file)) != c.recordsOf() {
			continue
		}
		rest, ok := strings.CutPrefix(path.Base(path.Dir(file)), c.target.Name())
		switch {
		case ok && rest == "":
			outs = append(outs, ".")
		case ok && rest[0] == '-':
			outs = append(outs, unflat(rest[1:]))
		}
	}
	slices.Sort(outs)
	return outs, nil
}

// readRecord reads the record; there need not be any.
func (c *call) readRecord(ctx context.Context) (record, error) {
	r := record{dir: c.recordDir(), base: map[string][]byte{}}
	files, err := c.workspace.Files(ctx, path.Join(r.dir, baseFolder))
	if err != nil {
		return record{}, err
	}
	for _, file := range files {
		source, err := c.workspace.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue // somebody else is generating: what is written compares
		}
		if err != nil {
			return record{}, err
		}
		r.base[strings.TrimPrefix(file, path.Join(r.dir, baseFolder)+"/")] = source
	}
	if r.source, err = c.read(path.Join(r.dir, promisesFile)); err != nil {
		return record{}, err
	}
	r.promises = parsePromises(r.source)
	return r, nil
}

// read reads a file of the workspace; nil where there is none.
func (c *call) read(rel string) ([]byte, error) {
	source, err := c.workspace.ReadFile(rel)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if source == nil && err == nil {
		source = []byte{}
	}
	return source, err
}
