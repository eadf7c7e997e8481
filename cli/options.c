#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/option_rows.h"
#include "cli/tidy_by.h"
#include "ingest/parallel.h"
#include "model/period.h"

#define MAX_REJECTS 1000000
#define OPERAND     1 /* getopt_long's, with "-" in its first argument */

struct choice {
	const char *word;
	int value;
};

static const struct choice formats[] = { { "text", FORMAT_TEXT }, { "csv", FORMAT_CSV },
	{ "csv-dk", FORMAT_CSV_DK }, { "json", FORMAT_JSON }, { NULL, 0 } };
static const struct choice languages[] = { { "da", LANGUAGE_DANISH }, { "en", LANGUAGE_ENGLISH },
	{ NULL, 0 } };
static const struct choice delimiters[] = { { ";", ';' }, { ",", ',' }, { "|", '|' },
	{ "tab", '\t' }, { "\t", '\t' }, { NULL, 0 } };
static const struct choice decimals[] = { { "comma", ',' }, { ",", ',' }, { "dot", '.' },
	{ ".", '.' }, { NULL, 0 } };
static const struct choice thousands[] = { { "dot", '.' }, { ".", '.' }, { "comma", ',' },
	{ ",", ',' }, { "space", ' ' }, { " ", ' ' }, { "none", '-' }, { NULL, 0 } };
static const struct choice encodings[] = { { "utf-8", 0 }, { "utf-16le", 0 }, { "utf-16be", 0 },
	{ "windows-1252", 0 }, { "iso-8859-1", 0 }, { "iso-8859-15", 0 }, { "cp850", 0 },
	{ "cp865", 0 }, { "macroman", 0 }, { NULL, 0 } };

static const struct choice sorts[] = { { "rank", SORT_RANK }, { "value", SORT_VALUE },
	{ "name", SORT_NAME }, { NULL, 0 } };

static const struct choice documents[] = { { "html", DOCUMENT_HTML }, { "odt", DOCUMENT_ODT },
	{ "pdf", DOCUMENT_PDF }, { NULL, 0 } };

static const struct choice editions[] = { { "public", EDITION_PUBLIC },
	{ "internal", EDITION_INTERNAL }, { NULL, 0 } };

static const struct pos nowhere = { 0 };

/* The value of WORD among CHOICES; false after a message that lists them. */
static bool
choose(
    const struct choice *choices, const char *option, const char *word, int *value, struct diag *d)
{
	char list[128] = "";

	for (size_t i = 0; choices[i].word != NULL; i++) {
		if (strcmp(choices[i].word, word) == 0) {
			*value = choices[i].value;
			return true;
		}
		size_t n = strlen(list);
		snprintf(list + n, sizeof list - n, "%s%s", n > 0 ? ", " : "", choices[i].word);
	}
	return diag_error(d, nowhere, NULL, "--%s: '%s' is none of: %s", option, word, list);
}

static bool
choose_sign(
    const struct choice *choices, const char *option, const char *word, char *sign, struct diag *d)
{
	int value = 0;
	bool ok = choose(choices, option, word, &value, d);

	if (ok)
		*sign = (char)value;
	return ok;
}

/* Digits alone, from LOW to HIGH. */
static bool
read_whole(const char *option, const char *arg, int low, int high, int *out, struct diag *d)
{
	size_t n = strspn(arg, "0123456789");
	long v = n > 0 && n <= 9 && arg[n] == '\0' ? strtol(arg, NULL, 10) : -1;

	if (v < low || v > high)
		return diag_error(d, nowhere, NULL, "--%s: '%s' is no whole number from %d to %d",
		    option, arg, low, high);
	*out = (int)v;
	return true;
}

/* A comma-separated list of verdict ids as bits. */
static bool
read_fail_on(unsigned *bits, const char *list, struct diag *d)
{
	while (*list != '\0') {
		size_t n = strcspn(list, ",");
		enum verdict v = VERDICT_MET;
		while (v <= VERDICT_NOT_COMPARABLE
		    && (strlen(verdict_id(v)) != n || strncmp(verdict_id(v), list, n) != 0))
			v++;
		if (v > VERDICT_NOT_COMPARABLE)
			return diag_error(d, nowhere, NULL,
			    "--fail-on: '%.*s' is no verdict (met, on_track, undecided, off_track, "
			    "not_met, no_data, not_comparable)",
			    (int)n, list);
		*bits |= 1u << v;
		list += n + (list[n] == ',');
	}
	return true;
}

/* A comma-separated list of documents as bits. */
static bool
read_documents(unsigned *bits, const char *list, struct diag *d)
{
	while (*list != '\0') {
		size_t n = strcspn(list, ",");
		char word[16];
		int bit = 0;
		snprintf(word, sizeof word, "%.*s", (int)n, list);
		if (!choose(documents, "format", word, &bit, d))
			return false;
		*bits |= (unsigned)bit;
		list += n + (list[n] == ',');
	}
	return true;
}

/* "2023-03-01=Ny forløbsplan". */
static bool
read_event(struct options *o, const char *arg, struct diag *d)
{
	const size_t date = 10;
	char text[11] = "";
	int at = 0;

	if (strlen(arg) > date + 1 && arg[date] == '=') {
		memcpy(text, arg, date);
		at = date_parse(text);
	}
	if (at == 0)
		return diag_error(d, nowhere, NULL,
		    "--event: '%s' is no DATE=TEXT; write it as 2023-03-01=Ny forløbsplan", arg);
	o->events[o->nevents++] = (struct dated){ at, arg + date + 1 };
	return true;
}

/* Where the value of option ID goes as it is given; NULL: it is not a text. */
static const char **
text_of(struct options *o, int id)
{
	switch (id) {
	case OPT_STORE: return &o->store;
	case OPT_NOTE: return &o->note;
	case OPT_SINCE: return &o->since;
	case OPT_BORDERS: return &o->borders;
	case OPT_KOMMUNE: return &o->kommune;
	case OPT_KLYNGE: return &o->klynge;
	case OPT_OUT: return &o->out;
	case OPT_TARGETS: return &o->targets;
	case OPT_PRICE_INDEX: return &o->price_index;
	case OPT_SOURCES: return &o->sources;
	case OPT_SETTINGS: return &o->settings;
	case OPT_PORTFOLIO: return &o->portfolio;
	case OPT_FORUM: return &o->fora[o->nfora++];
	case OPT_GROUP: return &o->groups[o->ngroups++];
	case OPT_STATUS: return &o->statuses[o->nstatuses++];
	case OPT_EFFORT_YEAR: return &o->years[o->nyears++];
	case OPT_REJECTS: return &o->rejects;
	case OPT_AREA: return &o->areas[o->nareas++];
	case OPT_INDICATOR: return &o->indicators[o->nindicators++];
	case OPT_SOURCE: return &o->reading.source;
	case OPT_PERIOD: return &o->reading.period;
	case OPT_AREA_OF_FILE: return &o->reading.area;
	case OPT_COLUMNS: return &o->reading.columns;
	default: return NULL;
	}
}

/* What option ID, which takes no value, turns on; NULL: it is no such option. */
static bool *
flag_of(struct options *o, int id)
{
	switch (id) {
	case OPT_KEEP: return &o->keep;
	case OPT_SINGLE: return &o->single;
	case OPT_SCRIPT: return &o->script;
	case OPT_SUGGEST: return &o->suggest;
	case OPT_FILL_DOWN: return &o->reading.fill_down;
	case OPT_LENIENT: return &o->reading.lenient;
	case OPT_HELP: return &o->help;
	default: return NULL;
	}
}

/* The day that option NAME is about; EXAMPLE is one. */
static bool
read_date(const char *name, const char *arg, const char *example, int *out, struct diag *d)
{
	*out = date_parse(arg);
	return *out != 0
	    || diag_error(
		d, nowhere, NULL, "--%s: '%s' is no date; write it as %s", name, arg, example);
}

/* Options of how a file is read, which are not texts. */
static bool
apply_reading(struct import_options *r, int id, const char *arg, struct diag *d)
{
	int unused = 0;

	switch (id) {
	case OPT_ENCODING: r->encoding = arg; return choose(encodings, "encoding", arg, &unused, d);
	case OPT_DELIMITER: return choose_sign(delimiters, "delimiter", arg, &r->delimiter, d);
	case OPT_DECIMAL: return choose_sign(decimals, "decimal", arg, &r->decimal, d);
	case OPT_THOUSANDS: return choose_sign(thousands, "thousands", arg, &r->thousands, d);
	case OPT_YEAR: return read_whole("year", arg, 1900, 2100, &r->year, d);
	default:
		return pair_read(&r->pair, arg)
		    || diag_error(d, nowhere, NULL,
			"--pair: '%s' is none of: first, second, or two roles as numerator,value",
			arg);
	}
}

/* Options whose value is one of a few words. */
static bool
apply_choice(struct options *o, int id, const char *arg, struct diag *d)
{
	int value = 0;

	switch (id) {
	case OPT_FORMAT:
		if (!choose(formats, "format", arg, &value, d))
			return false;
		o->format = (enum format)value;
		return true;
	case OPT_LANG:
		if (!choose(languages, "lang", arg, &value, d))
			return false;
		o->language = (enum language)value;
		return true;
	case OPT_EDITION:
		if (!choose(editions, "edition", arg, &value, d))
			return false;
		o->edition = (enum edition)value;
		return true;
	default:
		if (!choose(sorts, "sort", arg, &value, d))
			return false;
		o->sort = (enum sort)value;
		return true;
	}
}

static bool
apply(struct options *o, int id, const char *arg, struct diag *d)
{
	const char **text = text_of(o, id);
	bool *flag = flag_of(o, id);

	if (text != NULL)
		*text = arg;
	if (flag != NULL)
		*flag = true;
	if (text != NULL || flag != NULL)
		return true;
	switch (id) {
	case OPT_FROM:
		o->from = true;
		o->files[o->nfiles++] = arg;
		return true;
	case OPT_FORMAT:
	case OPT_LANG:
	case OPT_EDITION:
	case OPT_SORT: return apply_choice(o, id, arg, d);
	case OPT_AS_OF: return read_date("as-of", arg, "2021-12-31", &o->as_of, d);
	case OPT_DATE:
		o->has_meeting = read_date("date", arg, "2022-08-30", &o->as_of, d);
		return o->has_meeting;
	case OPT_EVENT: return read_date("event", arg, "2019-01-01", &o->event, d);
	case OPT_EVENTS: return read_event(o, arg, d);
	case OPT_FAIL_ON: return read_fail_on(&o->fail_on, arg, d);
	case OPT_FAIL_CHANGED:
		o->fail_changed = strcmp(arg, "changed") == 0;
		return o->fail_changed
		    || diag_error(d, nowhere, NULL, "--fail-on: '%s' is not: changed", arg);
	case OPT_FAIL_OVERDUE:
		o->fail_overdue = strcmp(arg, "overdue") == 0;
		return o->fail_overdue
		    || diag_error(d, nowhere, NULL, "--fail-on: '%s' is not: overdue", arg);
	case OPT_DOCUMENTS: return read_documents(&o->documents, arg, d);
	case OPT_BY: return by_read(&o->by, arg, d);
	case OPT_THREADS:
		return read_whole("threads", arg, 1, (int)PARALLEL_THREADS, &o->threads, d);
	case OPT_MAX_REJECTS:
		return read_whole("max-rejects", arg, 0, MAX_REJECTS, &o->max_rejects, d);
	case OPT_HORIZON: return read_whole("horizon", arg, 1, 20, &o->horizon, d);
	case OPT_PRICE_YEAR: return read_whole("price-year", arg, 1900, 2100, &o->price_year, d);
	case OPT_MIN_POINTS: return read_whole("min-points", arg, 3, 100, &o->min_points, d);
	case OPT_COMPARED:
		o->has_period = period_parse(&o->period, arg);
		return o->has_period
		    || diag_error(d, nowhere, NULL,
			"--period: '%s' is no period (2023, 2023K1, 2023M01)", arg);
	default: return apply_reading(&o->reading, id, arg, d);
	}
}

/* getopt_long's form of the rows that TAKES allows; the last row is zero. */
static const struct option *
long_options(unsigned takes, struct arena *a)
{
	struct option *out = arena_array(a, option_count + 1, sizeof *out);
	size_t n = 0;

	for (size_t i = 0; i < option_count; i++)
		if (option_is_taken(i, takes))
			out[n++] = (struct option){ .name = option_rows[i].name,
				.has_arg = option_rows[i].argument != NULL ? required_argument
									   : no_argument,
				.val = option_rows[i].id };
	return out;
}

/* Why getopt_long gave '?' for WORD, the argument it last looked at. */
static bool
refuse(const char *word, const char *command, struct diag *d)
{
	if (optopt >= OPT_FORMAT)
		return diag_error(d, nowhere, NULL, "%s: this option takes no value", word);
	if (optopt != 0)
		return diag_error(d, nowhere, NULL, "unknown option '-%c'; see 'pejl %s --help'",
		    optopt, command);
	return diag_error(d, nowhere, NULL,
	    "'%s' is no option, or short for several; see 'pejl %s --help'", word, command);
}

/* An operand, or the option ID with its value ARG (NULL if it takes none). */
static bool
take(struct options *o, int id, const char *arg, struct diag *d)
{
	if (arg != NULL && *arg == '\0') {
		size_t i = 0;
		while (i < option_count && option_rows[i].id != id)
			i++;
		return i < option_count
		    ? diag_error(d, nowhere, NULL, "--%s: the value is empty", option_rows[i].name)
		    : diag_error(d, nowhere, NULL, "a file name is empty");
	}
	if (id != OPERAND)
		return apply(o, id, arg, d);
	o->files[o->nfiles++] = arg;
	return true;
}

bool
options_read(
    struct options *o, int argc, char **argv, unsigned takes, struct arena *a, struct diag *d)
{
	const struct option *known = long_options(takes, a);
	size_t max = (size_t)argc;
	int id;

	*o = (struct options){ .as_of = date_today(),
		.max_rejects = -1,
		.note = "",
		.files = arena_array(a, max, sizeof *o->files),
		.areas = arena_array(a, max, sizeof *o->areas),
		.indicators = arena_array(a, max, sizeof *o->indicators),
		.fora = arena_array(a, max, sizeof *o->fora),
		.groups = arena_array(a, max, sizeof *o->groups),
		.statuses = arena_array(a, max, sizeof *o->statuses),
		.years = arena_array(a, max, sizeof *o->years),
		.events = arena_array(a, max, sizeof *o->events) };
	opterr = 0;
	optind = 0; /* glibc: start anew */
	/* "-": operands come in order, so that files keep their order among --from */
	while ((id = getopt_long(argc, argv, "-:h", known, NULL)) != -1) {
		if (id == ':')
			return diag_error(d, nowhere, NULL,
			    "%s needs a value; see 'pejl %s --help'", argv[optind - 1], argv[0]);
		if (id == '?')
			return refuse(argv[optind - 1], argv[0], d);
		if (!take(o, id == 'h' ? OPT_HELP : id, optarg, d))
			return false;
	}
	while (optind < argc)
		if (!take(o, OPERAND, argv[optind++], d))
			return false;
	return true;
}

void
options_help(FILE *out, unsigned takes, const struct diag *d)
{
	for (size_t i = 0; i < option_count; i++) {
		char left[64];

		if (!option_is_taken(i, takes))
			continue;
		snprintf(left, sizeof left, "--%s%s%s", option_rows[i].name,
		    option_rows[i].argument != NULL ? " " : "",
		    option_rows[i].argument != NULL ? option_rows[i].argument : "");
		fprintf(out, "  %-18s %s\n", left, diag_say(d, option_rows[i].help));
	}
}
