package tui

// allLists are the lists in the order of their tabs.
var allLists = [...]*listDef{&placeList, &unitList, &baseList, &gapList, &regionList}
