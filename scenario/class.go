package scenario

import "fmt"

// Class is the kind of flying thing a threat is; a system's reach is stated
// per class.
type Class int

// The threat classes that the model knows by name.
const (
	Drone Class = iota
	CruiseMissile
	Ballistic
	Aircraft
)

// classRow is what is known of a class: its key in files, and what threats of
// it are called in a sentence.
type classRow struct{ key, words string }

// classRows is the table of classes.
var classRows = [...]classRow{
	Drone:         {"drone", "drones"},
	CruiseMissile: {"cruise-missile", "cruise missiles"},
	Ballistic:     {"ballistic", "ballistic missiles"},
	Aircraft:      {"aircraft", "crewed aircraft"},
}

// ClassCount is the number of classes, for arrays indexed by Class.
const ClassCount = Class(len(classRows))

// Classes lists the threat classes in their fixed order.
var Classes = func() (list [ClassCount]Class) {
	for i := range list {
		list[i] = Class(i)
	}
	return list
}()

// ClassKeys returns the keys of the classes in files, the keys of a system's
// reach, in their fixed order.
func ClassKeys() []string {
	keys := make([]string, ClassCount)
	for i, row := range classRows {
		keys[i] = row.key
	}
	return keys
}

// String returns the key of the class in files.
func (c Class) String() string {
	if c >= 0 && c < ClassCount {
		return classRows[c].key
	}
	return fmt.Sprintf("Class(%d)", int(c))
}

// Words returns what threats of the class are called in a sentence.
func (c Class) Words() string { return classRows[c].words }

// ParseClass returns the class of a key; ok is false for an unknown one.
func ParseClass(key string) (c Class, ok bool) {
	for _, c := range Classes {
		if classRows[c].key == key {
			return c, true
		}
	}
	return 0, false
}

// ClassSet is a set of classes; the zero value is empty.
type ClassSet uint8

// AllClasses holds every class.
const AllClasses ClassSet = 1<<ClassCount - 1

// ClassSetOf returns the set of the classes given.
func ClassSetOf(classes ...Class) ClassSet {
	var s ClassSet
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

// Has reports whether c is in the set.
func (s ClassSet) Has(c Class) bool { return s&(1<<c) != 0 }

// List returns the members in the fixed order of [Classes].
func (s ClassSet) List() []Class {
	list := make([]Class, 0, ClassCount)
	for _, c := range Classes {
		if s.Has(c) {
			list = append(list, c)
		}
	}
	return list
}
