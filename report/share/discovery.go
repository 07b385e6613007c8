package share

import (
	"airumbrella/report/subject"
	"airumbrella/wording"
)

// classLooks are the looks of the classes of a theme.
var classLooks = [...]look{
	{stroke: "b2351a", fill: "ffffff", opacity: 1, width: 2, mark: "circle"},
	point("b2351a", "circle", ""),
	point("e0a126", "circle", ""),
	point("7fa650", "circle", ""),
	point("1d6496", "circle", ""),
}

// DiscoveryAtlas returns the maps of a discovery as layers: every counted city by who can
// uncover it, and by the latest order that it bears. It returns an error where the scenario
// of the table is not known.
func DiscoveryAtlas(d *subject.Discovery, v subject.View) (*Atlas, error) {
	if err := d.Mapped(); err != nil {
		return nil, err
	}
	view := v
	view.Threat = d.Threat.ID
	a := newAtlas(d.Orders.Result, view)
	a.title, a.digest = wording.Clean(d.Header.Name), wording.Clean(d.Header.Scenario+" "+d.Header.Plan)
	a.about = wording.Clean(subject.DiscoveryLine(d, view)) + " " + subject.MapCaution
	cities := d.OnMap()
	for i := range subject.Themes {
		a.add(themeLayer(d, &subject.Themes[i], cities))
	}
	return a, nil
}

// themeLayer is the cities of a discovery by the classes of a theme.
func themeLayer(d *subject.Discovery, theme *subject.Theme, cities []subject.CityOnMap) layer {
	l := layer{name: theme.Name, title: theme.Title, kind: ofPoints, fields: []field{
		{"place", isText}, {"name", isText}, {"name_uk", isText}, {"region", isText}, {"population", isWhole},
		{"threat", isText}, {"class", isText}, {"covered", isYesNo}, {"refusals", isText}, {"fewest_refusing", isWhole},
		{"latest_order_min", isWhole}, {"covered_longer", isYesNo},
	}}
	whole := func(n int) any {
		if n < 0 {
			return nil
		}
		return n
	}
	for i := range cities {
		c := &cities[i]
		p := &d.Scenario.Places[c.Place]
		class := theme.Of(c)
		how := classLooks[class]
		how.means = theme.Classes[class]
		l.features = append(l.features, feature{
			id: theme.Name + "/" + wording.Clean(p.ID), title: wording.Clean(p.Name), shape: p.Position, look: how,
			folder: []string{wording.Capital(theme.Classes[class])}, hidden: theme.Name != subject.Themes[0].Name,
			values: []any{
				wording.Clean(p.ID), wording.Clean(p.Name), wording.Clean(p.NameUK), wording.Clean(p.Region), p.Population,
				wording.Clean(d.Threat.ID), theme.Classes[class], c.Covered, wording.Clean(c.Sets()), whole(c.Fewest()),
				whole(c.Latest), c.Longer,
			},
		})
	}
	return l
}
