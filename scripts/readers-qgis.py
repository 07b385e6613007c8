"""Opens a GeoPackage in QGIS, without a screen, with the styles that it brings.

    QT_QPA_PLATFORM=offscreen readers-qgis.py FILE.gpkg [PICTURE.png]

Every layer must be valid and take its style from the file: a renderer by rules, of which
some are switched on and some off. With a second name the map is drawn into a picture.
"""

import os
import sys

from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QSize

path = sys.argv[1]
application = QgsApplication([], False)
application.initQgis()
layers, faults = [], []
for sub in QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(path):
    if sub.name() == "layer_styles":
        continue
    layer = QgsVectorLayer(f"{path}|layername={sub.name()}", sub.name(), "ogr")
    message, taken = layer.loadDefaultStyle()
    kind = layer.renderer().type() if layer.isValid() else "none"
    if not layer.isValid() or not taken or kind != "RuleRenderer":
        faults.append(f"{sub.name()}: valid {layer.isValid()}, style taken {taken}, renderer {kind}: {message}")
        continue
    rules = layer.renderer().rootRule().children()
    print(f"  {sub.name()}: {layer.featureCount()} features, {len(rules)} rules, {sum(r.active() for r in rules)} on")
    layers.append(layer)
if len(sys.argv) > 2:
    settings = QgsMapSettings()
    order = ["places", "stations", "bases", "units", "gaps", "promised", "cover", "zone", "gained", "lost"]
    layers.sort(key=lambda l: order.index(l.name()) if l.name() in order else len(order))
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1400, 900))
    settings.setExtent(next(l for l in layers if l.name() == "places").extent().buffered(0.5))
    settings.setDestinationCrs(layers[0].crs())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(sys.argv[2])
for text in faults:
    print("  " + text)
sys.stdout.flush()
os._exit(bool(faults))  # QGIS takes down what Python still holds, and crashes where it is asked to leave in order
