//go:build unix

package scenariofile

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestWriteFileFollowsLinksAndKeepsPipes(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no links here:", err)
	}
	if err := WriteFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(target); string(text) != "new" {
		t.Errorf("the target holds %q", text)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}

	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	got := make(chan string)
	go func() {
		text, _ := os.ReadFile(pipe)
		got <- string(text)
	}()
	if err := WriteFile(pipe, []byte("through")); err != nil {
		t.Fatal(err)
	}
	if text := <-got; text != "through" {
		t.Errorf("the pipe's reader got %q", text)
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v, %v", info, err)
	}
}

func TestWriteFileNamesThePathThatWasGiven(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		dir: "this is a folder", filepath.Join(dir, "missing", "file"): "missing; make it first",
	} {
		if err := WriteFile(path, nil); err == nil || !strings.Contains(err.Error(), want) ||
			strings.Contains(err.Error(), "/.") {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

// A new file has the permissions of any new file, and a file that is replaced keeps its own.
func TestFilesKeepTheirPermissions(t *testing.T) {
	dir := t.TempDir()
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	for path, want := range map[string]fs.FileMode{"new": 0o640, "kept": 0o604} {
		path = filepath.Join(dir, path)
		if want == 0o604 {
			writeText(t, path, "before")
			if err := os.Chmod(path, want); err != nil {
				t.Fatal(err)
			}
		}
		if err := WriteFile(path, []byte("after")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v, want %v", path, info.Mode(), err, want)
		}
	}
}
