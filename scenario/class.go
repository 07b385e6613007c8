package scenario

import "fmt"

// Class is the kind of flying thing a threat is; a system's reach is stated
// per class.
type Class int

// The four threat classes, the keys of a system's reach.
const (
	Drone Class = iota
	CruiseMissile
	Ballistic
	Aircraft
	// ClassCount is the number of classes, for arrays indexed by Class.
	ClassCount
)

// Classes lists the threat classes in their fixed order.
var Classes = [ClassCount]Class{Drone, CruiseMissile, Ballistic, Aircraft}

var classNames = [ClassCount]string{"drone", "cruise-missile", "ballistic", "aircraft"}

// String is the key of the class in files.
func (c Class) String() string {
	if c >= 0 && c < ClassCount {
		return classNames[c]
	}
	return fmt.Sprintf("Class(%d)", int(c))
}

// Words is what threats of the class are called in a sentence.
func (c Class) Words() string {
	return [...]string{"drones", "cruise missiles", "ballistic missiles", "crewed aircraft"}[c]
}

// ParseClass reads the key that [Class.String] writes.
func ParseClass(word string) (Class, bool) {
	for _, c := range Classes {
		if classNames[c] == word {
			return c, true
		}
	}
	return 0, false
}

// ClassSet is a set of classes; the zero value is empty.
type ClassSet uint8

// AllClasses holds every class.
const AllClasses ClassSet = 1<<ClassCount - 1

// ClassSetOf is the set of the classes given.
func ClassSetOf(classes ...Class) ClassSet {
	var s ClassSet
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

// Has reports whether c is in the set.
func (s ClassSet) Has(c Class) bool { return s&(1<<c) != 0 }

// List is the members in the fixed order of [Classes].
func (s ClassSet) List() []Class {
	list := make([]Class, 0, ClassCount)
	for _, c := range Classes {
		if s.Has(c) {
			list = append(list, c)
		}
	}
	return list
}
