/* realpath is X/Open. */
#define _XOPEN_SOURCE 700
#include "report/pdf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/DLL.h> /* its version alone: report/pdf/finish.c links it */

#include "base/child.h"
#include "base/folder.h"
#include "report/odt.h"

#define RESTART 81 /* soffice.bin, once it has made a profile */

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
		odt_write_vector(doc, date, f, a);
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

/* FOLDER/status.pdf to OUT, as pejl-pdf finishes it. */
static bool
finish(const char *folder, const char *date, FILE *out, struct arena *a, struct diag *d)
{
	const char *program = child_beside("pejl-pdf", a);
	const char *const argv[] = { program, arena_printf(a, "%s/status.pdf", folder), date,
		NULL };

	if (program == NULL)
		return diag_error(
		    d, nowhere, NULL, "pejl-pdf is not where pejl is, so no PDF can be made");
	struct child_result r = child_run(argv, "", 0, limits, a, d);
	if (r.code != CHILD_OK)
		return false;
	fwrite(r.out, 1, r.size, out);
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
	    && convert(program, folder.path, a, d) && finish(folder.path, date, out, a, d);
	folder_remove(&folder);
	return ok;
}

const char *
pdf_library(void)
{
	return "libqpdf " QPDF_VERSION;
}
