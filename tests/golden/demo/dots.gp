reset
set encoding utf8
set term svg noenhanced size 640,779 font 'Arial,Helvetica,sans-serif,15' rounded dashlength 1 background '#FFFFFF'
unset key
unset border
unset tics
set lmargin at screen 0.219494
set rmargin at screen 0.903022
set tmargin at screen 0.763800
set bmargin at screen 0.142490
set xrange [7.8399999999999999:16.16]
set yrange [22:0]
set label 1 'Daglige rygere, 16 år og derover:' at screen 0.025000,0.963415 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 2 '18 af 22 kommuner lå på højst 13 % i 2025' at screen 0.025000,0.931322 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'
set label 3 'Borgere på 16 år og derover (Sundhedsprofilens population), kommuner i Region' at screen 0.025000,0.899230 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 4 'Syddanmark, procent' at screen 0.025000,0.873556 left front font 'Arial,15' tc rgb '#3D3D3D'
set label 5 'Målet gælder regionen som helhed. Aksen begynder ikke ved 0. ' at screen 0.025000,0.081515 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 6 'Kilde: Den Nationale Sundhedsprofil (Sundhedsstyrelsen og SIF, SDU): Hvordan har du det?' at screen 0.025000,0.057125 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 7 'Den Nationale Sundhedsprofil, 2010-2025 (udtræksdato ikke oplyst)' at screen 0.025000,0.032734 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 8 '' at screen 0.034375,0.844031 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 9 'opfylder målet' at screen 0.053125,0.844031 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 10 '' at screen 0.240872,0.844031 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 11 'opfylder ikke målet' at screen 0.259622,0.844031 left front font 'Arial,14' tc rgb '#3D3D3D'
set label 12 '8' at screen 0.232639,0.124519 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 13 '10' at screen 0.396948,0.124519 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 14 '12' at screen 0.561258,0.124519 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 15 '14' at screen 0.725568,0.124519 center front font 'Arial,15' tc rgb '#3D3D3D'
set label 16 '16' at screen 0.889878,0.124519 center front font 'Arial,15' tc rgb '#3D3D3D'
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
set label 17 'Mål: højst 13 % i 2023' at screen 0.643413,0.804878 center front font 'Arial:Bold,15' tc rgb '#801650'
set arrow 1 from screen 0.643413,0.792041 to screen 0.643413,0.763800 nohead back lw 2 lc rgb '#801650'
$d2 << EOD
13 0
13 22
EOD
set label 18 'Region Syddanmark: 10,8 %' at screen 0.463666,0.779204 center front font 'Arial,15' tc rgb '#3D3D3D'
set arrow 2 from screen 0.463666,0.766367 to screen 0.463666,0.763800 nohead back lw 1.25 dt (2,3) lc rgb '#3D3D3D'
$d3 << EOD
10.812091771324125 0
10.812091771324125 22
EOD
set label 19 'Odense' at screen 0.200744,0.749679 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 20 '' at screen 0.257285,0.749679 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 21 '8,3' at screen 0.975000,0.749679 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 22 'Vejle' at screen 0.200744,0.721438 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 23 '' at screen 0.331224,0.721438 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 24 '9,2' at screen 0.975000,0.721438 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 25 'Haderslev' at screen 0.200744,0.693196 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 26 '' at screen 0.339440,0.693196 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 27 '9,3' at screen 0.975000,0.693196 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 28 'Kolding' at screen 0.200744,0.664955 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 29 '' at screen 0.339440,0.664955 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 30 '9,3' at screen 0.975000,0.664955 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 31 'Middelfart' at screen 0.200744,0.636714 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 32 '' at screen 0.396948,0.636714 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 33 '10,0' at screen 0.975000,0.636714 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 34 'Billund' at screen 0.200744,0.608472 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 35 '' at screen 0.429810,0.608472 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 36 '10,4' at screen 0.975000,0.608472 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 37 'Kerteminde' at screen 0.200744,0.580231 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 38 '' at screen 0.429810,0.580231 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 39 '10,4' at screen 0.975000,0.580231 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 40 'Sønderborg' at screen 0.200744,0.551990 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 41 '' at screen 0.429810,0.551990 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 42 '10,4' at screen 0.975000,0.551990 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 43 'Fanø' at screen 0.200744,0.523748 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 44 '' at screen 0.495534,0.523748 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 45 '11,2' at screen 0.975000,0.523748 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 46 'Svendborg' at screen 0.200744,0.495507 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 47 '' at screen 0.495534,0.495507 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 48 '11,2' at screen 0.975000,0.495507 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 49 'Aabenraa' at screen 0.200744,0.467266 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 50 '' at screen 0.503750,0.467266 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 51 '11,3' at screen 0.975000,0.467266 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 52 'Assens' at screen 0.200744,0.439024 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 53 '' at screen 0.569474,0.439024 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 54 '12,1' at screen 0.975000,0.439024 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 55 'Nyborg' at screen 0.200744,0.410783 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 56 '' at screen 0.569474,0.410783 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 57 '12,1' at screen 0.975000,0.410783 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 58 'Varde' at screen 0.200744,0.382542 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 59 '' at screen 0.577689,0.382542 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 60 '12,2' at screen 0.975000,0.382542 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 61 'Fredericia' at screen 0.200744,0.354300 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 62 '' at screen 0.602335,0.354300 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 63 '12,5' at screen 0.975000,0.354300 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 64 'Ærø' at screen 0.200744,0.326059 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 65 '' at screen 0.602335,0.326059 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 66 '12,5' at screen 0.975000,0.326059 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 67 'Vejen' at screen 0.200744,0.297818 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 68 '' at screen 0.626982,0.297818 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 69 '12,8' at screen 0.975000,0.297818 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 70 'Nordfyns' at screen 0.200744,0.269576 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 71 '' at screen 0.635197,0.269576 front point pt 7 ps 0.95 lw 2 lc rgb '#12436D'
set label 72 '12,9' at screen 0.975000,0.269576 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 73 'Faaborg-Midtfyn' at screen 0.200744,0.241335 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 74 '' at screen 0.651628,0.241335 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 75 '13,1' at screen 0.975000,0.241335 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 76 'Esbjerg' at screen 0.200744,0.213094 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 77 '' at screen 0.659844,0.213094 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 78 '13,2' at screen 0.975000,0.213094 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 79 'Tønder' at screen 0.200744,0.184852 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 80 '' at screen 0.758430,0.184852 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 81 '14,4' at screen 0.975000,0.184852 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 82 'Langeland' at screen 0.200744,0.156611 right front font 'Arial,15' tc rgb '#3D3D3D'
set label 83 '' at screen 0.774861,0.156611 front point pt 9 ps 0.95 lw 2 lc rgb '#F46A25'
set label 84 '14,6' at screen 0.975000,0.156611 right front font 'Arial,15' tc rgb '#3D3D3D'
plot $d1 using 1:2 with lines lw 1 lc rgb '#DADADA', \
     $d2 using 1:2 with lines lw 2 lc rgb '#801650', \
     $d3 using 1:2 with lines lw 1.25 dt (2,3) lc rgb '#3D3D3D'
