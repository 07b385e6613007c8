package lists

// All are the lists in the order of their tabs.
var All = [...]*List{&places, &units, &bases, &gaps, &regions, &vetoes}
