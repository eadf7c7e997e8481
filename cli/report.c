/* pejl report: the annual status as a page, a text to edit, a PDF. */
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "base/spool.h"
#include "cli/report.h"
#include "cli/settings.h"
#include "model/period.h"
#include "report/html.h"
#include "report/odt.h"
#include "report/pdf.h"

/* ---- writing -------------------------------------------------------------- */

static bool
write_html(struct run *r, const struct node *doc, FILE *out)
{
	(void)r;
	html_write(doc, out);
	return true;
}

/* Now, where the environment says what that is; else the day of the status. */
static const char *
date_of(struct run *r)
{
	char date[PERIOD_SIZE];
	int day = getenv("SOURCE_DATE_EPOCH") != NULL ? date_today() : r->options->as_of;

	return arena_printf(&r->arena, "%sT00:00:00", date_print(date, day));
}

static bool
write_odt(struct run *r, const struct node *doc, FILE *out)
{
	odt_write(doc, date_of(r), out, &r->arena);
	return true;
}

static bool
write_pdf(struct run *r, const struct node *doc, FILE *out)
{
	return pdf_write(doc, date_of(r), out, &r->arena, r->diag);
}

/* In the order of writing: what needs a program that may not be there comes last. */
static const struct {
	enum document bit;
	const char *file;
	bool (*write)(struct run *, const struct node *, FILE *);
} documents[] = {
	{ DOCUMENT_HTML, "index.html", write_html },
	{ DOCUMENT_ODT, "status.odt", write_odt },
	{ DOCUMENT_PDF, "status.pdf", write_pdf },
};

/* The document that a file of this name is; 0: none, so it names a folder, as it does for a page.
 */
static unsigned
document_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot == NULL)
		return 0;
	return strcmp(dot, ".odt") == 0 ? DOCUMENT_ODT
	    : strcmp(dot, ".pdf") == 0  ? DOCUMENT_PDF
					: 0;
}

/* Document K of DOC to the file PATH. */
static enum exit_code
write_one(struct run *r, const struct node *doc, size_t k, const char *path)
{
	struct outfile out;

	if (!outfile_open(&out, path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	if (!documents[k].write(r, doc, out.f)) {
		outfile_abort(&out);
		return EXIT_PROGRAM;
	}
	return outfile_commit(&out, r->diag) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

enum exit_code
report_document(struct run *r, const struct node *doc, enum document which, const char *path)
{
	size_t k = 0;

	while (documents[k].bit != which)
		k++;
	return write_one(r, doc, k, path);
}

/* The documents of WANTED, without a page, as the file PATH or in the folder PATH. */
static enum exit_code
write_documents(const struct report *rep, unsigned wanted, const char *path)
{
	struct run *r = rep->run;
	struct status_input in = report_alone(rep);
	const struct node *doc = status_compose(&in, &r->arena);
	bool one = document_of(path) != 0;
	enum exit_code code = EXIT_DONE;

	if (!one && !outfile_mkdirs(path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	for (size_t k = 0; k < countof(documents) && code == EXIT_DONE; k++)
		if (wanted & documents[k].bit)
			code = write_one(r, doc, k,
			    one ? path : arena_printf(&r->arena, "%s/%s", path, documents[k].file));
	return code;
}

static bool
write_page(const struct report *rep, size_t k, struct outfolder *out)
{
	struct run *r = rep->run;
	const struct status_page *p = &rep->pages[k];
	struct status_input in = report_input(rep, k);
	FILE *f = outfolder_file(out, p->file, r->diag);

	if (f == NULL)
		return false;
	html_write(p->kind == PAGE_COUNTRY ? country_compose(&in, &r->arena)
					   : status_compose(&in, &r->arena),
	    f);
	return outfolder_file_end(out, r->diag);
}

/*
 * ODT and PDF of WANTED beside the pages. What cannot be made is left out after a message, and the
 * code says so; the rest is whole.
 */
static enum exit_code
add_documents(const struct report *rep, unsigned wanted, struct outfolder *out)
{
	struct run *r = rep->run;
	struct status_input in = report_alone(rep);
	const struct node *doc = status_compose(&in, &r->arena);
	struct spool held;

	for (size_t k = 0; k < countof(documents); k++) {
		if (documents[k].bit == DOCUMENT_HTML || !(wanted & documents[k].bit))
			continue;
		if (!spool_open(&held, &r->arena, r->diag))
			return EXIT_UNAVAILABLE;
		if (!documents[k].write(r, doc, held.f)) {
			spool_drop(&held);
			return EXIT_PROGRAM;
		}
		FILE *f = outfolder_file(out, documents[k].file, r->diag);
		bool ok = f != NULL && spool_give(&held, f, r->diag);
		spool_drop(&held);
		if (!ok || !outfolder_file_end(out, r->diag))
			return EXIT_UNAVAILABLE;
	}
	return EXIT_DONE;
}

/* The folder PATH: the page, or all pages and the files beside them; and the documents. */
static enum exit_code
write_folder(const struct report *rep, unsigned wanted, const char *path)
{
	struct run *r = rep->run;
	struct outfolder out;
	bool ok = true;

	if (!outfolder_open(&out, path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	for (size_t k = 0; k < rep->npages && ok; k++)
		ok = write_page(rep, k, &out);
	ok = ok && (!rep->folder || report_data(rep, &out));
	enum exit_code code = ok ? add_documents(rep, wanted, &out) : EXIT_UNAVAILABLE;
	if (code == EXIT_UNAVAILABLE) {
		outfolder_abort(&out);
		return code;
	}
	return outfolder_commit(&out, r->diag) ? code : EXIT_UNAVAILABLE;
}

/* Is what is asked for possible? */
static bool
check_options(const struct options *o, const char *path, struct diag *d)
{
	static const struct pos nowhere = { 0 };
	unsigned single = document_of(path);

	if (single != 0 && o->documents != 0 && o->documents != single)
		return diag_error(d, nowhere, NULL,
		    "--out names one file, '%s', and --format asks for another document; name a "
		    "folder",
		    path);
	if (report_since(o, d) == 0)
		return false;
	return o->kommune == NULL || o->klynge == NULL
	    || diag_error(d, nowhere, NULL, "--kommune and --klynge do not go together");
}

static enum exit_code
answer(struct run *r, const void *path)
{
	const struct options *o = r->options;
	unsigned wanted = o->documents != 0 ? o->documents : document_of(path);
	struct report rep = { .run = r };

	if (wanted == 0)
		wanted = DOCUMENT_HTML;
	rep.folder = (wanted & DOCUMENT_HTML) != 0 && !o->single;
	if (!settings_open(&rep.settings, r))
		return EXIT_USAGE;
	enum exit_code code = report_gather(&rep);
	if (code != EXIT_DONE)
		return code;
	settings_check(&rep);
	if (wanted & DOCUMENT_ODT)
		report_draw_png(&rep);
	return wanted & DOCUMENT_HTML ? write_folder(&rep, wanted, path)
				      : write_documents(&rep, wanted, path);
}

enum exit_code
report_run(const struct options *o, struct diag *d)
{
	const char *path = o->out != NULL ? o->out : "out/status";

	return check_options(o, path, d) ? run_answer(o, d, answer, path) : EXIT_USAGE;
}
