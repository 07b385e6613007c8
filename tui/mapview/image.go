package mapview

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"airumbrella/scenario"
	"airumbrella/tui/screen"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// hdState is the fine drawing of the map: the ground as an image under the
// text, by the graphics protocol of Kitty, where the terminal answers that it
// has it. The image is sent once and larger than the map, so that a pan only
// says which part of it to show. It begins by itself where the terminal has said
// its name and version, which none does that would print the question: it is asked
// for images then, and what it answers decides.
type hdState struct {
	able bool // the terminal has answered
	on   bool
	off  bool    // the user does not want it to begin by itself
	told bool    // the user asked, and waits for what the terminal answers
	rev  int     // of the image that is wanted
	want hdKey   // what it shows
	box  hdFrame // where the image that the terminal holds lies; zero: none
	sent hdKey   // what that one shows
	put  hdPlace // where it was put last
}

// hdKey is what an image depends on, besides where on the map it lies.
type hdKey struct {
	atlas   *atlas
	cover   *Cover
	lead    scenario.Estimate
	layers  layerSet
	circles [2]*Ring
	palette *screen.Palette
	scale   float64
	cols    int // of the map
	rows    int
}

// hdFrame is the area of an image: its upper left corner in km and its size in
// cells of the map.
type hdFrame struct {
	origin     Point
	cols, rows int
}

// hdPlace is which part of the image is shown where.
type hdPlace struct{ col, row, x, y, cols, rows int }

// hdMsg is an image to be sent.
type hdMsg struct {
	rev int
	key hdKey
	box hdFrame
	png []byte
}

// The image, and what the terminal is asked: whether it could show one of a
// single pixel, and then for its attributes (DA1), which every terminal answers.
const (
	hdID    = 7301
	hdDepth = -1<<30 - 1 // below cells that have a ground of their own
	hdQuery = "\x1b_Gi=7302,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[c"
)

// relays are terminals within a terminal, by how their versions begin: what they answer
// says nothing of the one around them, and they keep images from it.
var relays = []string{"tmux", "screen", "zellij"}

// AskingHD is said while the terminal is asked.
const AskingHD = "asking the terminal whether it draws images …"

// hdPatience is how long the terminal has to answer.
const hdPatience = time.Second

// hdUnansweredMsg says that the time to answer is over.
type hdUnansweredMsg struct{}

// RouteHD takes the terminal's answers and finished images, and says what came of
// it.
func (v *Map) RouteHD(msg tea.Msg, s *Scene) (tea.Cmd, string) {
	switch msg := msg.(type) {
	case tea.TerminalVersionMsg:
		return v.greetHD(msg.Name, s.Palette), ""
	case uv.KittyGraphicsEvent:
		if strings.HasPrefix(string(msg.Payload), "OK") && !v.hd.able {
			v.hd.able, v.hd.on, v.hd.off = true, true, false
			return nil, "the map is an image, i turns it off"
		}
	case uv.PrimaryDeviceAttributesEvent, hdUnansweredMsg:
		if v.hd.told && !v.hd.able {
			v.hd.told = false
			// Some print what they do not understand.
			return tea.ClearScreen, "this terminal does not draw images (Kitty graphics)"
		}
	case hdMsg:
		if msg.rev != v.hd.rev || !v.hd.on {
			return nil, ""
		}
		v.hd.box, v.hd.sent = msg.box, msg.key
		v.hd.put = v.hdPlace(s)
		return tea.Raw(hdTransmit(msg.png) + v.hd.put.sequence()), ""
	}
	return nil, ""
}

// greetHD asks a terminal that has said its name and version whether it draws images.
func (v *Map) greetHD(version string, p *screen.Palette) tea.Cmd {
	relayed := slices.ContainsFunc(relays, func(relay string) bool {
		return strings.HasPrefix(strings.ToLower(version), relay)
	})
	if version == "" || relayed || v.hd.off || v.hd.able || p.Hatched() {
		return nil
	}
	return tea.Raw(hdQuery)
}

// WithoutHD reports whether the fine drawing is not to begin by itself.
func (v *Map) WithoutHD() bool { return v.hd.off }

// SetWithoutHD says whether the fine drawing is not to begin by itself.
func (v *Map) SetWithoutHD(off bool) { v.hd.off = off }

// ToggleHD switches the fine drawing, and says so. The first time it asks the
// terminal whether it can draw images, which no name of a terminal tells.
func (v *Map) ToggleHD(p *screen.Palette) (tea.Cmd, string) {
	switch {
	case p.Hatched():
		return nil, "the map as an image needs a palette of 256 or more colours: c"
	case !v.hd.able:
		v.hd.told = true
		return tea.Batch(tea.Raw(hdQuery), tea.Tick(hdPatience, func(time.Time) tea.Msg { return hdUnansweredMsg{} })),
			AskingHD
	}
	v.hd.on = !v.hd.on
	if v.hd.off = !v.hd.on; v.hd.on {
		return nil, "the map is an image"
	}
	return v.DropHD(), "the map is text"
}

// DropHD takes the image away.
func (v *Map) DropHD() tea.Cmd {
	held := v.HoldsHD()
	v.hd.box, v.hd.put, v.hd.want, v.hd.sent = hdFrame{}, hdPlace{}, hdKey{}, hdKey{}
	v.hd.rev++
	if !held {
		return nil
	}
	return tea.Raw(HDGone)
}

// HDGone takes the image away from a terminal.
var HDGone = fmt.Sprintf("\x1b_Ga=d,d=I,i=%d,q=2\x1b\\", hdID)

// HoldsHD reports whether the terminal was sent an image that was not taken away.
func (v *Map) HoldsHD() bool { return v.hd.box != hdFrame{} }

// EndHD takes the image away for good.
func (v *Map) EndHD() tea.Cmd {
	v.hd.on = false
	return v.DropHD()
}

// HDShown reports whether the image stands for the ground now.
func (v *Map) HDShown(s *Scene) bool {
	return v.hd.on && s.Chart.W > 0 && v.hd.box != hdFrame{} && v.hd.sent == v.hdKey(s) && v.hdInside()
}

func (v *Map) hdKey(s *Scene) hdKey {
	k := hdKey{atlas: v.atlas, cover: v.Cover(s.Threat), lead: s.Estimate, layers: v.layers, palette: s.Palette,
		scale: v.View.Scale, cols: v.View.Cols, rows: v.View.Rows}
	for i, lines := range v.circles(s) {
		if len(lines) > 0 {
			k.circles[i] = &lines[0]
		}
	}
	return k
}

// hdOffset is how many cells right of and below the image's corner the view
// begins.
func (v *Map) hdOffset() (x, y int) {
	o, scale, corner := v.View.origin(), v.View.Scale, v.hd.box.origin
	return round((o.X - corner.X) / scale), round((corner.Y - o.Y) / (2 * scale))
}

func (v *Map) hdInside() bool {
	x, y := v.hdOffset()
	return x >= 0 && y >= 0 && x+v.View.Cols <= v.hd.box.cols && y+v.View.Rows <= v.hd.box.rows
}

// FollowHD asks for a new image when the one that the terminal holds no longer
// fits, and puts it where the map is.
func (v *Map) FollowHD(s *Scene) tea.Cmd {
	if !v.hd.on || s.Chart.W < 1 || s.Palette.Hatched() {
		if v.hd.box != (hdFrame{}) {
			return v.DropHD()
		}
		return nil
	}
	key := v.hdKey(s)
	if v.hd.sent != key || !v.hdInside() {
		if v.hd.want == key && v.hd.sent != key {
			return nil // on its way
		}
		v.hd.want = key
		v.hd.rev++
		return v.renderHD(v.hd.rev, key, v.circles(s))
	}
	v.hd.want = key
	place := v.hdPlace(s)
	if place == v.hd.put {
		return nil
	}
	v.hd.put = place
	return tea.Raw(place.sequence())
}

// hdPlace is which part of the image the map shows, and where.
func (v *Map) hdPlace(s *Scene) hdPlace {
	x, y := v.hdOffset()
	return hdPlace{s.Chart.X, s.Chart.Y, x, y, v.View.Cols, v.View.Rows}
}

// sequence puts the part of the image at its place, under the text, and
// leaves the cursor where it was.
func (p hdPlace) sequence() string {
	return fmt.Sprintf(
		"\x1b7\x1b[%d;%dH\x1b_Ga=p,i=%d,p=1,x=%d,y=%d,w=%d,h=%d,c=%d,r=%d,z=%d,C=1,q=2\x1b\\\x1b8",
		p.row+1,
		p.col+1,
		hdID,
		p.x*hdDots,
		p.y*2*hdDots,
		p.cols*hdDots,
		p.rows*2*hdDots,
		p.cols,
		p.rows,
		hdDepth,
	)
}
