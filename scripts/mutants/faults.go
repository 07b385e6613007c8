package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// kind is a way to go wrong.
type kind int

// The ways to go wrong.
const (
	turned kind = iota
	moved
	minus
	negated
	dropped
	changed
	swapped
	extreme
	kinds
)

func (k kind) String() string {
	return [kinds]string{
		"comparison turned", "boundary moved", "other operator", "condition negated", "statement dropped",
		"constant changed", "arguments swapped", "other extreme",
	}[k]
}

// fault is one edit of a file.
type fault struct {
	kind     kind
	pkg      *source
	file     *sourceFile
	in       string // function
	from, to int    // offsets
	text     string // instead
}

// line returns the number of the first line, and the whole lines before and after.
func (f *fault) line() (number int, before, after string) {
	text := f.file.text
	start := bytes.LastIndexByte(text[:f.from], '\n') + 1
	end := len(text)
	if i := bytes.IndexByte(text[f.to:], '\n'); i >= 0 {
		end = f.to + i
	}
	number = 1 + bytes.Count(text[:f.from], []byte("\n"))
	before = words(string(text[start:end]))
	after = words(string(text[start:f.from]) + f.text + string(text[f.to:end]))
	return number, before, after
}

// words is a text in one line.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// String returns the position and the lines before and after.
func (f *fault) String() string {
	number, before, after := f.line()
	return fmt.Sprintf("%s:%d: %v\n  - %s\n  + %s", f.file.path, number, f.kind, before, after)
}

// key names the fault whatever stands above it.
func (f *fault) key() string {
	_, before, after := f.line()
	return fmt.Sprintf("%s %s: %s => %s", f.file.path, f.in, before, after)
}

// mutated returns the file with the fault.
func (f *fault) mutated() []byte {
	text := append(bytes.Clone(f.file.text[:f.from]), f.text...)
	return append(text, f.file.text[f.to:]...)
}

// compiles reports whether the package is still one.
func (f *fault) compiles() bool {
	set := token.NewFileSet()
	var files []*ast.File
	for _, other := range f.pkg.files {
		text := other.text
		if other == f.file {
			text = f.mutated()
		}
		tree, err := parser.ParseFile(set, other.path, text, 0)
		if err != nil {
			return false
		}
		files = append(files, tree)
	}
	return f.pkg.check(set, files, nil) == nil
}

// draw chooses so many faults by the seed, the kinds in turn.
func draw(packages []*source, n int, seed uint64) []fault {
	var sites [kinds][]fault
	for _, p := range packages {
		for _, file := range p.files {
			for _, f := range faultsOf(p, file) {
				sites[f.kind] = append(sites[f.kind], f)
			}
		}
	}
	r := rand.New(rand.NewPCG(seed, 21))
	for k := range sites {
		r.Shuffle(len(sites[k]), func(i, j int) { sites[k][i], sites[k][j] = sites[k][j], sites[k][i] })
	}
	var chosen []fault
	for left := true; left && len(chosen) < n; {
		left = false
		for k := range sites {
			for len(sites[k]) > 0 && len(chosen) < n {
				f := sites[k][0]
				sites[k], left = sites[k][1:], true
				if f.compiles() {
					chosen = append(chosen, f)
					break
				}
			}
		}
	}
	return chosen
}

// The edits of operators.
var (
	turnedTo = map[token.Token]string{
		token.LSS: ">", token.GTR: "<", token.LEQ: ">=", token.GEQ: "<=", token.EQL: "!=", token.NEQ: "==",
	}
	movedTo = map[token.Token]string{token.LSS: "<=", token.GTR: ">=", token.LEQ: "<", token.GEQ: ">"}
	minusTo = map[token.Token]string{
		token.ADD: "-", token.SUB: "+", token.MUL: "/", token.QUO: "*", token.LAND: "||", token.LOR: "&&",
		token.ADD_ASSIGN: "-=", token.SUB_ASSIGN: "+=",
	}
	extremeTo = map[string]string{
		"min": "max", "max": "min", "Floor": "Ceil", "Ceil": "Floor", "Round": "Trunc", "Sin": "Cos", "Cos": "Sin",
	}
)

// finder collects the faults of a file.
type finder struct {
	p    *source
	file *sourceFile
	in   string
	list []fault
}

// faultsOf returns every fault that could be planted in a file.
func faultsOf(p *source, file *sourceFile) []fault {
	v := &finder{p: p, file: file}
	for _, d := range file.tree.Decls {
		v.in = "-"
		if f, ok := d.(*ast.FuncDecl); ok {
			v.in = f.Name.Name
		}
		ast.Inspect(d, v.visit)
	}
	return v.list
}

// add notes a fault from one position to another.
func (v *finder) add(k kind, from, to token.Pos, text string) {
	f := fault{kind: k, pkg: v.p, file: v.file, in: v.in, text: text}
	f.from, f.to = v.p.set.Position(from).Offset, v.p.set.Position(to).Offset
	v.list = append(v.list, f)
}

// text is what stands from one position to another.
func (v *finder) text(n ast.Node) string {
	return string(v.file.text[v.p.set.Position(n.Pos()).Offset:v.p.set.Position(n.End()).Offset])
}

// operator notes the faults of an operator.
func (v *finder) operator(op token.Token, at token.Pos) {
	end := at + token.Pos(len(op.String()))
	if text := turnedTo[op]; text != "" {
		v.add(turned, at, end, text)
	}
	if text := movedTo[op]; text != "" {
		v.add(moved, at, end, text)
	}
	if text := minusTo[op]; text != "" {
		v.add(minus, at, end, text)
	}
}

// visit notes the faults of a node, and reports whether those below it count.
func (v *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		v.operator(n.Op, n.OpPos)
	case *ast.AssignStmt:
		v.operator(n.Tok, n.TokPos)
		if n.Tok != token.DEFINE {
			v.add(dropped, n.Pos(), n.End(), "")
		}
	case *ast.IncDecStmt:
		v.add(dropped, n.Pos(), n.End(), "")
	case *ast.ExprStmt:
		v.add(dropped, n.Pos(), n.End(), "")
	case *ast.BranchStmt:
		if n.Tok == token.CONTINUE || n.Tok == token.BREAK {
			v.add(dropped, n.Pos(), n.End(), "")
		}
	case *ast.IfStmt:
		v.add(negated, n.Cond.Pos(), n.Cond.End(), "!("+v.text(n.Cond)+")")
		if n.Else == nil && returns(n.Body) {
			v.add(dropped, n.Body.Pos(), n.Body.End(), "{}")
		}
	case *ast.BasicLit:
		v.literal(n)
	case *ast.CallExpr:
		return v.call(n)
	case *ast.ImportSpec:
		return false
	}
	return true
}

// returns reports whether a block is a return and nothing else.
func returns(b *ast.BlockStmt) bool {
	if len(b.List) != 1 {
		return false
	}
	_, ok := b.List[0].(*ast.ReturnStmt)
	return ok
}

// literal notes another number.
func (v *finder) literal(n *ast.BasicLit) {
	if n.Kind == token.INT {
		if x, err := strconv.ParseInt(n.Value, 0, 62); err == nil {
			v.add(changed, n.Pos(), n.End(), strconv.FormatInt(x+1, 10))
		}
	}
	if n.Kind == token.FLOAT {
		if x, err := strconv.ParseFloat(n.Value, 64); err == nil {
			other := x * 1.1
			if x == 0 {
				other = 1
			}
			v.add(changed, n.Pos(), n.End(), strconv.FormatFloat(other, 'g', -1, 64))
		}
	}
}

// call notes swapped arguments and other functions. What reserves memory alone, and what
// says that the program has a bug, is left out.
func (v *finder) call(n *ast.CallExpr) bool {
	name, at := "", n.Fun
	switch f := n.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name, at = f.Sel.Name, f.Sel
	}
	if name == "make" || name == "Grow" || name == "panic" {
		return false
	}
	if other := extremeTo[name]; other != "" {
		v.add(extreme, at.Pos(), at.End(), other)
	}
	if name == "min" || name == "max" {
		return true // in any order
	}
	for i := range max(0, len(n.Args)-1) {
		a, b := n.Args[i], n.Args[i+1]
		ta, tb := v.p.info.TypeOf(a), v.p.info.TypeOf(b)
		if ta != nil && tb != nil && types.Identical(ta, tb) && v.text(a) != v.text(b) {
			v.add(swapped, a.Pos(), b.End(), v.text(b)+", "+v.text(a))
		}
	}
	return true
}

// sourceFile is a file of a package that is no test.
type sourceFile struct {
	path string // from the module's root
	full string
	text []byte
	tree *ast.File
}

// read parses the files of a package.
func (s *source) read(names []string) error {
	root, err := os.Getwd()
	if err != nil {
		return err
	}
	s.set = token.NewFileSet()
	var trees []*ast.File
	for _, name := range names {
		file := &sourceFile{full: filepath.Join(s.folder, name)}
		if file.path, err = filepath.Rel(root, file.full); err != nil {
			return err
		}
		if file.text, err = os.ReadFile(file.full); err != nil {
			return err
		}
		if file.tree, err = parser.ParseFile(s.set, file.path, file.text, 0); err != nil {
			return err
		}
		s.files, trees = append(s.files, file), append(trees, file.tree)
	}
	s.info = &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	return s.check(s.set, trees, s.info)
}
