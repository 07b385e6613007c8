package scenariofile

import (
	"strings"
	"testing"
)

// Words and numbers as people write them are answered with what is taken.
func TestOtherWordsAreAnsweredWithTheRightOne(t *testing.T) {
	for change, meant := range map[string]string{
		"hosts.PL=yes": "granted", "hosts.PL=refused": "denied", "delay=15m": "authorisation.delay", "phase=peace": "after-ceasefire",
		"phase=wartime": "now", "threats=shahed": "drone-low", "threats=uav": "drone-low", "stockpile=70%": "0.7", "stockpile=0,5": "0.5",
		"hosts.PL.probability=70 %": "0.7", "c2=2.0": "2", "authorisation.delay=15min": "15m", "authorisation.delay=15 хв": "15m",
		"systems.nasams.reach.aircraft=100000ft": "30480m", "systems.nasams.reach.aircraft=20nm": "20nmi",
		"systems.nasams.ceiling=10 miles": "16.09344km", "systems.nasams.speed=1000kmh": "1000km/h", "systems.nasams.speed=600kts": "600kn",
	} {
		_, err := Load("package-four-legs", Options{Set: []string{change}})
		if err == nil || !strings.Contains(err.Error(), "did you mean "+meant+"?") {
			t.Errorf("%s: %v, want %s", change, err, meant)
		}
	}
	for _, change := range []string{"stockpile=700000%", "stockpile=many%", "authorisation.delay=15ft", "systems.nasams.speed=3km"} {
		_, err := Load("package-four-legs", Options{Set: []string{change}})
		if err == nil || strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%s: %v, want no other word", change, err)
		}
	}
	for system, meant := range map[string]string{
		"patriot": "patriot-cri, patriot-gem-t or patriot-mse", "SAMP/T": "sampt", "IRIS-T SLM": "iris-t-slm", "NASAMS": "nasams",
	} {
		_, err := Parse("x", []byte("version: 1\nname: x\nunits: [{id: a, at: lviv, system: "+system+"}]\n"), Options{})
		if err == nil || !strings.Contains(err.Error(), "did you mean "+meant+"?") {
			t.Errorf("%s: %v, want %s", system, err, meant)
		}
	}
}
