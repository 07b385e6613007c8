package saved

import (
	"bytes"
	"testing"

	"airumbrella/coverage"
	"airumbrella/geo"
	"airumbrella/report/subject"
	"airumbrella/scenario"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// partlyCovered is a result with one city: 61 of its 73 demand points are covered at
// base, on 26 s of 17 min. Norway's unit would cover the others if Norway sent it and
// the zone held the region; Ukraine's own falls 6.6 km short.
func partlyCovered() *coverage.Result {
	s := &scenario.Scenario{
		Name:    "One city",
		Threats: []scenario.Threat{{ID: "cruise-missile", Class: scenario.CruiseMissile}},
		Units:   []scenario.Unit{{ID: "no-south", Contributor: "NO"}, {ID: "ua-east", Contributor: "UA"}},
		Places: []scenario.Place{{
			ID: "zaporizhzhia", Name: "Zaporizhzhia", NameUK: "Запоріжжя", Kind: scenario.City, Region: "UA-23",
			Position: orb.Point{35.139567, 47.837881}, Population: 722_713, Control: scenario.Government, Counted: true,
		}},
	}
	margin := coverage.Margin{
		Gate: coverage.GateTimeline, Value: 26, Unit: "s", Part: 0.02549, Of: 1020, People: 99_000,
	}
	p := coverage.PlaceThreat{
		Status: coverage.Partly, Points: 73, Count: scenario.Triple[int]{Low: 40, Base: 61, High: 73},
		IfGranted: coverage.Share{Status: coverage.Likely, Count: scenario.Triple[int]{Low: 55, Base: 73, High: 73}},
		Depth:     scenario.Triple[int]{Low: 1, Base: 1, High: 2}, Units: []int{1},
		TimeShare: scenario.Same(61.0 / 73),
		Why: coverage.Why{
			Margin: &margin,
			ByDecision: &coverage.Decision{
				Unit: 0, Points: 12, Gates: 1<<coverage.GateContribution | 1<<coverage.GateAuthorisation,
				Distance: 60 * geo.Kilometre, Status: coverage.Likely, Gained: 118_802,
				Switches: []scenario.Switch{
					scenario.SetContributor{Code: "NO", State: scenario.Granted}, scenario.SetZone{Zone: scenario.ZoneAll},
				},
			},
			Nearest: &coverage.Nearest{Unit: 1, Estimate: scenario.Base, Verdict: coverage.Verdict{
				Gate: coverage.GateGeometry, Distance: 24_040, Short: 6_600, TimeShare: 1,
			}},
		},
		Remedy: &coverage.Remedy{Switch: scenario.SetPhase{Phase: scenario.AfterCeasefire}, Status: coverage.Likely},
	}
	return &coverage.Result{
		Scenario: s, Lead: scenario.Base,
		Threats: []coverage.ThreatResult{{
			Threat: s.Threats[0], RestsOn: []coverage.Rest{{Place: 0, Population: 99_000, Margin: margin}},
		}},
		Places: []coverage.PlaceResult{{
			Place: &s.Places[0], Radius: s.Places[0].Radius(), Threats: []coverage.PlaceThreat{p}, Worst: p,
		}},
	}
}

// One full place of airumbrella/report/2.
const fullPlace = `{
 "id": "zaporizhzhia",
 "name": "Zaporizhzhia",
 "name_uk": "Запоріжжя",
 "kind": "city",
 "control": "government",
 "counted": true,
 "region": "UA-23",
 "lon": 35.13957,
 "lat": 47.83788,
 "population": 722713,
 "radius_km": 7.6,
 "threats": [
  {
   "id": "cruise-missile",
   "status": "partly",
   "share": {
    "low": 0.5479,
    "base": 0.8356,
    "high": 1
   },
   "if_granted": {
    "status": "likely",
    "share": {
     "low": 0.7534,
     "base": 1,
     "high": 1
    }
   },
   "margin": {
    "gate": "timeline",
    "value": 26,
    "unit": "s",
    "part": 0.0255,
    "near_edge": true
   },
   "by_decision": {
    "unit": "no-south",
    "gates": [
     "contribution",
     "authorisation"
    ],
    "remedy": {
     "set": [
      "contributors.NO=granted",
      "authorisation.zone=all"
     ],
     "text": "Norway sends its units and allies may intercept over all of Ukraine"
    }
   },
   "depth": {
    "low": 1,
    "base": 1,
    "high": 2
   },
   "units": [
    "ua-east"
   ],
   "time_share": 0.836,
   "nearest": {
    "unit": "ua-east",
    "gate": "geometry",
    "distance_km": 24,
    "short_km": 6.6,
    "remedy": {
     "set": [
      "phase=after-ceasefire"
     ],
     "text": "after a ceasefire"
    }
   }
  }
 ]
}
`

func TestOneFullPlaceOfTheReport(t *testing.T) {
	r := partlyCovered()
	var b bytes.Buffer
	if err := Write(&b, savedPlace(r, &r.Places[0])); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fullPlace, b.String()); diff != "" {
		t.Errorf("the place differs:\n%s", diff)
	}
}

func TestWhatTheCoverRestsOnIsSaved(t *testing.T) {
	r := partlyCovered()
	want := restJSON{"zaporizhzhia", 99_000, "timeline", 26, "s", 0.0255}
	if got := savedThreat(r, 0).RestsOn; len(got) != 1 || got[0] != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// Without a unit that may act, the single change that would cover a place stands with
// what could be decided.
func TestAChangeWithoutANearestUnitIsNotLost(t *testing.T) {
	r := partlyCovered()
	p := &r.Places[0].Threats[0]
	p.Nearest, p.ByDecision.Switches = nil, nil
	s := savedPlaceThreat(r, 0, p)
	if s.Nearest != nil || s.ByDecision.Remedy == nil || s.ByDecision.Remedy.Set[0] != "phase=after-ceasefire" {
		t.Errorf("nearest %+v, by decision %+v", s.Nearest, s.ByDecision)
	}
}

// A report that is read back holds what was written, a saved first edition included.
func TestStandingsSurviveSaving(t *testing.T) {
	r := partlyCovered()
	s := savedPlaceThreat(r, 0, &r.Places[0].Threats[0])
	if got, want := s.standing(), subject.NewSide(r, nil, nil).Places[0].Threats[0]; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
