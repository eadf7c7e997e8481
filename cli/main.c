/* pejl - where a health region stands against its targets. The table of commands. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analysis/numeric.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/share.h"
#include "cli/stat.h"
#include "report/pdf.h"
#include "report/xlsx.h"
#include "store/store.h"

static const struct command commands[] = {
	{ "inspect", "[OPTION...] FILE...", N_("how each file is understood; stores nothing"),
	    N_("Examples:\n"
	       "  pejl inspect ny-eksport.csv\n"
	       "  pejl inspect --format json *.csv\n"
	       "  pejl inspect --suggest ny-eksport.csv >> sources.conf\n\n"
	       "Says how the bytes, the columns, the periods, the areas and the marks of each file "
	       "were\n"
	       "understood, and by what evidence; and warns of what is hard to believe: shares "
	       "outside\n"
	       "0-100, a numerator over its denominator, a 0 among figures that are never 0, a "
	       "series\n"
	       "that jumps, a folketal unlike the known one, a region unlike its kommuner, the "
	       "same "
	       "key\n"
	       "twice, another unit than the target's. Nothing is changed. The exit code is 1 if "
	       "rows\n"
	       "were refused or a file was not understood.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_READ | TAKES_SUGGEST, inspect_run },
	{ "tidy", "[OPTION...] FILE...", N_("exports to one tidy table of observations"),
	    N_("Examples:\n"
	       "  pejl tidy data/sundhedsprofil.csv > tidy.csv\n"
	       "  pejl tidy --format csv-dk data/eksempel/*.csv > til-excel.csv\n"
	       "  pejl tidy --decimal comma --thousands dot ny-fil.csv\n"
	       "  pejl tidy --by indicator,area,year stort-panel.csv\n\n"
	       "Writes one row for each figure: indicator, area, period, value, counts, limits, "
	       "status\n"
	       "(A normal, P provisional, B break, M missing, Q suppressed), and the file, line "
	       "and "
	       "field\n"
	       "it was read from. A row that cannot be read is listed on standard error. All or\n"
	       "nothing: with such rows nothing is written and the exit code is 1, unless\n"
	       "--max-rejects allows so many.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_READ | TAKES_BY | TAKES_REJECTS, tidy_run },
	{ "ingest", "[OPTION...] FILE...", N_("figures and their files into the store"),
	    N_("Examples:\n"
	       "  pejl ingest data/sundhedsprofil.csv\n"
	       "  pejl ingest --note 'mail af 3. november' *.csv\n"
	       "  pejl ingest --store region.db --max-rejects 5 ny-eksport.csv\n\n"
	       "One transaction: all files or none, unless --max-rejects allows so many refused "
	       "records.\n"
	       "The bytes of each file are kept. The same bytes again change nothing. A file that "
	       "has\n"
	       "changed is a revision: what is new, changed and gone is told, the largest changes "
	       "first,\n"
	       "and a verdict that is another one now. Nothing is ever overwritten.\n"),
	    TAKES_CONFIG | TAKES_STORE | TAKES_READ | TAKES_NOTE | TAKES_LIMIT, ingest_run },
	{ "log", "[OPTION...]", N_("what was imported, when"),
	    N_("Examples:\n"
	       "  pejl log\n"
	       "  pejl log --format csv\n\n"
	       "One row for each import and each undo, in the order of time.\n"),
	    TAKES_FORMAT | TAKES_STORE, log_run },
	{ "undo", "IMPORT [OPTION...]", N_("an import that shall not count any more"),
	    N_("Examples:\n"
	       "  pejl undo 7 --note 'forkert fil'\n"
	       "  pejl undo 7 --format json\n\n"
	       "IMPORT is a number of 'pejl log'. Nothing is deleted: an entry of its own undoes "
	       "the "
	       "import\n"
	       "from now on, and what was known before is still told by --as-of. Says which "
	       "figures "
	       "count\n"
	       "again or are gone, the largest changes first, and which verdicts are other ones "
	       "now.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_STORE | TAKES_NOTE, undo_run },
	{ "verify", "[OPTION...]", N_("every figure of the store read again from its file"),
	    N_("Examples:\n"
	       "  pejl verify\n"
	       "  pejl verify --store region.db --format csv\n\n"
	       "Looks at the whole store; then unpacks the file of each import, reads it as it was "
	       "read\n"
	       "then (options, sources.conf and targets.conf of that import) and compares every "
	       "figure:\n"
	       "value, counts, limits, status, line, field. Each difference is named, and the exit "
	       "code is\n"
	       "then 1. Of an import by another version of pejl it says so: it may read "
	       "otherwise.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_STORE, verify_run },
	{ "export", "--out DIR [OPTION...]", N_("the whole store as a folder of CSV and JSON"),
	    N_("Examples:\n"
	       "  pejl export --out lager-2026\n"
	       "  pejl export --store region.db --out /mnt/arkiv/pejl\n\n"
	       "A Frictionless Data Package: datapackage.json, imports.csv, observations.csv, "
	       "rejects.csv,\n"
	       "indicators.csv, and the files as they were read. The same store gives the same "
	       "bytes. "
	       "The\n"
	       "folder appears whole or not at all; 'pejl import' reads it back.\n"),
	    TAKES_STORE | TAKES_OUT, export_run },
	{ "import", "DIR [OPTION...]", N_("a folder that 'pejl export' wrote, into a new store"),
	    N_("Examples:\n"
	       "  pejl import lager-2026 --store ny.db\n\n"
	       "Makes a store with the same imports, undo entries, days, bytes and figures; "
	       "exported "
	       "again\n"
	       "it gives the same folder. All or nothing. The store must not have imports yet.\n"),
	    TAKES_CONFIG | TAKES_STORE, import_run },
	{ "diff", "[OPTION...] FROM TO | --since FROM",
	    N_("what changed between two states, and why"),
	    N_("Examples:\n"
	       "  pejl diff 2024-03-01 2025-03-01\n"
	       "  pejl diff 3 7\n"
	       "  pejl diff --since 3 --fail-on changed\n"
	       "  pejl diff ./status-2024 out/status\n\n"
	       "FROM and TO are dates (what was known at the end of them) or numbers of imports "
	       "(what\n"
	       "was known right after them; pejl log has the numbers), or a status that was kept: "
	       "a\n"
	       "folder of pejl report, or a file of pejl status --format json. What reads as a "
	       "date "
	       "or\n"
	       "number is one: write ./2024 for a folder called so. Which verdicts flipped, and\n"
	       "what flips each of them when all else stays as it was: figures that were revised,\n"
	       "figures that are new, the target, or the date; where none does it alone, which do\n"
	       "together. Then the targets and figures that changed, the largest changes first. Of "
	       "a\n"
	       "kept status the causes are what differs, and imports are not known.\n\n"
	       "CSV: a row for each change: kind (verdict, target, figure), news, indicator, "
	       "name,\n"
	       "area, area_name, stratum, period, before, after, before_period, before_import,\n"
	       "after_import, file, line, field, causes.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_STORE | TAKES_PICK | TAKES_LANG | TAKES_SINCE
		| TAKES_CHANGED,
	    diff_run },
	{ "explain", "--indicator ID [OPTION...] [--from FILE...]",
	    N_("one figure, back to the lines it was read from"),
	    N_("Examples:\n"
	       "  pejl explain --indicator rygning_daglig\n"
	       "  pejl explain --indicator rygning_daglig --area Odense --period 2021\n"
	       "  pejl explain --indicator genindl_som --format csv --from data/eksempel/*.csv\n\n"
	       "The figure and how it was made; each observation behind it with its file, line, "
	       "field\n"
	       "and the line itself, its import and publisher, and what other imports had of it; "
	       "the\n"
	       "targets that were considered and why this one counts; why this verdict and this\n"
	       "development.\n\n"
	       "CSV: a row for each observation: indicator, area, area_name, stratum, period, "
	       "value,\n"
	       "numerator, denominator, status, persons, weight, import, imported, publisher, "
	       "source,\n"
	       "sha256, file, line, field, raw, counts, superseded_by, undone_by.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_PICK | TAKES_AS_OF
		| TAKES_READ | TAKES_LANG | TAKES_EXPLAINED,
	    explain_run },
	{ "status", "[OPTION...] [--from FILE...]", N_("one row per målsætning: where it stands"),
	    N_("Examples:\n"
	       "  pejl status --from data/sundhedsprofil.csv\n"
	       "  pejl status --from data/sundhedsprofil.csv data/eksempel/*.csv --format json\n"
	       "  pejl status --from data/sundhedsprofil.csv --as-of 2021-12-31\n"
	       "  pejl status --from ny.csv --area kommuner --indicator rygning_daglig\n"
	       "  pejl status --from ny.csv --fail-on not_met,off_track\n"
	       "  pejl status --area kommuner --keep\n\n"
	       "For each målsætning in force: baseline, latest figure, target, distance to it (a "
	       "plus "
	       "is\n"
	       "the good side), verdict and development. The region's figure is computed from its\n"
	       "kommuner where the files have none.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_PICK | TAKES_AS_OF
		| TAKES_READ | TAKES_FAIL_ON | TAKES_LANG | TAKES_KEEP,
	    status_run },
	{ "trend", "--indicator ID [OPTION...] [--from FILE...]",
	    N_("one indicator's series and its tests"),
	    N_("Examples:\n"
	       "  pejl trend --indicator rygning_daglig --from data/sundhedsprofil.csv\n"
	       "  pejl trend --indicator rygning_daglig --area kommuner --from "
	       "data/sundhedsprofil.csv\n"
	       "  pejl trend --indicator rygning_daglig --area Odense --format csv-dk --from "
	       "ny.csv\n"
	       "  pejl trend --indicator genindl_som --event 2019-03-02 --from "
	       "data/eksempel/*.csv\n\n"
	       "The series of the region, or of each --area, with limits and distance to the "
	       "target, "
	       "and\n"
	       "what it says beyond chance: exact Mann-Kendall and Theil-Sen, the smallest change "
	       "it "
	       "could\n"
	       "have shown, a logistic or Poisson trend where there are counts, a control chart; "
	       "over "
	       "several\n"
	       "areas the regional test. Only figures since the last series break are tested.\n\n"
	       "CSV: a row for each figure: indicator, name, area, area_name, stratum, period, "
	       "value,\n"
	       "numerator, denominator, ci_low, ci_high, unit, status, break_before, tested, "
	       "target_*,\n"
	       "gap, fictional, file, line, field; and on each row its series' tests: n, mk_*, p, "
	       "q,\n"
	       "p_attainable, exact, slope*, power_code, smallest_change, model*, dispersion, "
	       "chart*,\n"
	       "development, event*. pejl(1) has them all, and those of JSON.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_PICK | TAKES_AS_OF
		| TAKES_READ | TAKES_LANG | TAKES_EVENT,
	    trend_run },
	{ "compare", "--indicator ID [OPTION...] [--from FILE...]",
	    N_("one indicator's areas against target, region and each other"),
	    N_("Examples:\n"
	       "  pejl compare --indicator rygning_daglig --from data/sundhedsprofil.csv\n"
	       "  pejl compare --indicator rygning_daglig --period 2017 --sort name --from "
	       "data/sundhedsprofil.csv\n"
	       "  pejl compare --indicator genindl_som --area klynger --from "
	       "data/eksempel/*.csv\n\n"
	       "The kommuner of the region, or each --area, in the latest period that most of them "
	       "have:\n"
	       "value, limits, distance to the target, difference to the region, rank and where it "
	       "may lie,\n"
	       "the place in a funnel that allows for the usual differences, and which stand out "
	       "when all\n"
	       "are tested at once.\n\n"
	       "CSV: a row for each area: indicator, name, stratum, period, area, area_name, "
	       "value,\n"
	       "numerator, denominator, ci_low, ci_high, unit, status, target_value, gap, meets,\n"
	       "beyond_chance, reference, difference, difference_low, difference_high, funnel,\n"
	       "funnel_low_95, funnel_high_95, funnel_low_998, funnel_high_998, z, p, q, rank, "
	       "rank_low,\n"
	       "rank_high, fictional, file, line, field, events_over_target, share_of_gap,\n"
	       "region_if_all_meet, best_quarter, region_if_best_quarter. pejl(1) has those of "
	       "JSON.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_PICK | TAKES_AS_OF
		| TAKES_READ | TAKES_LANG | TAKES_COMPARED,
	    compare_run },
	{ "backtest", "[OPTION...] [--from FILE...]", N_("how well the outlook would have done"),
	    N_("Examples:\n"
	       "  pejl backtest --from noegletal.csv\n"
	       "  pejl backtest --horizon 1 --min-points 3 --from data/sundhedsprofil.csv\n"
	       "  pejl backtest --from noegletal.csv --format json > proeve.json\n\n"
	       "Hides the last figures of every kommune's series, learns from the rest, says what "
	       "the\n"
	       "hidden ones will be, and looks: how often the 50, 80 and 95 % limits held, how "
	       "close\n"
	       "the forecast was, and whether what was said with a probability came true as "
	       "often.\n"
	       "Beside it: no change, and the drift of each series carried on.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_PICK | TAKES_AS_OF
		| TAKES_READ | TAKES_LANG | TAKES_TRIAL,
	    backtest_command },
	{ "report", "[OPTION...] [--from FILE...]", N_("the annual status as pages, ODT and PDF"),
	    N_("Examples:\n"
	       "  pejl report --from data/sundhedsprofil.csv\n"
	       "  pejl report --from data/sundhedsprofil.csv data/eksempel/*.csv --as-of "
	       "2023-12-31 "
	       "--out status-2023\n"
	       "  pejl report --format html,odt,pdf --from data/sundhedsprofil.csv\n\n"
	       "Writes the folder out/status, or --out: index.html and, linked to it, a page for "
	       "every\n"
	       "klynge, forum and kommune and one of the country; all figures as XLSX, "
	       "CSV\n"
	       "and JSON. With --single one page that needs nothing else; with --kommune or "
	       "--klynge\n"
	       "a report of that area alone. With --format odt also or instead status.odt, to "
	       "edit;\n"
	       "with pdf status.pdf, for which LibreOffice is needed. --out can name one file in "
	       "place\n"
	       "of the folder: status-2023.odt. All appears whole or not at all.\n\n"
	       "Each page says what changed within a year, or since --since: with a store against "
	       "what\n"
	       "was known then, with --from against the same files as of that day.\n"),
	    TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_AS_OF | TAKES_READ | TAKES_OUT
		| TAKES_LANG | TAKES_REPORT | TAKES_PORTFOLIO | TAKES_SETTINGS,
	    report_run },
	{ "followup", "--forum BODY --date DATE [OPTION...] [--from FILE...]",
	    N_("the status sheet of one forum for one meeting"),
	    N_("Examples:\n"
	       "  pejl followup --forum sof_soenderjylland --date 2022-03-10\n"
	       "  pejl followup --forum 'Sundhedsklynge Fyn' --date 2022-09-14 --out klynge.odt\n"
	       "  pejl followup --forum dak --date 2020-11-23 --format html,odt,pdf --from "
	       "data/eksempel/*.csv\n\n"
	       "What a forum needs for its written and oral status: a summary to be "
	       "said "
	       "aloud;\n"
	       "decisions asked for and those still open; its indsatser of portfolio.conf with "
	       "what "
	       "was\n"
	       "reached since its last meeting, what is overdue and what is next, their plans, "
	       "success\n"
	       "criteria met or not; the målsætninger they serve in the forum's own kommuner; and "
	       "what is\n"
	       "not stated, to be filled in. A forum that has closed is who took over by then.\n"
	       "Writes out/followup/FORUM-DATE.html; --out names another folder, or a file whose "
	       "ending\n"
	       "(.html, .odt, .pdf) says what it is.\n"),
	    TAKES_CONFIG | TAKES_PORTFOLIO | TAKES_FROM | TAKES_STORE | TAKES_READ | TAKES_OUT
		| TAKES_LANG | TAKES_FOLLOWUP | TAKES_SETTINGS,
	    followup_run },
	{ "plot", "CHART [OPTION...] [--from FILE...]", N_("one chart to a file (svg, png, pdf)"),
	    N_("Examples:\n"
	       "  pejl plot line --indicator rygning_daglig --from data/sundhedsprofil.csv\n"
	       "  pejl plot dots --indicator rygning_daglig --from data/sundhedsprofil.csv --out "
	       "r.png\n\n"
	       "CHART is one of:\n"
	       "  line         an area's series against the target\n"
	       "  dots         the kommuner of a region, klynge or forum ranked\n"
	       "  multiples    the same kommuner over time, a small line each on one scale\n"
	       "  funnel       areas by size among the limits of chance and their usual spread\n"
	       "  xmr          is there more than chance in a series? individual values and "
	       "limits\n"
	       "  run          the same without limits, about the median\n"
	       "  tiles        the kommuner as equal squares on a map, by position to the target\n"
	       "  map          the same within the borders of --borders\n"
	       "  heat         all indicators by kommune: class and number in each cell\n"
	       "  bullet       all targets of an area: figure, target and verdict, a row each\n"
	       "  gantt        the indsatser of portfolio.conf over time (--portfolio, --group)\n"
	       "  reliability  do the outlook's probabilities come true? (--horizon, "
	       "--min-points)\n\n"
	       "The ending of --out decides the format; without it the file is "
	       "CHART-INDICATOR.svg,\n"
	       "or CHART.svg where a chart is not about one indicator.\n"
	       "--out - writes SVG to standard output; --script writes what gnuplot would be "
	       "given.\n"),
	    TAKES_CONFIG | TAKES_FROM | TAKES_STORE | TAKES_PICK | TAKES_AS_OF | TAKES_READ
		| TAKES_OUT | TAKES_LANG | TAKES_SCRIPT | TAKES_TRIAL | TAKES_BORDERS | TAKES_EVENTS
		| TAKES_PORTFOLIO | TAKES_GROUP,
	    plot_run },
	{ "portfolio", "[OPTION...]", N_("the indsatser: who, how far, which years, what is late"),
	    N_("Examples:\n"
	       "  pejl portfolio\n"
	       "  pejl portfolio --group 'Behandling og pleje' --year 2021\n"
	       "  pejl portfolio --forum klynge_soenderjylland --as-of 2022-08-20\n"
	       "  pejl portfolio --indicator arb_psyk --format json\n"
	       "  pejl portfolio --status running --fail-on overdue\n\n"
	       "The indsatser of portfolio.conf by the forum that answers for them on the as-of "
	       "day: "
	       "how\n"
	       "far they are, the years they take resources in, how many målsætninger they serve, "
	       "when\n"
	       "they were last updated. Then how many take resources each year, and what is "
	       "overdue: "
	       "an\n"
	       "update before a meeting, a milestone that is not reached. A forum that has closed "
	       "is\n"
	       "told, and its indsatser stand under who took over.\n\n"
	       "CSV: a row for each indsats: id, name, kind, group, forum, forum_name, "
	       "forum_before,\n"
	       "local, status, start, end, years, staff, indicators, milestones, "
	       "milestones_overdue,\n"
	       "next_milestone, next_due, criteria, decisions_open, update_meeting, update_due, "
	       "overdue,\n"
	       "responsible, implementation, communication, involvement, gain, technology, risk, "
	       "note,\n"
	       "document, updated, file, line.\n"),
	    TAKES_FORMAT | TAKES_CONFIG | TAKES_PORTFOLIO | TAKES_EFFORTS | TAKES_AS_OF
		| TAKES_LANG,
	    portfolio_run },
};

static void
usage(FILE *out, const struct diag *d)
{
	fputs(diag_say(d,
		  "Usage: pejl COMMAND [OPTION...] [FILE...]\n\n"
		  "pejl tells a health region and its kommuner where they stand against their "
		  "targets.\n\n"
		  "Example:\n  pejl status --from data/sundhedsprofil.csv\n\nCommands:\n"),
	    out);
	for (size_t i = 0; i < countof(commands); i++)
		fprintf(out, "  %-9s %s\n", commands[i].name, diag_say(d, commands[i].summary));
	fprintf(out, "  %-9s %s\n", "stat", diag_say(d, "one statistical method on a plain CSV"));
	fputs(diag_say(d,
		  "\n'pejl COMMAND --help' tells more. Exit codes: 0 done, 1 data problem, 2 usage "
		  "or\n"
		  "configuration, 3 input or output not available, 5 external program failed.\n"),
	    out);
}

static void
version(void)
{
	struct arena a = { 0 };

	printf("pejl %s\n%s, %s, %s, %s, %s\nGPL-3.0-or-later; no warranty.\n", PEJL_VERSION,
	    numeric_library(), text_library(), store_library(&a), pdf_library(), xlsx_library());
	arena_free(&a);
}

/* Has the answer of C English texts? JSON has both languages, and a report has JSON. */
static bool
says_english(const struct command *c, const struct options *o)
{
	return (c->options & TAKES_LANG) != 0
	    && (o->language == LANGUAGE_ENGLISH || o->format == FORMAT_JSON
		|| c->run == report_run);
}

static enum exit_code
run_command(
    const struct command *c, int argc, char **argv, const struct translation *t, struct diag *d)
{
	struct arena a = { 0 };
	struct options o;
	enum exit_code code = EXIT_USAGE;

	if (!options_read(&o, argc, argv, c->options, &a, d)) {
		arena_free(&a);
		return code;
	}
	if (o.help) {
		printf(diag_say(d, "Usage: pejl %s %s\n\n%s\nOptions:\n"), c->name, c->arguments,
		    diag_say(d, c->help));
		options_help(stdout, c->options, d);
		code = EXIT_DONE;
	} else {
		if (!t->texts && says_english(c, &o))
			diag_warning(d, (struct pos){ 0 }, NULL,
			    "the English texts (locale/en/LC_MESSAGES/pejl-text.mo) are not "
			    "installed; what is asked for in English is in Danish");
		code = c->run(&o, d);
	}
	arena_free(&a);
	return code;
}

static enum exit_code
dispatch(int argc, char **argv, const struct translation *t, struct diag *d)
{
	const char *word = argc > 1 ? argv[1] : NULL;

	if (word == NULL) {
		usage(stderr, d);
		return EXIT_USAGE;
	}
	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
		usage(stdout, d);
		return EXIT_DONE;
	}
	if (strcmp(word, "--version") == 0) {
		version();
		return EXIT_DONE;
	}
	if (strcmp(word, "stat") == 0)
		return (enum exit_code)stat_run(argc - 1, argv + 1, d);
	for (size_t i = 0; i < countof(commands); i++)
		if (strcmp(word, commands[i].name) == 0)
			return run_command(&commands[i], argc - 1, argv + 1, t, d);
	diag_error(d, (struct pos){ 0 }, NULL, "'%s' is no command; see 'pejl --help'", word);
	return EXIT_USAGE;
}

/*
 * Where standard input, output or error is closed, the next file opened would take its number, and
 * messages or the result would go into it. A closed one gets /dev/null, opened the wrong way round:
 * to use it is an error, as it was.
 */
static void
fill_closed_streams(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int fd = 0; fd < (int)countof(modes); fd++)
		if (fcntl(fd, F_GETFD) == -1)
			(void)!open("/dev/null", modes[fd]);
}

int
main(int argc, char **argv)
{
	struct diag d = { .out = stderr };

	fill_closed_streams();
	signal(SIGXFSZ, SIG_IGN); /* a file grown too large is an error to report, as a full disk */
	struct arena a = { 0 };
	const struct translation translation = translate_open(share_locale(&a));
	arena_free(&a);
	d.danish = translation.danish && translation.messages;
	numeric_begin();
	enum exit_code code = dispatch(argc, argv, &translation, &d);
	errno = 0; /* an error that a buffer ran into earlier has left none */
	if (fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0) {
		diag_error(&d, (struct pos){ .file = diag_say(&d, "standard output") }, NULL,
		    "cannot be written%s%s", errno != 0 ? ": " : "",
		    errno != 0 ? strerror(errno) : "");
		if (code == EXIT_DONE || code == EXIT_DATA)
			code = EXIT_UNAVAILABLE;
	}
	return (int)code;
}
