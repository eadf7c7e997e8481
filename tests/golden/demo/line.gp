reset
set encoding utf8
set term svg noenhanced size 500,493 font 'Arial,Helvetica,sans-serif,15' rounded dashlength 1 background '#FFFFFF'
unset key
unset border
unset tics
set lmargin at screen 0.082361
set rmargin at screen 0.932000
set tmargin at screen 0.742394
set bmargin at screen 0.235294
set xrange [2009.2665136412627:2026.7334863587373]
set yrange [0:25]
set label 1 'Daglige rygere, 16 år og derover:' at screen 0.032000,0.942191 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 2 '10,8 % i 2025 – målet var højst 13 % i 2023' at screen 0.032000,0.891481 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 3 'Borgere på 16 år og derover (Sundhedsprofilens population),' at screen 0.032000,0.840771 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 4 'Region Syddanmark, procent' at screen 0.032000,0.800203 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 5 'Kilde: Den Nationale Sundhedsprofil (Sundhedsstyrelsen og SIF,' at screen 0.032000,0.133874 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 6 'SDU): Hvordan har du det? Den Nationale Sundhedsprofil,' at screen 0.032000,0.093306 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 7 '2010-2025 (udtræksdato ikke oplyst)' at screen 0.032000,0.052738 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 8 '0' at screen 0.066361,0.235294 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 9 '5' at screen 0.066361,0.336714 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 10 '10' at screen 0.066361,0.438134 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 11 '15' at screen 0.066361,0.539554 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 12 '20' at screen 0.066361,0.640974 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 13 '25' at screen 0.066361,0.742394 right front font 'Arial,15' tc rgb '#3D3D3D'
$d1 << EOD
2009.2665136412627 0
2026.7334863587373 0

2009.2665136412627 5
2026.7334863587373 5

2009.2665136412627 10
2026.7334863587373 10

2009.2665136412627 15
2026.7334863587373 15

2009.2665136412627 20
2026.7334863587373 20

2009.2665136412627 25
2026.7334863587373 25

EOD
set arrow 1 from screen 0.082361,0.235294 to screen 0.932000,0.235294 nohead back lw 1.5 lc rgb '#6B6B6B'
$d2 << EOD
2020.893607305936 13
2023.5 13
EOD
set label 14 '' at screen 0.774715,0.498986 front point pt 13 ps 1.10 lw 2 lc rgb '#801650'
$d3 << EOD
2010.5 22.188818327604451
2013.5 19.187217882657585
2017.5 18.64713692796067
2021.5 14.785969160042768
2025.5 10.812091771324125
EOD
set arrow 2 from screen 0.774715,0.235294 to screen 0.774715,0.225152 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 15 '2023' at screen 0.774715,0.200811 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 3 from screen 0.872000,0.235294 to screen 0.872000,0.225152 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 16 '2025' at screen 0.872000,0.200811 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 4 from screen 0.677430,0.235294 to screen 0.677430,0.225152 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 17 '2021' at screen 0.677430,0.200811 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 5 from screen 0.482859,0.235294 to screen 0.482859,0.225152 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 18 '2017' at screen 0.482859,0.200811 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 6 from screen 0.288289,0.235294 to screen 0.288289,0.225152 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 19 '2013' at screen 0.288289,0.200811 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 7 from screen 0.142361,0.235294 to screen 0.142361,0.225152 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 20 '2010' at screen 0.142361,0.200811 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 21 'Mål: højst 13 % i 2023' at screen 0.443953,0.465517 left front font 'Arial:Bold,15' tc rgb '#801650'
set label 22 '10,8 %' at screen 0.817107,0.420124 left front font 'Arial:Bold,16' tc rgb '#12436D'
set label 23 '14,8 %' at screen 0.685430,0.568681 left front font 'Arial,15' tc rgb '#12436D'
set label 24 '22,2 %' at screen 0.094265,0.718840 left front font 'Arial,15' tc rgb '#12436D'
plot $d1 using 1:2 with lines lw 1 lc rgb '#DADADA', \
     $d2 using 1:2 with lines lw 2.5 lc rgb '#801650', \
     $d3 using 1:2 with lines lw 3 lc rgb '#12436D', \
     $d3 using 1:2 with points pt 7 ps 0.85 lc rgb '#12436D'
