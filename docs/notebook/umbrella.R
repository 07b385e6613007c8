# Draws the delay curve and a map of places, with base R alone.
#
#   airumbrella report --format csv --output umbrella.csv
#   airumbrella worth --format csv --output worth.csv
#   Rscript umbrella.R umbrella.csv worth.csv
#
# It writes delay.png and places.png.
args <- commandArgs(trailingOnly = TRUE)
if (length(args) != 2) stop("use: Rscript umbrella.R umbrella.csv worth.csv")
places <- read.csv(args[1], stringsAsFactors = FALSE)
worth <- read.csv(args[2], stringsAsFactors = FALSE)

# People covered as the order to fire comes later, one line per threat.
delay <- worth[worth$what == "delay of minutes", ]
delay$minutes <- as.numeric(delay$id)
threats <- setdiff(unique(delay$threat), "worst")
png("delay.png", width = 1000, height = 600)
plot(range(delay$minutes), c(0, max(delay$covered) / 1e6), type = "n",
     xlab = "delay of the order, minutes", ylab = "people covered at base, millions",
     main = "What waiting for the order costs")
for (i in seq_along(threats)) {
  one <- delay[delay$threat == threats[i], ]
  lines(one$minutes, one$covered / 1e6, col = i, lwd = 2)
}
legend("bottomleft", legend = threats, col = seq_along(threats), lwd = 2, bty = "n")
invisible(dev.off())

# Cities against the first cruise missile, as large as their people, as blue as their share.
cities <- places[places$kind == "city" & places$threat == "cruise-missile", ]
counted <- cities$counted == "true"
shade <- colorRampPalette(c("#b2351a", "#f8e7b4", "#1d6496"))(101)
png("places.png", width = 1000, height = 700)
plot(cities$lon, cities$lat, asp = 1 / cos(48.5 * pi / 180), type = "n",
     xlab = "longitude", ylab = "latitude", main = "Share of each city covered against low cruise missiles, base")
points(cities$lon[counted], cities$lat[counted], pch = 21, col = "white",
       cex = 1 + 3 * sqrt(cities$population[counted] / 3e6), bg = shade[1 + round(100 * cities$share_base[counted])])
points(cities$lon[!counted], cities$lat[!counted], pch = 4, col = "#75607f")
legend("bottomleft", legend = c("covered", "half", "not covered", "occupied, not counted"), pch = c(19, 19, 19, 4),
       col = c(shade[101], shade[51], shade[1], "#75607f"), bty = "n")
invisible(dev.off())
stopifnot(nrow(delay) > 0, nrow(cities) > 0)
cat(nrow(delay), "points of the delay curve,", nrow(cities), "cities\n")
