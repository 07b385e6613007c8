//go:build unix

package scenariofile

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
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

// deadProcess is the number of a process that has just ended.
func deadProcess(t *testing.T) int {
	t.Helper()
	cmd := exec.Command("true")
	if err := cmd.Run(); err != nil {
		t.Skip("no program to run:", err)
	}
	return cmd.Process.Pid
}

// What killed writes left beside a file goes at the next save to it: of dead writers
// after a minute, of a number that another process has got after a day. All else stays.
func TestWhatAKilledWriteLeftIsRemovedAtTheNextSave(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plan.yaml")
	dead := deadProcess(t)
	left := map[string]time.Duration{ // and how old it is
		fmt.Sprintf(".plan.yaml-%d-0", dead):           2 * time.Minute,
		fmt.Sprintf(".plan.yaml-%d-12", dead):          time.Hour,
		fmt.Sprintf(".plan.yaml-%d-3", os.Getppid()):   25 * time.Hour,
		fmt.Sprintf(".plan.yaml-%d-1", dead):           0, // perhaps of another machine
		fmt.Sprintf(".plan.yaml-%d-2", os.Getppid()):   time.Hour,
		fmt.Sprintf(".plan.yaml-%d-5", os.Getpid()):    48 * time.Hour, // of a save beside this one
		fmt.Sprintf(".plan.yaml-%d", dead):             48 * time.Hour,
		fmt.Sprintf(".plan.yaml-%d-1.yaml", dead):      48 * time.Hour,
		fmt.Sprintf(".plan.yaml-0%d-1", dead):          48 * time.Hour,
		fmt.Sprintf("plan.yaml-%d-1", dead):            48 * time.Hour,
		fmt.Sprintf(".other.yaml-%d-1", dead):          48 * time.Hour,
		fmt.Sprintf(".plan.yaml-%d--1", dead):          48 * time.Hour,
		fmt.Sprintf(".plan.yaml-%d-6", dead) + "/file": 48 * time.Hour, // in a folder of that name
	}
	gone := map[string]bool{}
	for name, age := range left {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		writeText(t, at, "left")
		then := time.Now().Add(-age)
		for _, p := range []string{at, filepath.Dir(at)} {
			if err := os.Chtimes(p, then, then); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, name := range []string{"-0", "-12"} {
		gone[fmt.Sprintf(".plan.yaml-%d%s", dead, name)] = true
	}
	gone[fmt.Sprintf(".plan.yaml-%d-3", os.Getppid())] = true
	link := filepath.Join(dir, fmt.Sprintf(".plan.yaml-%d-7", dead))
	if err := os.Symlink("plan.yaml", link); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a new file, and one that is there
		if err := WriteFile(path, []byte("saved")); err != nil {
			t.Fatal(err)
		}
	}
	for name := range left {
		if _, err := os.Lstat(filepath.Join(dir, name)); (err == nil) == gone[name] {
			t.Errorf("%s: there %v, want gone %v", name, err == nil, gone[name])
		}
	}
	if _, err := os.Lstat(link); err != nil {
		t.Error("a link is removed")
	}
}

// A file of another owner stays his, with its group and permissions, by whatever way.
func TestAFileOfAnotherOwnerStaysHis(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can make a file of another owner")
	}
	const owner, group = 54321, 54322
	dir := t.TempDir()
	for _, folder := range []string{dir, filepath.Dir(dir)} { // the second holds all folders of the test
		if err := os.Chmod(folder, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "shared.yaml")
	writeText(t, path, strings.Repeat("a longer text ", 9))
	if err := os.Chown(path, owner, group); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	check := func(who string, same bool) {
		t.Helper()
		text, err := os.ReadFile(path)
		info, statErr := os.Stat(path)
		if err != nil || statErr != nil || string(text) != "by "+who {
			t.Fatalf("%s: it holds %q: %v, %v", who, text, err, statErr)
		}
		is := info.Sys().(*syscall.Stat_t)
		if is.Uid != owner || is.Gid != group || info.Mode().Perm() != 0o666 || same && !os.SameFile(before, info) {
			t.Errorf("%s: owner %d, group %d, mode %v", who, is.Uid, is.Gid, info.Mode())
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 {
			t.Errorf("%s leaves %v", who, entries)
		}
	}
	if err := WriteFile(path, []byte("by root")); err != nil {
		t.Fatal(err)
	}
	check("root", false)
	before, _ = os.Stat(path)
	program := filepath.Join(t.TempDir(), "tests") // where somebody else may run it
	if text, err := os.ReadFile(os.Args[0]); err != nil || os.WriteFile(program, text, 0o755) != nil {
		t.Skip("the tests cannot be copied:", err)
	}
	cmd := exec.Command(program, "-test.run", "^TestWriteAsSomebodyElse$")
	cmd.Env = append(os.Environ(), "AIRUMBRELLA_WRITE_TO="+path)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner + 2, Gid: group + 2}}
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		if strings.Contains(err.Error(), "permission denied") {
			t.Skip("nobody else may run the tests:", err)
		}
		t.Fatalf("%v\n%s", err, said)
	}
	check("somebody else", true)
}

// TestWriteAsSomebodyElse is the program that TestAFileOfAnotherOwnerStaysHis runs.
func TestWriteAsSomebodyElse(t *testing.T) {
	path := os.Getenv("AIRUMBRELLA_WRITE_TO")
	if path == "" {
		t.Skip("is run by another test")
	}
	if err := WriteFile(path, []byte("by somebody else")); err != nil {
		t.Fatal(err)
	}
}
