package data

import (
	"embed"
	"strings"
)

//go:embed catalogue/*.yaml
var catalogueFiles embed.FS

// The parts of the catalogue, each a text of [Catalogue].
const (
	CatalogueSystems      = "systems"
	CatalogueThreats      = "threats"
	CatalogueHosts        = "hosts"
	CatalogueContributors = "contributors"
	CatalogueFleets       = "fleets"
)

// CatalogueParts returns the names of all parts of the catalogue, sorted.
func CatalogueParts() (parts []string) {
	entries, err := catalogueFiles.ReadDir("catalogue")
	if err != nil {
		panic("bug in data/catalogue: " + err.Error())
	}
	for _, entry := range entries {
		parts = append(parts, strings.TrimSuffix(entry.Name(), ".yaml"))
	}
	return parts
}

// Catalogue returns the text of a part of the catalogue of published
// parameters, in the form of scenario files: package scenariofile reads it.
func Catalogue(part string) []byte {
	text, err := catalogueFiles.ReadFile("catalogue/" + part + ".yaml")
	if err != nil {
		panic("bug in data/catalogue: " + err.Error())
	}
	return text
}
