reset
set encoding utf8
set term svg noenhanced size 640,471 font 'Arial,Helvetica,sans-serif,15' rounded dashlength 1 background '#FFFFFF'
unset key
unset border
unset tics
set lmargin at screen 0.064344
set rmargin at screen 0.946875
set tmargin at screen 0.730361
set bmargin at screen 0.199575
set xrange [2009.6085924556019:2026.3914075443981]
set yrange [0:25]
set label 1 'Daglige rygere, 16 år og derover:' at screen 0.025000,0.939490 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 2 '10,8 % i 2025 – målet var højst 13 % i 2023' at screen 0.025000,0.886412 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 3 'Borgere på 16 år og derover (Sundhedsprofilens population), Region Syddanmark,' at screen 0.025000,0.833333 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 4 'procent' at screen 0.025000,0.790870 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 5 'Kilde: Den Nationale Sundhedsprofil (Sundhedsstyrelsen og SIF, SDU): Hvordan har du det?' at screen 0.025000,0.094480 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 6 'Den Nationale Sundhedsprofil, 2010-2025 (udtræksdato ikke oplyst)' at screen 0.025000,0.054140 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 7 '0' at screen 0.051844,0.199575 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 8 '5' at screen 0.051844,0.305732 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 9 '10' at screen 0.051844,0.411890 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 10 '15' at screen 0.051844,0.518047 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 11 '20' at screen 0.051844,0.624204 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 12 '25' at screen 0.051844,0.730361 right front font 'Arial,15' tc rgb '#3D3D3D'
$d1 << EOD
2009.6085924556019 0
2026.3914075443981 0

2009.6085924556019 5
2026.3914075443981 5

2009.6085924556019 10
2026.3914075443981 10

2009.6085924556019 15
2026.3914075443981 15

2009.6085924556019 20
2026.3914075443981 20

2009.6085924556019 25
2026.3914075443981 25

EOD
set arrow 1 from screen 0.064344,0.199575 to screen 0.946875,0.199575 nohead back lw 1.5 lc rgb '#6B6B6B'
$d2 << EOD
2020.893607305936 13
2023.5 13
EOD
set label 13 '' at screen 0.794829,0.475584 front point pt 13 ps 1.10 lw 2 lc rgb '#801650'
$d3 << EOD
2010.5 22.188818327604451
2013.5 19.187217882657585
2017.5 18.64713692796067
2021.5 14.785969160042768
2025.5 10.812091771324125
EOD
set arrow 2 from screen 0.794829,0.199575 to screen 0.794829,0.188960 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 14 '2023' at screen 0.794829,0.163482 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 3 from screen 0.900000,0.199575 to screen 0.900000,0.188960 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 15 '2025' at screen 0.900000,0.163482 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 4 from screen 0.689658,0.199575 to screen 0.689658,0.188960 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 16 '2021' at screen 0.689658,0.163482 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 5 from screen 0.479317,0.199575 to screen 0.479317,0.188960 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 17 '2017' at screen 0.479317,0.163482 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 6 from screen 0.268976,0.199575 to screen 0.268976,0.188960 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 18 '2013' at screen 0.268976,0.163482 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 7 from screen 0.111219,0.199575 to screen 0.111219,0.188960 nohead back lw 1.5 lc rgb '#6B6B6B'
set label 19 '2010' at screen 0.111219,0.163482 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 20 'Mål: højst 13 % i 2023' at screen 0.536421,0.440552 left front font 'Arial:Bold,15' tc rgb '#801650'
set label 21 '10,8 %' at screen 0.857115,0.393038 left front font 'Arial:Bold,16' tc rgb '#12436D'
set label 22 '14,8 %' at screen 0.652084,0.548534 left front font 'Arial,15' tc rgb '#12436D'
set label 23 '22,2 %' at screen 0.073644,0.705707 left front font 'Arial,15' tc rgb '#12436D'
plot $d1 using 1:2 with lines lw 1 lc rgb '#DADADA', \
     $d2 using 1:2 with lines lw 2.5 lc rgb '#801650', \
     $d3 using 1:2 with lines lw 3 lc rgb '#12436D', \
     $d3 using 1:2 with points pt 7 ps 0.85 lc rgb '#12436D'
