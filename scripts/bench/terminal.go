//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

// session is a program on a pseudo-terminal that answers no questions.
type session struct {
	master *os.File
	cmd    *exec.Cmd
	begun  time.Time

	mu   sync.Mutex
	sent []byte    // everything that the program wrote
	last time.Time // when it last wrote
	ends []end     // how much it had written by when
}

// end is how much a program had written by a time.
type end struct {
	bytes int
	at    time.Time
}

// patience is how long a program has for anything asked of it.
const patience = time.Minute

// open starts a program on a terminal of a size, with a home of its own.
func open(home string, columns, rows int, argv ...string) (*session, error) {
	master, slave, err := openTerminal(columns, rows)
	if err != nil {
		return nil, err
	}
	defer slave.Close()
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.Env = []string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH"), "HOME=" + home,
		"XDG_STATE_HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "XDG_CACHE_HOME=" + home,
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s := &session{master: master, cmd: cmd, begun: time.Now()}
	s.last = s.begun
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go s.read()
	return s, nil
}

// openTerminal opens both ends of a pseudo-terminal.
func openTerminal(columns, rows int) (master, slave *os.File, err error) {
	if master, err = os.OpenFile("/dev/ptmx", os.O_RDWR, 0); err != nil {
		return nil, nil, err
	}
	var number, unlocked uint32
	size := [4]uint16{uint16(rows), uint16(columns)}
	for _, call := range []struct {
		request uintptr
		value   unsafe.Pointer
	}{
		{syscall.TIOCSPTLCK, unsafe.Pointer(&unlocked)},
		{syscall.TIOCGPTN, unsafe.Pointer(&number)},
		{syscall.TIOCSWINSZ, unsafe.Pointer(&size)},
	} {
		if _, _, failed := syscall.Syscall(syscall.SYS_IOCTL, master.Fd(), call.request,
			uintptr(call.value)); failed != 0 {
			return nil, nil, fmt.Errorf("a pseudo-terminal: %w", failed)
		}
	}
	slave, err = os.OpenFile(filepath.Join("/dev/pts", fmt.Sprint(number)), os.O_RDWR|syscall.O_NOCTTY, 0)
	return master, slave, err
}

// read notes what the program writes until it ends.
func (s *session) read() {
	piece := make([]byte, 1<<16)
	for {
		n, err := s.master.Read(piece)
		now := time.Now()
		s.mu.Lock()
		s.sent, s.last = append(s.sent, piece[:n]...), now
		s.ends = append(s.ends, end{len(s.sent), now})
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// waitFor waits until the program wrote some text, and returns how long after its
// start the piece came that completed it.
func (s *session) waitFor(text string) (time.Duration, error) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		s.mu.Lock()
		at := bytes.Index(s.sent, []byte(text))
		if at >= 0 {
			defer s.mu.Unlock()
			for _, e := range s.ends {
				if e.bytes >= at+len(text) {
					return e.at.Sub(s.begun), nil
				}
			}
		}
		s.mu.Unlock()
	}
	return 0, fmt.Errorf("%s: %q was not drawn within %s", s.cmd.Path, text, patience)
}

// written is how many bytes the program wrote so far.
func (s *session) written() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sent)
}

// settle waits until the program wrote nothing for a while.
func (s *session) settle(while time.Duration) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(while / 8) {
		s.mu.Lock()
		still := time.Since(s.last) > while
		s.mu.Unlock()
		if still {
			return
		}
	}
}

// press types keys, waits until they are drawn, and returns how many bytes that took.
func (s *session) press(keys string, while time.Duration) (int, error) {
	before := s.written()
	if _, err := s.master.WriteString(keys); err != nil {
		return 0, err
	}
	for deadline := time.Now().Add(2 * time.Second); s.written() == before && time.Now().Before(deadline); {
		time.Sleep(2 * time.Millisecond)
	}
	s.settle(while)
	return s.written() - before, nil
}

// close ends the program.
func (s *session) close() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait()
	_ = s.master.Close()
}
