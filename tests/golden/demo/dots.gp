reset
set encoding utf8
set term svg noenhanced size 500,826 font 'Arial,Helvetica,sans-serif,15' rounded dashlength 1 background '#FFFFFF'
unset key
unset border
unset tics
set lmargin at screen 0.280952
set rmargin at screen 0.875869
set tmargin at screen 0.772397
set bmargin at screen 0.186441
set xrange [7.8399999999999999:16.16]
set yrange [22:0]
set label 1 'Daglige rygere, 16 år og derover:' at screen 0.032000,0.965496 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 2 '18 af 22 kommuner lå på højst 13 % i 2025' at screen 0.032000,0.935230 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 3 'Borgere på 16 år og derover (Sundhedsprofilens population),' at screen 0.032000,0.904964 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 4 'kommuner i Region Syddanmark, procent' at screen 0.032000,0.880751 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 5 'Målet gælder regionen som helhed. Områdets tal er kommunernes,' at screen 0.032000,0.128329 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 6 'vægtet med deres folketal. Aksen begynder ikke ved 0. ' at screen 0.032000,0.104116 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 7 'Kilde: Den Nationale Sundhedsprofil (Sundhedsstyrelsen og SIF,' at screen 0.032000,0.079903 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 8 'SDU): Hvordan har du det? Den Nationale Sundhedsprofil,' at screen 0.032000,0.055690 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 9 '2010-2025 (udtræksdato ikke oplyst)' at screen 0.032000,0.031477 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 10 '' at screen 0.044000,0.852300 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 11 'opfylder målet' at screen 0.068000,0.852300 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 12 '' at screen 0.321482,0.852300 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 13 'opfylder ikke målet' at screen 0.345482,0.852300 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 14 '8' at screen 0.292393,0.169492 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 15 '10' at screen 0.435402,0.169492 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 16 '12' at screen 0.578410,0.169492 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 17 '14' at screen 0.721419,0.169492 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 18 '16' at screen 0.864428,0.169492 center front font 'Arial,15' tc rgb '#3D3D3D'
$d1 << EOD
7.8399999999999999 0.5
16.16 0.5

7.8399999999999999 1.5
16.16 1.5

7.8399999999999999 2.5
16.16 2.5

7.8399999999999999 3.5
16.16 3.5

7.8399999999999999 4.5
16.16 4.5

7.8399999999999999 5.5
16.16 5.5

7.8399999999999999 6.5
16.16 6.5

7.8399999999999999 7.5
16.16 7.5

7.8399999999999999 8.5
16.16 8.5

7.8399999999999999 9.5
16.16 9.5

7.8399999999999999 10.5
16.16 10.5

7.8399999999999999 11.5
16.16 11.5

7.8399999999999999 12.5
16.16 12.5

7.8399999999999999 13.5
16.16 13.5

7.8399999999999999 14.5
16.16 14.5

7.8399999999999999 15.5
16.16 15.5

7.8399999999999999 16.5
16.16 16.5

7.8399999999999999 17.5
16.16 17.5

7.8399999999999999 18.5
16.16 18.5

7.8399999999999999 19.5
16.16 19.5

7.8399999999999999 20.5
16.16 20.5

7.8399999999999999 21.5
16.16 21.5

8 0
8 22

10 0
10 22

12 0
12 22

14 0
14 22

16 0
16 22

EOD
set label 19 'Mål: højst 13 % i 2023' at screen 0.649915,0.811138 center front font 'Arial:Bold,15' tc rgb '#801650'
set arrow 1 from screen 0.649915,0.799031 to screen 0.649915,0.772397 nohead back lw 2 lc rgb '#801650'
$d2 << EOD
13 0
13 22
EOD
set label 20 'Region Syddanmark: 10,8 %' at screen 0.437267,0.786925 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 2 from screen 0.493470,0.774818 to screen 0.493470,0.772397 nohead back lw 1.25 dt (2,3) lc rgb '#3D3D3D'
$d3 << EOD
10.812091771324125 0
10.812091771324125 22
EOD
set label 21 'Odense' at screen 0.256952,0.759080 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 22 '' at screen 0.313844,0.759080 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 23 '8,3' at screen 0.968000,0.759080 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 24 'Vejle' at screen 0.256952,0.732446 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 25 '' at screen 0.378198,0.732446 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 26 '9,2' at screen 0.968000,0.732446 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 27 'Haderslev' at screen 0.256952,0.705811 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 28 '' at screen 0.385348,0.705811 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 29 '9,3' at screen 0.968000,0.705811 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 30 'Kolding' at screen 0.256952,0.679177 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 31 '' at screen 0.385348,0.679177 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 32 '9,3' at screen 0.968000,0.679177 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 33 'Middelfart' at screen 0.256952,0.652542 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 34 '' at screen 0.435402,0.652542 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 35 '10,0' at screen 0.968000,0.652542 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 36 'Billund' at screen 0.256952,0.625908 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 37 '' at screen 0.464003,0.625908 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 38 '10,4' at screen 0.968000,0.625908 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 39 'Kerteminde' at screen 0.256952,0.599274 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 40 '' at screen 0.464003,0.599274 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 41 '10,4' at screen 0.968000,0.599274 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 42 'Sønderborg' at screen 0.256952,0.572639 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 43 '' at screen 0.464003,0.572639 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 44 '10,4' at screen 0.968000,0.572639 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 45 'Fanø' at screen 0.256952,0.546005 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 46 '' at screen 0.521207,0.546005 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 47 '11,2' at screen 0.968000,0.546005 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 48 'Svendborg' at screen 0.256952,0.519370 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 49 '' at screen 0.521207,0.519370 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 50 '11,2' at screen 0.968000,0.519370 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 51 'Aabenraa' at screen 0.256952,0.492736 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 52 '' at screen 0.528357,0.492736 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 53 '11,3' at screen 0.968000,0.492736 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 54 'Assens' at screen 0.256952,0.466102 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 55 '' at screen 0.585561,0.466102 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 56 '12,1' at screen 0.968000,0.466102 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 57 'Nyborg' at screen 0.256952,0.439467 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 58 '' at screen 0.585561,0.439467 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 59 '12,1' at screen 0.968000,0.439467 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 60 'Varde' at screen 0.256952,0.412833 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 61 '' at screen 0.592711,0.412833 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 62 '12,2' at screen 0.968000,0.412833 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 63 'Fredericia' at screen 0.256952,0.386199 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 64 '' at screen 0.614162,0.386199 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 65 '12,5' at screen 0.968000,0.386199 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 66 'Ærø' at screen 0.256952,0.359564 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 67 '' at screen 0.614162,0.359564 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 68 '12,5' at screen 0.968000,0.359564 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 69 'Vejen' at screen 0.256952,0.332930 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 70 '' at screen 0.635614,0.332930 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 71 '12,8' at screen 0.968000,0.332930 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 72 'Nordfyns' at screen 0.256952,0.306295 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 73 '' at screen 0.642764,0.306295 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 74 '12,9' at screen 0.968000,0.306295 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 75 'Faaborg-Midtfyn' at screen 0.256952,0.279661 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 76 '' at screen 0.657065,0.279661 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 77 '13,1' at screen 0.968000,0.279661 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 78 'Esbjerg' at screen 0.256952,0.253027 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 79 '' at screen 0.664216,0.253027 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 80 '13,2' at screen 0.968000,0.253027 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 81 'Tønder' at screen 0.256952,0.226392 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 82 '' at screen 0.750021,0.226392 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 83 '14,4' at screen 0.968000,0.226392 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 84 'Langeland' at screen 0.256952,0.199758 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 85 '' at screen 0.764322,0.199758 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 86 '14,6' at screen 0.968000,0.199758 right front font 'Arial,15' tc rgb '#3D3D3D'
plot $d1 using 1:2 with lines lw 1 lc rgb '#DADADA', \
     $d2 using 1:2 with lines lw 2 lc rgb '#801650', \
     $d3 using 1:2 with lines lw 1.25 dt (2,3) lc rgb '#3D3D3D'
