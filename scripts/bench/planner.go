//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

const (
	frameMark = "computing" // stands at the end of the planner's first frame
	emptyMark = "ready"
	starts    = 9 // of each program, in turns
	idle      = 10 * time.Second
	switches  = 1000
	rest      = 4 * time.Second // without a byte, after which all is drawn
)

// start measures how long the first frame takes, beside the empty program: the least
// of several starts of both in turns.
func (b *bench) start() error {
	programs := []struct{ path, mark string }{{b.program, frameMark}, {b.empty, emptyMark}}
	clock, cpu := [2][]time.Duration{}, [2][]time.Duration{}
	for range starts {
		for i, p := range programs {
			took, spent, err := b.firstFrame(p.path, p.mark)
			if err != nil {
				return err
			}
			clock[i], cpu[i] = append(clock[i], took), append(cpu[i], spent)
		}
	}
	for i := range programs {
		slices.Sort(clock[i])
		slices.Sort(cpu[i])
	}
	median := starts / 2
	r := row{what: "first frame after the start at 200x60, the median of " + fmt.Sprint(starts) + " starts",
		command: "airumbrella", value: span(clock[0][median]), cpu: span(cpu[0][median])}
	r.peer = fmt.Sprintf("%.2f of an empty Bubble Tea program's %s (CPU %s)",
		float64(clock[0][median])/float64(clock[1][median]), span(clock[1][median]), span(cpu[1][median]))
	b.add(r)
	return nil
}

// firstFrame starts a program and returns how long its first frame took by the clock,
// and how much processor time the program had used when it was seen.
func (b *bench) firstFrame(path, mark string) (clock, cpu time.Duration, err error) {
	s, err := open(b.folder, 200, 60, path)
	if err != nil {
		return 0, 0, err
	}
	defer s.close()
	if clock, err = s.waitFor(mark); err != nil {
		return 0, 0, err
	}
	cpu, err = spent(s.cmd.Process.Pid)
	return clock, cpu, err
}

// planner measures what the planner holds and how often it wakes up.
func (b *bench) planner() error {
	s, err := open(b.folder, 200, 60, b.program)
	if err != nil {
		return err
	}
	defer s.close()
	if _, err := s.waitFor(frameMark); err != nil {
		return err
	}
	s.settle(rest)
	pid := s.cmd.Process.Pid
	first, err := resident(pid)
	if err != nil {
		return err
	}
	before, err := wakeUps(pid)
	if err != nil {
		return err
	}
	spentBefore, err := spent(pid)
	if err != nil {
		return err
	}
	time.Sleep(idle)
	after, err := wakeUps(pid)
	if err != nil {
		return err
	}
	spentAfter, err := spent(pid)
	if err != nil {
		return err
	}
	b.add(row{what: "wake-ups a second where nothing changes, over 10 s", command: "airumbrella",
		value: fmt.Sprintf("%.1f", float64(after-before)/idle.Seconds()),
		cpu:   fmt.Sprintf("%.2f %% of a core", 100*(spentAfter-spentBefore).Seconds()/idle.Seconds())})
	b.add(row{what: "resident memory after the start", command: "airumbrella", value: megabytes(first), peer: b.peers()})
	return b.switches(s)
}

// switches throws promises one after the other, each as soon as the last is drawn.
func (b *bench) switches(s *session) error {
	const tab, down, up = "\t", "\x1b[B", "\x1b[A"
	for range 2 { // from the map to the list, to the promises
		if _, err := s.press(tab, 200*time.Millisecond); err != nil {
			return err
		}
	}
	pid := s.cmd.Process.Pid
	spentBefore, err := spent(pid)
	if err != nil {
		return err
	}
	drawn := 0
	for i := range switches {
		n, err := s.press(" ", 30*time.Millisecond)
		if err != nil {
			return err
		}
		if n > 0 {
			drawn++
		}
		move := down
		if i/12%2 == 1 {
			move = up
		}
		if _, err := s.press(move, 10*time.Millisecond); err != nil {
			return err
		}
	}
	s.settle(rest)
	spentAfter, err := spent(pid)
	if err != nil {
		return err
	}
	held, err := resident(pid)
	if err != nil {
		return err
	}
	if drawn < switches*9/10 {
		return fmt.Errorf("only %d of %d switches were drawn", drawn, switches)
	}
	b.add(row{what: fmt.Sprintf("resident memory after %d switches; CPU of each with its frames and studies", switches),
		command: "airumbrella", value: megabytes(held), cpu: span((spentAfter - spentBefore) / switches)})
	return nil
}

// megabytes says kB as MB.
func megabytes(kB int) string { return fmt.Sprintf("%.0f MB", float64(kB)*1024/1e6) }

// peers says how much memory other programs of the terminal hold, where installed.
func (b *bench) peers() string {
	var said []string
	for _, name := range []string{"btop", "lazygit"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		s, err := open(b.folder, 200, 60, path)
		if err != nil {
			continue
		}
		s.settle(time.Second)
		if held, err := resident(s.cmd.Process.Pid); err == nil {
			said = append(said, name+" "+megabytes(held))
		}
		s.close()
	}
	return strings.Join(said, ", ")
}

// pans measures how many bytes a pan sends in each direction, by a step and by half a
// screen, there and back around where the map starts.
func (b *bench) pans() error {
	for _, size := range [][2]int{{200, 60}, {400, 120}} {
		s, err := open(b.folder, size[0], size[1], b.program)
		if err != nil {
			return err
		}
		if _, err := s.waitFor(frameMark); err != nil {
			return err
		}
		s.settle(rest)
		for _, way := range []struct {
			what, keys string
			times      int
		}{{"a pan", "lhjk", 8}, {"half a screen", "LHJK", 2}} {
			if err := b.pan(s, way.what, fmt.Sprintf("at %dx%d", size[0], size[1]), way.keys, way.times); err != nil {
				return err
			}
		}
		s.close()
	}
	return nil
}

// pan measures the directions of four keys.
func (b *bench) pan(s *session, what, size, keys string, times int) error {
	var most, mean []string
	for _, key := range keys {
		worst, sum := 0, 0
		for range times {
			n, err := s.press(string(key), 120*time.Millisecond)
			if err != nil {
				return err
			}
			worst, sum = max(worst, n), sum+n
		}
		most = append(most, fmt.Sprintf("%.1f", float64(worst)/1e3))
		mean = append(mean, fmt.Sprintf("%.1f", float64(sum)/float64(times)/1e3))
	}
	b.add(row{what: what + " " + size + " to the right, left, down, up: at most, and in the mean",
		command: "airumbrella, then " + strings.Join(strings.Split(keys, ""), " "),
		value:   strings.Join(most, ", ") + " kB; " + strings.Join(mean, ", ") + " kB"})
	return nil
}
