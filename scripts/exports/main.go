// Exports counts the exported names of the report packages, methods among them:
// how many package report has, and which of those below it no other package
// uses.
//
//	go run ./scripts/exports [-most 24]
//
// A use is one in code that is no test, by a package other than the name's own.
// The exit status is 1 where package report has more names than it may, or where
// a name below it is used by nobody.
//
// It assumes that the module builds and that it is run from its top folder. It
// does not see a method that is called through an interface alone; such a method
// counts as unused.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// root is the package whose names are counted; those below it must be used.
const root = "airumbrella/report"

func main() {
	most := flag.Int("most", 24, "how many exported names package report may have")
	flag.Parse()
	c, err := count()
	if err != nil {
		fmt.Fprintln(os.Stderr, "exports:", err)
		os.Exit(2)
	}
	own, unused := c.own(), c.unused()
	fmt.Printf("%s: %d exported names (at most %d)\n", root, len(own), *most)
	for _, name := range own {
		fmt.Println("  " + name)
	}
	fmt.Printf("below it: %d exported names, %d that no other package uses\n", len(c.declared)-len(own), len(unused))
	for _, name := range unused {
		fmt.Println("  " + name)
	}
	if len(own) > *most || len(unused) > 0 {
		os.Exit(1)
	}
}

// counted is the exported names of the report packages, as
// "airumbrella/report/page.Text" or "airumbrella/report.Kind.Of".
type counted struct{ declared, used map[string]bool }

// own is the names of package report itself.
func (c *counted) own() []string {
	return slices.DeleteFunc(
		slices.Sorted(maps.Keys(c.declared)),
		func(name string) bool { return !strings.HasPrefix(name, root+".") },
	)
}

// unused is the names below package report that no other package uses.
func (c *counted) unused() []string {
	return slices.DeleteFunc(
		slices.Sorted(maps.Keys(c.declared)),
		func(name string) bool { return strings.HasPrefix(name, root+".") || c.used[name] },
	)
}

// listed is a package as go list tells of it.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	Module                  *struct{ Main bool }
}

// list asks the go command for every package of the module and what it needs,
// with the files that the compiler made of them.
func list() ([]listed, error) {
	cmd := exec.Command(
		"go",
		"list",
		"-buildvcs=false",
		"-export",
		"-deps",
		"-json=ImportPath,Dir,Export,GoFiles,Module",
		"./...",
	)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}

// count reads every package of the module.
func count() (*counted, error) {
	packages, err := list()
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	compiled := importer.ForCompiler(
		fset,
		"gc",
		func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) },
	)
	c := &counted{map[string]bool{}, map[string]bool{}}
	for i := range packages {
		if p := &packages[i]; p.Module != nil && p.Module.Main {
			if err := c.read(fset, compiled, p); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// read notes what a package declares and what it uses of others.
func (c *counted) read(fset *token.FileSet, compiled types.Importer, p *listed) error {
	var files []*ast.File
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, 0)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	if _, err := (&types.Config{Importer: compiled}).Check(p.ImportPath, fset, files, info); err != nil {
		return err
	}
	for _, object := range info.Defs {
		if name := nameOf(object); name != "" {
			c.declared[name] = true
		}
	}
	for _, object := range info.Uses {
		if name := nameOf(object); name != "" && object.Pkg().Path() != p.ImportPath {
			c.used[name] = true
		}
	}
	return nil
}

// nameOf is the name of an exported object of a report package that stands at
// the top of its package, or is a method of an exported type; empty for others.
func nameOf(object types.Object) string {
	if object == nil || object.Pkg() == nil || !object.Exported() {
		return ""
	}
	path := object.Pkg().Path()
	if path != root && !strings.HasPrefix(path, root+"/") {
		return ""
	}
	if f, ok := object.(*types.Func); ok {
		if recv := f.Signature().Recv(); recv != nil {
			return methodName(path, f.Name(), recv.Type())
		}
	}
	if object.Parent() != object.Pkg().Scope() {
		return ""
	}
	return path + "." + object.Name()
}

// methodName is the name of a method with that of its type; empty where the type
// is no exported one.
func methodName(path, name string, recv types.Type) string {
	if pointer, ok := recv.(*types.Pointer); ok {
		recv = pointer.Elem()
	}
	named, ok := recv.(*types.Named)
	if !ok || !named.Obj().Exported() {
		return ""
	}
	return path + "." + named.Obj().Name() + "." + name
}
