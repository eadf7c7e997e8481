/*
 * report/pdf/finish.c - pejl-pdf, which does to a PDF what LibreOffice leaves to do.
 *
 * A program of its own beside pejl, which starts it as it starts LibreOffice (report/pdf.c):
 * libqpdf and what that needs would take every command of pejl 3 ms to load.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#define DEPTH_MAX 64 /* of the structure tree */
#define DATE_SIZE (sizeof "2025-12-31T00:00:00")

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
set_dates(qpdf_data q, const char *date)
{
	qpdf_oh metadata = qpdf_oh_get_key(q, qpdf_get_root(q), "/Metadata");
	char xmp_date[DATE_SIZE + 1], info_date[DATE_SIZE + 3];
	unsigned char *xmp = NULL;
	size_t size = 0;
	QPDF_BOOL plain = QPDF_FALSE;

	snprintf(xmp_date, sizeof xmp_date, "%sZ", date);
	snprintf(info_date, sizeof info_date, "D:%.4s%.2s%.2s%.2s%.2s%.2sZ", date, date + 5,
	    date + 8, date + 11, date + 14, date + 17);
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

/*
 * The PDF at PATH to stdout, finished. False: *WHY is the reason, or what libqpdf has to say in Q.
 */
static bool
finish(qpdf_data q, const char *path, const char *date, const char **why)
{
	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	if (qpdf_read(q, path, NULL) & QPDF_ERRORS)
		return false;
	qpdf_oh tree = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");
	if (!qpdf_oh_is_dictionary(q, tree)) {
		*why = "LibreOffice made a PDF without tags";
		return false;
	}
	set_tab_order(q);
	walk_structure(q, tree, 0);
	set_dates(q, date);
	if ((qpdf_init_write_memory(q) & QPDF_ERRORS) || qpdf_has_error(q))
		return false;
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	if (qpdf_write(q) & QPDF_ERRORS)
		return false;
	size_t size = qpdf_get_buffer_length(q);
	*why = "the PDF cannot be written";
	return fwrite(qpdf_get_buffer(q), 1, size, stdout) == size && fflush(stdout) == 0;
}

int
main(int argc, char **argv)
{
	const char *why = NULL;

	if (argc != 3 || strlen(argv[2]) != DATE_SIZE - 1) {
		fputs("usage: pejl-pdf FILE YYYY-MM-DDThh:mm:ss > FINISHED\n", stderr);
		return 2;
	}
	qpdf_data q = qpdf_init();
	bool ok = finish(q, argv[1], argv[2], &why);
	if (!ok)
		fprintf(stderr, "%s\n",
		    qpdf_has_error(q) ? qpdf_get_error_full_text(q, qpdf_get_error(q))
			: why != NULL ? why
				      : "libqpdf cannot read the PDF");
	qpdf_cleanup(&q);
	return ok ? 0 : 1;
}
