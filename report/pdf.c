/* realpath is X/Open. */
#define _XOPEN_SOURCE 700
#include "report/pdf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/child.h"
#include "base/folder.h"
#include "report/odt.h"

#define DEPTH_MAX 64 /* of the structure tree */
#define RESTART   81 /* soffice.bin, once it has made a profile */

static const struct child_limits limits = {
	.time_s = 120,
	.memory = (size_t)4 << 30,
	.output = 256U << 20,
};

/* PDF/UA switches on tags; bookmarks are the headings. */
static const char filter[] =
    "pdf:writer_pdf_Export:{"
    "\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"OpenBookmarkLevels\":{\"type\":\"long\",\"value\":\"2\"},"
    "\"DisplayPDFDocumentTitle\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"ReduceImageResolution\":{\"type\":\"boolean\",\"value\":\"false\"}}";

static const struct pos nowhere = { 0 };

/* ---- LibreOffice ---------------------------------------------------------- */

/*
 * The program itself beside the script "soffice", which would need a shell and processes. NULL if
 * it is not installed.
 */
static const char *
office_find(struct arena *a)
{
	const char *script = child_find("soffice", a);
	char *path = script != NULL ? realpath(script, NULL) : NULL;
	const char *program = path != NULL ? child_find(arena_printf(a, "%s.bin", path), a) : NULL;

	free(path);
	return program;
}

static bool
write_source(
    const struct node *doc, const char *date, const char *path, struct arena *a, struct diag *d)
{
	FILE *f = fopen(path, "wx");
	bool ok = f != NULL;

	if (ok) {
		odt_write(doc, date, f, a);
		ok = !ferror(f);
		ok = fclose(f) == 0 && ok;
	}
	return ok
	    || diag_error(
		d, (struct pos){ .file = path }, NULL, "cannot be written: %s", strerror(errno));
}

/* FOLDER/status.odt -> FOLDER/status.pdf */
static bool
convert(const char *program, const char *folder, struct arena *a, struct diag *d)
{
	const char *const argv[] = { program,
		arena_printf(a, "-env:UserInstallation=file://%s/profile", folder), "--headless",
		"--norestore", "--nolockcheck", "--convert-to", filter, "--outdir", folder,
		arena_printf(a, "%s/status.odt", folder), NULL };
	struct child_room room = { .home = folder, .again = RESTART };

	return child_run_in(room, argv, "", 0, limits, a, d).code == CHILD_OK;
}

/* ---- what LibreOffice leaves to do ---------------------------------------- */

/* Tabs go from link to link in the order of the text (ISO 14289-1, 7.18.3). */
static void
set_tab_order(qpdf_data q)
{
	int n = qpdf_get_num_pages(q);

	for (int i = 0; i < n; i++)
		qpdf_oh_replace_key(
		    q, qpdf_get_page_n(q, (size_t)i), "/Tabs", qpdf_oh_new_name(q, "/S"));
}

static bool
is_element(qpdf_data q, qpdf_oh o, const char *type)
{
	return qpdf_oh_is_dictionary(q, o)
	    && qpdf_oh_is_name_and_equals(q, qpdf_oh_get_key(q, o, "/S"), type);
}

static int
count_kids(qpdf_data q, qpdf_oh o)
{
	qpdf_oh kids = qpdf_oh_get_key(q, o, "/K");

	if (qpdf_oh_is_array(q, kids))
		return qpdf_oh_get_array_n_items(q, kids);
	return qpdf_oh_is_null(q, kids) ? 0 : 1;
}

static qpdf_oh
kid_at(qpdf_data q, qpdf_oh o, int k)
{
	qpdf_oh kids = qpdf_oh_get_key(q, o, "/K");

	return qpdf_oh_is_array(q, kids) ? qpdf_oh_get_array_item(q, kids, k) : kids;
}

/* CELL's scope is its row, in whichever of its attributes LibreOffice says it is the column. */
static void
set_scope(qpdf_data q, qpdf_oh cell)
{
	qpdf_oh attributes = qpdf_oh_get_key(q, cell, "/A");
	int n = qpdf_oh_is_array(q, attributes) ? qpdf_oh_get_array_n_items(q, attributes) : 1;

	for (int k = 0; k < n; k++) {
		qpdf_oh one = qpdf_oh_is_array(q, attributes)
		    ? qpdf_oh_get_array_item(q, attributes, k)
		    : attributes;
		if (qpdf_oh_is_dictionary(q, one) && qpdf_oh_has_key(q, one, "/Scope"))
			qpdf_oh_replace_key(q, one, "/Scope", qpdf_oh_new_name(q, "/Row"));
	}
}

/* The head cells of a row that has data cells head the row. */
static void
set_scopes(qpdf_data q, qpdf_oh row)
{
	int n = count_kids(q, row);
	bool data = false;

	for (int k = 0; k < n; k++)
		data = data || is_element(q, kid_at(q, row, k), "/TD");
	for (int k = 0; k < n && data; k++)
		if (is_element(q, kid_at(q, row, k), "/TH"))
			set_scope(q, kid_at(q, row, k));
}

static void
walk_structure(qpdf_data q, qpdf_oh element, int depth)
{
	int n = depth < DEPTH_MAX ? count_kids(q, element) : 0;

	if (is_element(q, element, "/TR"))
		set_scopes(q, element);
	for (int k = 0; k < n; k++) {
		qpdf_oh kid = kid_at(q, element, k);
		if (qpdf_oh_is_dictionary(q, kid))
			walk_structure(q, kid, depth + 1);
	}
}

/* The text of element TAG in the XMP of SIZE bytes becomes DATE, which is as long. */
static void
set_xmp_date(char *xmp, size_t size, const char *tag, const char *date)
{
	size_t ntag = strlen(tag), ndate = strlen(date);

	for (size_t i = 0; i + ntag + ndate < size; i++)
		if (memcmp(xmp + i, tag, ntag) == 0 && xmp[i + ntag + ndate] == '<')
			memcpy(xmp + i + ntag, date, ndate);
}

/* DATE, "2025-12-31T00:00:00", in place of the clock's, in both places that a PDF has for it. */
static void
set_dates(qpdf_data q, const char *date, struct arena *a)
{
	qpdf_oh metadata = qpdf_oh_get_key(q, qpdf_get_root(q), "/Metadata");
	const char *xmp_date = arena_printf(a, "%sZ", date);
	const char *info_date = arena_printf(a, "D:%.4s%.2s%.2s%.2s%.2s%.2sZ", date, date + 5,
	    date + 8, date + 11, date + 14, date + 17);
	unsigned char *xmp = NULL;
	size_t size = 0;
	QPDF_BOOL plain = QPDF_FALSE;

	qpdf_set_info_key(q, "/CreationDate", info_date);
	qpdf_set_info_key(q, "/ModDate", NULL);
	qpdf_oh_remove_key(q, qpdf_get_trailer(q), "/DocChecksum");
	/* or qpdf keeps its first half */
	qpdf_oh_remove_key(q, qpdf_get_trailer(q), "/ID");
	if (!qpdf_oh_is_stream(q, metadata)
	    || qpdf_oh_get_stream_data(q, metadata, qpdf_dl_all, &plain, &xmp, &size)
		!= QPDF_SUCCESS)
		return;
	set_xmp_date((char *)xmp, size, "<xmp:CreateDate>", xmp_date);
	set_xmp_date((char *)xmp, size, "<xmp:ModifyDate>", xmp_date);
	qpdf_oh_replace_stream_data(
	    q, metadata, xmp, size, qpdf_oh_new_null(q), qpdf_oh_new_null(q));
	free(xmp);
}

/* The PDF at PATH to OUT, finished. What libqpdf has to say is in Q. */
static bool
finish(qpdf_data q, const char *path, const char *date, FILE *out, struct arena *a, struct diag *d)
{
	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	if (qpdf_read(q, path, NULL) & QPDF_ERRORS)
		return false;
	qpdf_oh root = qpdf_get_root(q), tree = qpdf_oh_get_key(q, root, "/StructTreeRoot");
	if (!qpdf_oh_is_dictionary(q, tree))
		return diag_error(d, nowhere, NULL, "LibreOffice made a PDF without tags");
	set_tab_order(q);
	walk_structure(q, tree, 0);
	set_dates(q, date, a);
	if ((qpdf_init_write_memory(q) & QPDF_ERRORS) || qpdf_has_error(q))
		return false;
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	if (qpdf_write(q) & QPDF_ERRORS)
		return false;
	fwrite(qpdf_get_buffer(q), 1, qpdf_get_buffer_length(q), out);
	return true;
}

bool
pdf_write(const struct node *doc, const char *date, FILE *out, struct arena *a, struct diag *d)
{
	const char *program = office_find(a);
	struct folder folder;

	if (program == NULL)
		return diag_error(d, nowhere, NULL,
		    "LibreOffice is not installed, so no PDF can be made (Debian: apt install "
		    "libreoffice-writer-nogui)");
	if (!folder_make(&folder, a, d))
		return false;
	bool ok = write_source(doc, date, arena_printf(a, "%s/status.odt", folder.path), a, d)
	    && convert(program, folder.path, a, d);
	if (ok) {
		qpdf_data q = qpdf_init();
		size_t errors = d->errors;
		ok = finish(q, arena_printf(a, "%s/status.pdf", folder.path), date, out, a, d);
		if (!ok && d->errors == errors)
			diag_error(d, nowhere, NULL, "the PDF that LibreOffice made: %s",
			    qpdf_has_error(q) ? qpdf_get_error_full_text(q, qpdf_get_error(q))
					      : "libqpdf cannot read it");
		qpdf_cleanup(&q);
	}
	folder_remove(&folder);
	return ok;
}

const char *
pdf_library(void)
{
	return "libqpdf " QPDF_VERSION;
}
