#include "report/odt.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "report/odt_part.h"
#include "report/package.h"

static const char media_type[] = "application/vnd.oasis.opendocument.text";

/* One part of the package while it is written. */
struct part {
	FILE *out;
	char *text;
	size_t size;
};

static void
part_open(struct part *p, struct markup *m, struct arena *a)
{
	*p = (struct part){ 0 };
	p->out = open_memstream(&p->text, &p->size);
	if (p->out == NULL)
		arena_exhausted(a);
	markup_begin(m, p->out);
}

/* Its text as a string of the arena. */
static const char *
part_close(struct part *p, struct markup *m, struct arena *a)
{
	markup_end(m);
	if (fclose(p->out) != 0)
		arena_exhausted(a);
	const char *text = arena_strndup(a, p->text, p->size);
	free(p->text);
	return text;
}

static void
put_declaration(struct markup *m)
{
	static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

	markup_raw(m, declaration, strlen(declaration));
}

const char *
odt_picture_name(size_t number, const struct figure *f, const char *ending, struct arena *a)
{
	return arena_printf(a, "Pictures/%zu-%s.%s", number, f->id, ending);
}

const char *
odt_sign_name(const struct picture *p)
{
	return strcmp(p->type, "image/png") == 0 ? "Pictures/logo.png" : "Pictures/logo.svg";
}

/* What is important in N and the boxes after it, added to MARK. */
static const char *
marks_of(const struct node *n, const char *mark, struct arena *a)
{
	for (; n != NULL && n->kind != NODE_SECTION; n = n->next) {
		if (n->kind == NODE_STRONG && n->text != NULL)
			mark = mark == NULL ? n->text : arena_printf(a, "%s · %s", mark, n->text);
		else if (n->kind == NODE_NOTE || n->kind == NODE_PARAGRAPH)
			mark = marks_of(n->first, mark, a);
	}
	return mark;
}

static const char *
styles_xml(const struct node *doc, struct arena *a)
{
	struct part p;
	struct markup m;

	part_open(&p, &m, a);
	put_declaration(&m);
	/* the boxes before the first section: EKSEMPELDATA, Intern udgave */
	odt_styles(&m, doc, marks_of(doc->first, NULL, a));
	return part_close(&p, &m, a);
}

static const char *
content_xml(struct odt *o, const struct node *doc, struct arena *a)
{
	struct part body, automatic, all;
	struct markup m;

	part_open(&body, &o->m, a);
	part_open(&automatic, &o->automatic, a);
	odt_automatic(&o->automatic, doc);
	odt_body(o, doc);
	const char *text = part_close(&body, &o->m, a);
	const char *styles = part_close(&automatic, &o->automatic, a);

	part_open(&all, &m, a);
	put_declaration(&m);
	odt_root(&m, "office:document-content");
	markup_open(&m, "office:automatic-styles");
	markup_line(&m);
	markup_raw(&m, styles, strlen(styles));
	markup_close(&m, "office:automatic-styles");
	markup_line(&m);
	markup_open(&m, "office:body");
	markup_open(&m, "office:text");
	markup_line(&m);
	markup_raw(&m, text, strlen(text));
	markup_close(&m, "office:text");
	markup_close(&m, "office:body");
	markup_close(&m, "office:document-content");
	markup_line(&m);
	return part_close(&all, &m, a);
}

static const char *
meta_xml(const struct node *doc, const char *date, struct arena *a)
{
	struct part p;
	struct markup m;

	part_open(&p, &m, a);
	put_declaration(&m);
	odt_root(&m, "office:document-meta");
	markup_open(&m, "office:meta");
	markup_line(&m);
	markup_element(&m, "meta:generator", "pejl/" PEJL_VERSION);
	markup_element(&m, "dc:title", doc->text);
	markup_element(&m, "dc:language", doc->language == LANGUAGE_ENGLISH ? "en-GB" : "da-DK");
	markup_element(&m, "meta:creation-date", date);
	markup_element(&m, "dc:date", date);
	markup_close(&m, "office:meta");
	markup_close(&m, "office:document-meta");
	markup_line(&m);
	return part_close(&p, &m, a);
}

static void
put_file_entry(struct markup *m, const char *path, const char *type)
{
	markup_open(m, "manifest:file-entry");
	markup_attr(m, "manifest:full-path", path);
	markup_attr(m, "manifest:media-type", type);
	markup_close(m, "manifest:file-entry");
	markup_line(m);
}

static const char *
manifest_xml(const struct odt *o, struct arena *a)
{
	struct part p;
	struct markup m;

	part_open(&p, &m, a);
	put_declaration(&m);
	markup_open(&m, "manifest:manifest");
	markup_attr(&m, "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
	markup_attr(&m, "manifest:version", "1.3");
	markup_line(&m);
	put_file_entry(&m, "/", media_type);
	put_file_entry(&m, "content.xml", "text/xml");
	put_file_entry(&m, "styles.xml", "text/xml");
	put_file_entry(&m, "meta.xml", "text/xml");
	if (o->sign != NULL)
		put_file_entry(&m, odt_sign_name(o->sign), o->sign->type);
	for (size_t k = 0; k < o->nfigures; k++) {
		const struct figure *f = o->figures[k];
		put_file_entry(&m, odt_picture_name(k + 1, f, "svg", a), "image/svg+xml");
		if (o->png && f->png != NULL)
			put_file_entry(&m, odt_picture_name(k + 1, f, "png", a), "image/png");
	}
	markup_close(&m, "manifest:manifest");
	markup_line(&m);
	return part_close(&p, &m, a);
}

static void
write_package(const struct node *doc, const char *date, bool png, FILE *out, struct arena *a)
{
	struct odt o = { .arena = a, .png = png, .paragraph = "Text_20_body" };
	struct package p;
	const char *content = content_xml(&o, doc, a), *styles = styles_xml(doc, a),
		   *meta = meta_xml(doc, date, a), *manifest = manifest_xml(&o, a);

	package_begin(&p, out, a);
	package_add_stored(&p, "mimetype", media_type, strlen(media_type));
	package_add(&p, "META-INF/manifest.xml", manifest, strlen(manifest));
	package_add(&p, "meta.xml", meta, strlen(meta));
	package_add(&p, "styles.xml", styles, strlen(styles));
	package_add(&p, "content.xml", content, strlen(content));
	if (o.sign != NULL)
		package_add(&p, odt_sign_name(o.sign), o.sign->data, o.sign->size);
	for (size_t k = 0; k < o.nfigures; k++) {
		const struct figure *f = o.figures[k];
		package_add(&p, odt_picture_name(k + 1, f, "svg", a), f->svg, f->size);
		if (o.png && f->png != NULL)
			package_add_stored(
			    &p, odt_picture_name(k + 1, f, "png", a), f->png, f->png_size);
	}
	package_end(&p);
}

void
odt_write(const struct node *doc, const char *date, FILE *out, struct arena *a)
{
	write_package(doc, date, true, out, a);
}

void
odt_write_vector(const struct node *doc, const char *date, FILE *out, struct arena *a)
{
	write_package(doc, date, false, out, a);
}
