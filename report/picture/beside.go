package picture

import (
	"fmt"
	"strings"
)

// Beside returns the texts of the files that stand beside a PNG of the drawing, by what
// their names end in after that of the picture, which ends in ".png" itself: ".alt.txt",
// the picture in words, and for a single map ".pgw", a world file, and ".png.aux.xml",
// its projection as GDAL and QGIS read it.
func (d Drawing) Beside() map[string]string {
	s := d.scene
	files := map[string]string{".alt.txt": s.title + "\n" + s.about + "\n"}
	if s.lies != nil {
		files[".pgw"] = s.worldFile()
		files[".png.aux.xml"] = "<PAMDataset>\n<SRS dataAxisToSRSAxisMapping=\"1,2\">" + svgEscape(conicText()) +
			"</SRS>\n</PAMDataset>\n"
	}
	return files
}

// worldFile returns the six lines of a world file: the size of a pixel, no turning, and
// the middle of the upper left pixel, in metres of the map's projection.
func (s *scene) worldFile() string {
	perPixel := 1 / (s.unit * float64(s.scale)) // units of the page
	metres := 1000 / s.lies.perKilometre        // per unit
	var b strings.Builder
	for _, x := range [...]float64{
		perPixel * metres, 0, 0, -perPixel * metres, (perPixel/2 - s.lies.x) * metres, (s.lies.y - perPixel/2) * metres,
	} {
		fmt.Fprintf(&b, "%.9f\n", x)
	}
	return b.String()
}

// conicText is the projection in well-known text.
func conicText() string {
	return fmt.Sprintf(`PROJCS["Lambert conformal conic for Ukraine",GEOGCS["WGS 84",DATUM["WGS_1984",`+
		`SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],`+
		`PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["standard_parallel_1",%v],`+
		`PARAMETER["standard_parallel_2",%v],PARAMETER["latitude_of_origin",%v],PARAMETER["central_meridian",%v],`+
		`PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]`,
		conicSouth, conicNorth, conicLat, conicLon)
}
