package picture

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"io"
)

// pngPart is some rows of a PNG, compressed by themselves.
type pngPart struct {
	deflated []byte
	sum      uint32 // Adler-32 of the rows
	size     int    // of the rows, in bytes
}

// deflater compresses rows of pixels. It is not for concurrent use.
type deflater struct{ writer *flate.Writer }

// deflateLevel is the fastest that finds matches past the first try. Flat colours
// compress better without the filters of a PNG than with them.
const deflateLevel = 4

// part compresses rows so that what is compressed of other rows can stand before it
// and, unless they are the last, behind it.
func (d *deflater) part(rows []byte, last bool) (pngPart, error) {
	var b bytes.Buffer
	if d.writer == nil {
		var err error
		if d.writer, err = flate.NewWriter(&b, deflateLevel); err != nil {
			return pngPart{}, err
		}
	}
	d.writer.Reset(&b)
	_, err := d.writer.Write(rows)
	if err == nil && last {
		err = d.writer.Close()
	} else if err == nil {
		err = d.writer.Flush()
	}
	return pngPart{b.Bytes(), adler32.Checksum(rows), len(rows)}, err
}

// writePNGFile writes parts as one picture of 8 bits a colour, without transparency
// (PNG, ISO/IEC 15948): its head, the parts as one stream of zlib (RFC 1950), its end.
func writePNGFile(w io.Writer, width, height int, parts []pngPart) error {
	const rgb = 2
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	head = binary.BigEndian.AppendUint32(head, uint32(height))
	head = append(head, 8, rgb, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", head)...)
	sum := uint32(1) // of nothing
	for i, p := range parts {
		data := p.deflated
		sum = adlerOfBoth(sum, p.sum, p.size)
		if i == 0 {
			data = append([]byte{0x78, 0x5e}, data...) // deflate with a window of 32 kB, a fast one
		}
		if i == len(parts)-1 {
			data = binary.BigEndian.AppendUint32(data, sum)
		}
		file = append(file, pngChunk("IDAT", data)...)
	}
	_, err := w.Write(append(file, pngChunk("IEND", nil)...))
	return err
}

// pngChunk returns a chunk with its length and its checksum.
func pngChunk(kind string, data []byte) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	chunk = append(append(chunk, kind...), data...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}

// adlerOfBoth returns the Adler-32 of two texts, one after the other, from that of each
// and the size of the second.
func adlerOfBoth(a, b uint32, size int) uint32 {
	const prime = 65521
	low := (uint64(a&0xffff) + uint64(b&0xffff) + prime - 1) % prime
	high := (uint64(a>>16) + uint64(b>>16) + uint64(size)%prime*(uint64(a&0xffff)+prime-1)) % prime
	return uint32(high<<16 | low)
}
