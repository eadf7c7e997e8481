/*
 * analysis/scores.h - how good a forecast was, once the figure is known. Pure: no I/O, no
 * allocation, no state.
 *
 * Scores are in the figure's unit and smaller is better; each is proper: who believes the forecast
 * cannot gain by stating another one (Gneiting & Raftery 2007, JASA 102:359). NAN where an argument
 * is not a number or the forecast is none (limits crossed, spread not above 0).
 */
#ifndef ANALYSIS_SCORES_H
#define ANALYSIS_SCORES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Interval score of the limits LOW, HIGH at CONFIDENCE (0.8 for 80 %) for the figure Y: the width,
 * plus 2 / (1 - confidence) times the distance by which Y lies outside.
 * Cases: forecast.backtest/rolling-origin-ols.
 */
double score_interval(double y, double low, double high, double confidence);

/* Continuous ranked probability score of a normal forecast. SD above 0. */
double score_crps_normal(double y, double mean, double sd);

/*
 * The same of Student's t with DF degrees of freedom around MEAN, scaled by SCALE (Jordan, Krüger &
 * Lerch 2019, J Stat Softw 90(12)). NAN for DF <= 1, where the score is infinite; normal for DF
 * infinite.
 */
double score_crps_t(double y, double mean, double scale, double df);

/* (P - 1)^2 if the target was met, else P^2 (Brier 1950). P in [0, 1]. */
double score_brier(double p, bool met);

/* ---- do stated probabilities come true? --------------------------------- */

#define RELIABILITY_BINS 10

/* Forecasts with a probability from k/10 up to (k + 1)/10; 1 belongs to the last. */
struct reliability {
	size_t n;        /* forecasts in it */
	double forecast; /* their mean probability, NAN for n = 0 */
	double met;      /* share of them that met the target, NAN for n = 0 */
};

/* N probabilities P and what happened. A probability outside [0, 1], or NAN, is left out. */
void reliability_table(
    const double *p, const bool *met, size_t n, struct reliability bins[static RELIABILITY_BINS]);

#endif
