package subject

// Sources is the subject of attributions, grades and limits.
type Sources []Section

// Section is a heading with a list below it.
type Section struct {
	Heading string
	Items   []string
}

// SourcesDocument returns lists under their headings.
func SourcesDocument(s Sources, _ View) *Document {
	p := &Document{Title: "Sources"}
	for i := range s {
		p.heading(s[i].Heading)
		p.list(s[i].Items)
	}
	return p
}
