/*
 * ingest/utm.h - degrees -> metres, as Danish maps are drawn.
 */
#ifndef INGEST_UTM_H
#define INGEST_UTM_H

/*
 * LONGITUDE, LATITUDE (degrees, WGS84 or ETRS89, which a map cannot tell apart) -> metres east and
 * north in UTM zone 32N on GRS80 (EPSG:25832), for anywhere in Denmark. Never fails. Krüger's
 * series to n^3 (L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene, 1912); checked to
 * 1 cm against PROJ's cs2cs EPSG:4326 EPSG:25832.
 */
void utm32(double longitude, double latitude, double *east, double *north);

#endif
