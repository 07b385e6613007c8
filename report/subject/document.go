package subject

// Document is what a subject says, in order, before it is known in what form:
// the text and the Markdown of a report are two writings of one document.
type Document struct {
	Title, Subtitle string
	Blocks          []Block
}

// Block is one part of a [Document]; exactly one of its texts is used.
type Block struct {
	Heading string
	Exact   bool     // the heading is an id: no capitals
	Lead    string   // a paragraph that carries the answer
	Words   string   // a paragraph
	Items   []string // a list
	Table   *Grid
	Command string // what to type
}

// Grid is a table of finished words.
type Grid struct {
	Heads []Head
	Rows  [][]string
}

// Head is the top of one column of a [Grid].
type Head struct {
	Title string
	Right bool // numbers
	Max   int  // columns of the page at most; longer cells wrap; 0: no limit
	Min   int  // columns of the page that it keeps as long as other cells can wrap
}

func (p *Document) add(b Block) { p.Blocks = append(p.Blocks, b) }

func (p *Document) heading(text string) { p.add(Block{Heading: text}) }

// lead adds a paragraph that carries the answer, if it says anything.
func (p *Document) lead(text string) {
	if text != "" {
		p.add(Block{Lead: text})
	}
}

// say adds a paragraph, if it says anything.
func (p *Document) say(text string) {
	if text != "" {
		p.add(Block{Words: text})
	}
}

func (p *Document) list(items []string) {
	if len(items) > 0 {
		p.add(Block{Items: items})
	}
}

func (p *Document) tabulate(heads []Head, rows [][]string) {
	if len(rows) > 0 {
		p.add(Block{Table: &Grid{heads, rows}})
	}
}

func (p *Document) command(text string) { p.add(Block{Command: text}) }

// answer returns the first paragraph that carries the answer; empty where there is
// none.
func (p *Document) answer() string {
	for i := range p.Blocks {
		if lead := p.Blocks[i].Lead; lead != "" {
			return lead
		}
	}
	return ""
}
