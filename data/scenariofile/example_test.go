package scenariofile_test

import (
	"fmt"

	"airumbrella/data"
	"airumbrella/data/scenariofile"
)

func ExampleLoad() {
	scenario, err := scenariofile.Load(data.Default, scenariofile.Options{Set: []string{"hosts.PL=granted", "c2=3"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(scenario.Name, scenario.Package.Hosts["PL"].State, scenario.Package.C2.Level)
	// Output: Four-leg package granted 3
}

func ExampleParse_faults() {
	_, err := scenariofile.Parse("plan.yaml", []byte(`version: 1
name: A plan
package:
  hosts: {PL: grnted}
units:
  - {id: mine, system: nasam, at: [49.8, 24.0]}
`), scenariofile.Options{})
	fmt.Println(err)
	// Output:
	// plan.yaml:4:15: package.hosts.PL: unknown permission (value "grnted"; did you mean granted? accepted: granted, offered, open or denied)
	// plan.yaml:6:24: units.mine.system: unknown system (value "nasam"; did you mean nasams?)
	// plan.yaml:6:35: units.mine.at: latitude and longitude are swapped (value "[49.8, 24.0]"; accepted: [24, 49.8]: longitude first)
}
