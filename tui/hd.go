package tui

import (
	"fmt"
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
// says which part of it to show.
type hdState struct {
	able bool // the terminal has answered
	on   bool
	rev  int     // of the image that is wanted
	want hdKey   // what it shows
	box  hdFrame // where the image that the terminal holds lies; zero: none
	sent hdKey   // what that one shows
	put  hdPlace // where it was put last
}

// hdKey is what an image depends on, besides where on the map it lies.
type hdKey struct {
	atlas   *atlas
	cover   *cover
	lead    scenario.Estimate
	layers  layerSet
	circles [2]*ringLine
	palette *screen.Palette
	scale   float64
	cols    int // of the map
	rows    int
}

// hdFrame is the area of an image: its upper left corner in km and its size in
// cells of the map.
type hdFrame struct {
	origin     vec
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
// single pixel.
const (
	hdID    = 7301
	hdDepth = -1<<30 - 1 // below cells that have a ground of their own
	hdQuery = "\x1b_Gi=7302,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
)

// hdPatience is how long the terminal has to answer.
const hdPatience = time.Second

// hdUnansweredMsg says that the time to answer is over.
type hdUnansweredMsg struct{}

// routeHD takes the terminal's answer and finished images.
func (m *Model) routeHD(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case uv.KittyGraphicsEvent:
		if strings.HasPrefix(string(msg.Payload), "OK") && !m.hd.able {
			m.hd.able, m.hd.on = true, true
			m.say("fine drawing on")
		}
	case hdUnansweredMsg:
		if !m.hd.able {
			m.say("this terminal does not draw images (Kitty graphics)")
			return tea.ClearScreen // some print what they do not understand
		}
	case hdMsg:
		if msg.rev != m.hd.rev || !m.hd.on {
			return nil
		}
		m.hd.box, m.hd.sent = msg.box, msg.key
		m.hd.put = m.hdPlace()
		return tea.Raw(hdTransmit(msg.png) + m.hd.put.sequence())
	}
	return nil
}

// toggleHD switches the fine drawing. The first time it asks the terminal
// whether it can draw images, which no name of a terminal tells.
func (m *Model) toggleHD() tea.Cmd {
	switch {
	case m.palette.Hatched():
		m.say("fine drawing needs a palette of 256 or more colours")
		return nil
	case !m.hd.able:
		m.say("asking the terminal whether it draws images …")
		return tea.Batch(tea.Raw(hdQuery), tea.Tick(hdPatience, func(time.Time) tea.Msg { return hdUnansweredMsg{} }))
	}
	m.hd.on = !m.hd.on
	if m.hd.on {
		m.say("fine drawing on")
		return nil
	}
	m.say("fine drawing off")
	return m.dropHD()
}

// dropHD takes the image away.
func (m *Model) dropHD() tea.Cmd {
	held := m.hd.box != hdFrame{}
	m.hd.box, m.hd.put, m.hd.want, m.hd.sent = hdFrame{}, hdPlace{}, hdKey{}, hdKey{}
	m.hd.rev++
	if !held {
		return nil
	}
	return tea.Raw(fmt.Sprintf("\x1b_Ga=d,d=I,i=%d,q=2\x1b\\", hdID))
}

// hdShown reports whether the image stands for the ground now.
func (m *Model) hdShown() bool {
	return m.hd.on && m.board == boardMap && m.hd.box != hdFrame{} && m.hd.sent == m.hdKey() && m.hdInside() && !m.layout.small
}

func (m *Model) hdKey() hdKey {
	k := hdKey{atlas: m.atlas, cover: m.cover(), lead: m.estimate, layers: m.layers, palette: m.palette, scale: m.view.scale, cols: m.view.cols, rows: m.view.rows}
	for i, lines := range m.circles() {
		if len(lines) > 0 {
			k.circles[i] = &lines[0]
		}
	}
	return k
}

// hdOffset is how many cells right of and below the image's corner the view
// begins.
func (m *Model) hdOffset() (x, y int) {
	o, v := m.view.origin(), m.view
	return round((o.x - m.hd.box.origin.x) / v.scale), round((m.hd.box.origin.y - o.y) / (2 * v.scale))
}

func (m *Model) hdInside() bool {
	x, y := m.hdOffset()
	return x >= 0 && y >= 0 && x+m.view.cols <= m.hd.box.cols && y+m.view.rows <= m.hd.box.rows
}

// followHD asks for a new image when the one that the terminal holds no longer
// fits, and puts it where the map is.
func (m *Model) followHD() tea.Cmd {
	if !m.hd.on || m.board != boardMap || m.layout.small || m.palette.Hatched() {
		if m.hd.box != (hdFrame{}) {
			return m.dropHD()
		}
		return nil
	}
	key := m.hdKey()
	if m.hd.sent != key || !m.hdInside() {
		if m.hd.want == key && m.hd.sent != key {
			return nil // on its way
		}
		m.hd.want = key
		m.hd.rev++
		return m.renderHD(m.hd.rev, key)
	}
	m.hd.want = key
	place := m.hdPlace()
	if place == m.hd.put {
		return nil
	}
	m.hd.put = place
	return tea.Raw(place.sequence())
}

// hdPlace is which part of the image the map shows, and where.
func (m *Model) hdPlace() hdPlace {
	x, y := m.hdOffset()
	return hdPlace{m.layout.chart.X, m.layout.chart.Y, x, y, m.view.cols, m.view.rows}
}

// sequence puts the part of the image at its place, under the text, and
// leaves the cursor where it was.
func (p hdPlace) sequence() string {
	return fmt.Sprintf("\x1b7\x1b[%d;%dH\x1b_Ga=p,i=%d,p=1,x=%d,y=%d,w=%d,h=%d,c=%d,r=%d,z=%d,C=1,q=2\x1b\\\x1b8", p.row+1, p.col+1, hdID,
		p.x*hdDots, p.y*2*hdDots, p.cols*hdDots, p.rows*2*hdDots, p.cols, p.rows, hdDepth)
}
