package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
)

// source is a package whose code is to go wrong.
type source struct {
	path, folder string
	set          *token.FileSet
	files        []*sourceFile
	info         *types.Info
	exports      map[string]string // files with the types of what it imports
}

// check finds the types of the package.
func (s *source) check(set *token.FileSet, files []*ast.File, info *types.Info) error {
	open := func(path string) (io.ReadCloser, error) {
		if s.exports[path] == "" {
			return nil, fmt.Errorf("%s: no types", path)
		}
		return os.Open(s.exports[path])
	}
	config := types.Config{Importer: importer.ForCompiler(set, "gc", open)}
	_, err := config.Check(s.path, set, files, info)
	return err
}

// listed is what go list says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	DepOnly                 bool
}

// load reads the packages of some patterns.
func load(patterns []string) (packages []*source, err error) {
	args := []string{"list", "-export", "-deps", "-buildvcs=false", "-json=ImportPath,Dir,Export,GoFiles,DepOnly"}
	command := exec.Command("go", append(args, patterns...)...)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for from := json.NewDecoder(out); ; {
		var p listed
		if err := from.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		exports[p.ImportPath] = p.Export
		if p.DepOnly {
			continue
		}
		s := &source{path: p.ImportPath, folder: p.Dir, exports: exports}
		if err := s.read(p.GoFiles); err != nil {
			return nil, err
		}
		packages = append(packages, s)
	}
	return packages, command.Wait()
}
