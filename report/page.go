package report

// page is what a report says, in order, before it is known in what form: the
// text and the Markdown of a report are two writings of one page.
type page struct {
	title, subtitle string
	blocks          []block
}

// block is one part of a page; exactly one of its texts is used.
type block struct {
	heading string
	exact   bool     // the heading is an id: no capitals
	lead    string   // a paragraph that carries the answer
	words   string   // a paragraph
	items   []string // a list
	table   *grid
	command string // what to type
}

// grid is a table of finished words.
type grid struct {
	columns []column
	rows    [][]string
}

func (p *page) add(b block) { p.blocks = append(p.blocks, b) }

func (p *page) heading(text string) { p.add(block{heading: text}) }

// lead adds a paragraph that carries the answer, if it says anything.
func (p *page) lead(text string) {
	if text != "" {
		p.add(block{lead: text})
	}
}

// say adds a paragraph, if it says anything.
func (p *page) say(text string) {
	if text != "" {
		p.add(block{words: text})
	}
}

func (p *page) list(items []string) {
	if len(items) > 0 {
		p.add(block{items: items})
	}
}

func (p *page) tabulate(columns []column, rows [][]string) {
	if len(rows) > 0 {
		p.add(block{table: &grid{columns, rows}})
	}
}

func (p *page) command(text string) { p.add(block{command: text}) }
