package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// reference is a file named in docs/model.md, with what stands in it: `geo/arc.go`: `GroundArc`, `A.B`.
var reference = regexp.MustCompile("`([a-z/_]+\\.go)`(?:: ((?:`[A-Za-z.]+`(?:, )?)+))?")

// Every file and function that the page on the model names is there.
func TestModelPageNamesWhatStandsInTheCode(t *testing.T) {
	page, err := os.ReadFile("docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(page)), " ")
	named := 0
	for _, found := range reference.FindAllStringSubmatch(text, -1) {
		declared := declarations(t, found[1])
		for _, name := range regexp.MustCompile("[A-Za-z.]+").FindAllString(found[2], -1) {
			if named++; !declared[name] {
				t.Errorf("docs/model.md: %s is not in %s: correct the page, or name the file that holds it", name, found[1])
			}
		}
	}
	if named < 100 {
		t.Errorf("docs/model.md names only %d functions", named)
	}
}

// declarations returns what a file declares at its top level, methods as Type.Method.
func declarations(t *testing.T, path string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Errorf("docs/model.md names %s: %v", path, err)
		return names
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			names[receiver(d)+d.Name.Name] = true
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						names[name.Name] = true
					}
				}
			}
		}
	}
	return names
}

// receiver returns the type of a method with a dot, "" of a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	if name, ok := of.(*ast.Ident); ok {
		return name.Name + "."
	}
	return ""
}

// Every test that the page on hostile input names is there.
func TestHostilePageNamesTestsThatThereAre(t *testing.T) {
	page, err := os.ReadFile("docs/hostile.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	err = filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		for name := range declarations(t, path) {
			there[name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z]+)`").FindAllStringSubmatch(string(page), -1)
	for _, found := range named {
		if !there[found[1]] {
			t.Errorf("docs/hostile.md names %s, which is nowhere: name the test that holds the rule", found[1])
		}
	}
	if len(named) < 60 {
		t.Errorf("docs/hostile.md names only %d tests", len(named))
	}
}
