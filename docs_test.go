package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
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

// job is the part of a Kubernetes Job that the page on clusters uses; a field in another
// place is not known.
type job struct {
	APIVersion string            `yaml:"apiVersion"`
	Kind       string            `yaml:"kind"`
	Metadata   map[string]string `yaml:"metadata"`
	Spec       struct {
		CompletionMode       string `yaml:"completionMode"`
		Completions          int    `yaml:"completions"`
		Parallelism          int    `yaml:"parallelism"`
		BackoffLimitPerIndex *int   `yaml:"backoffLimitPerIndex"`
		Template             struct {
			Spec struct {
				RestartPolicy string `yaml:"restartPolicy"`
				Containers    []struct {
					Name, Image   string
					Command, Args []string
					Env           []struct{ Name, Value string }
					Resources     map[string]map[string]string
					VolumeMounts  []struct {
						Name      string
						MountPath string `yaml:"mountPath"`
					} `yaml:"volumeMounts"`
				}
				Volumes []struct {
					Name                  string
					PersistentVolumeClaim struct {
						ClaimName string `yaml:"claimName"`
					} `yaml:"persistentVolumeClaim"`
				}
			}
		}
	}
}

// The Job on the page is of the form that Kubernetes takes: indexed, with a limit for each
// index (which asks for the restart policy Never), and as many completions as the command is
// told.
func TestTheKubernetesJobIsWellFormed(t *testing.T) {
	page, err := os.ReadFile("docs/clusters.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "```yaml\n")
	text, _, ok := strings.Cut(after, "```")
	if !ok {
		t.Fatal("docs/clusters.md has no Job")
	}
	var j job
	read := yaml.NewDecoder(strings.NewReader(text))
	read.KnownFields(true)
	if err := read.Decode(&j); err != nil {
		t.Fatal(err)
	}
	spec, pod := &j.Spec, &j.Spec.Template.Spec
	if j.APIVersion != "batch/v1" || j.Kind != "Job" || j.Metadata["name"] == "" {
		t.Errorf("it is %s %s %q", j.APIVersion, j.Kind, j.Metadata["name"])
	}
	if spec.CompletionMode != "Indexed" || spec.BackoffLimitPerIndex == nil || *spec.BackoffLimitPerIndex < 1 ||
		pod.RestartPolicy != "Never" || spec.Completions < 2 || spec.Parallelism > spec.Completions {
		t.Errorf("its tasks: %+v, restarted %s", spec, pod.RestartPolicy)
	}
	if len(pod.Containers) != 1 || len(pod.Volumes) != 1 {
		t.Fatalf("%d containers, %d volumes", len(pod.Containers), len(pod.Volumes))
	}
	c := &pod.Containers[0]
	if len(c.Env) != 1 || c.Env[0].Name != "JOB_COMPLETIONS" || c.Env[0].Value != strconv.Itoa(spec.Completions) {
		t.Errorf("the command is told %+v of %d completions", c.Env, spec.Completions)
	}
	if len(c.VolumeMounts) != 1 || c.VolumeMounts[0].Name != pod.Volumes[0].Name || pod.Volumes[0].PersistentVolumeClaim.
		ClaimName == "" || c.Image == "" {
		t.Errorf("the volume %+v is mounted as %+v", pod.Volumes, c.VolumeMounts)
	}
	command := strings.Join(append(c.Command, c.Args...), " ")
	for _, words := range []string{
		"airumbrella sweep ", " --shard auto ", "--output " + c.VolumeMounts[0].MountPath + "/part-$JOB_COMPLETION_INDEX.ndjson",
	} {
		if !strings.Contains(command, words) {
			t.Errorf("the command %q lacks %q", command, words)
		}
	}
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
