#include "ingest/sample.h"

#include <string.h>

#include "model/period.h"

#define BELOW 10 /* records below a header that are looked at */

bool
sample_add(struct sample *s, const struct csv_record *r)
{
	struct csv_record copy = *r;

	copy.field = arena_array(&s->arena, r->nfields, sizeof *copy.field);
	for (size_t i = 0; i < r->nfields; i++) {
		copy.field[i] = arena_strdup(&s->arena, r->field[i]);
		s->bytes += strlen(r->field[i]) + 1;
	}
	s->record = arena_grow(&s->arena, s->record, s->n, &s->cap, sizeof *s->record);
	s->record[s->n++] = copy;
	return s->n < SAMPLE_RECORDS && s->bytes < SAMPLE_BYTES;
}

void
sample_free(struct sample *s)
{
	arena_free(&s->arena);
	*s = (struct sample){ 0 };
}

static const char *
skip_blanks(const char *s)
{
	for (;;) {
		if (*s == ' ' || *s == '\t')
			s++;
		else if (strncmp(s, "\xC2\xA0", 2) == 0)
			s += 2;
		else if (strncmp(s, "\xE2\x80\xAF", 3) == 0)
			s += 3;
		else
			return s;
	}
}

bool
sample_is_number(const char *text)
{
	const char *s = skip_blanks(text), *before = s;
	bool digit = false;

	if (strncmp(s, "\xE2\x88\x92", 3) == 0)
		s += 3;
	else if (*s == '-')
		s++;
	for (; *s != '\0'; before = s++) {
		s = skip_blanks(s);
		if (*s == '\0')
			break;
		if (*s >= '0' && *s <= '9')
			digit = true;
		else if ((*s == '-' || *s == '+') && (*before != 'e' && *before != 'E'))
			return false;
		else if (strchr(".,%()*eE-+", *s) == NULL || !digit)
			return false;
	}
	return digit;
}

static bool
has_number(const struct csv_record *r)
{
	for (size_t i = 0; i < r->nfields; i++)
		if (sample_is_number(r->field[i]))
			return true;
	return false;
}

bool
sample_has_names(const struct sample *s, size_t i)
{
	const struct csv_record *head = &s->record[i];
	size_t named = 0, below = 0, numbers = 0;
	struct period p;

	for (size_t k = 0; k < head->nfields; k++) {
		if (sample_is_number(head->field[k]) && !period_parse(&p, head->field[k]))
			return false;
		named += *skip_blanks(head->field[k]) != '\0';
	}
	for (size_t k = i + 1; k < s->n && below < BELOW; k++, below++)
		numbers += s->record[k].nfields == head->nfields && has_number(&s->record[k]);
	return named >= 2 && below > 0 && 2 * numbers >= below;
}
