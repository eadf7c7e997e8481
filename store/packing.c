#include "store/packing.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/translate.h"

#define LEVEL 1 /* of zlib: fast enough to be done before the file is read */

struct store_packing {
	char *path;        /* NULL: memory */
	const char *bytes; /* of memory */
	size_t left;
	int fd;
	pthread_t thread;
	bool started, joined;
	atomic_size_t done;
	int error; /* errno */
	struct packing_chunk *first, **last;
	struct sha256_ctx hash;
	char sha256[STORE_HASH_SIZE];
};

static void
print_hash(char out[static STORE_HASH_SIZE], struct sha256_ctx *hash)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];

	sha256_digest(hash, sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * sizeof bytes] = '\0';
}

/* At most N bytes of the input to BUF; fewer at its end, -1 with errno. */
static ssize_t
take(struct store_packing *p, unsigned char *buf, size_t n)
{
	size_t got = 0;

	if (p->path == NULL) {
		got = p->left < n ? p->left : n;
		memcpy(buf, p->bytes, got);
		p->bytes += got;
		p->left -= got;
		return (ssize_t)got;
	}
	while (got < n) {
		ssize_t more = read(p->fd, buf + got, n - got);
		if (more == -1 && errno == EINTR)
			continue;
		if (more == -1)
			return -1;
		if (more == 0)
			break;
		got += (size_t)more;
	}
	return (ssize_t)got;
}

/* The N bytes at BUF as the next chunk. False: out of memory. */
static bool
pack(struct store_packing *p, const unsigned char *buf, size_t n)
{
	uLongf size = compressBound(n);
	struct packing_chunk *c = malloc(sizeof *c + size);

	if (c == NULL)
		return false;
	if (compress2(c->bytes, &size, buf, n, LEVEL) != Z_OK) {
		free(c);
		return false;
	}
	struct packing_chunk *fit = realloc(c, sizeof *c + size);
	c = fit != NULL ? fit : c;
	c->next = NULL;
	c->first = atomic_load(&p->done);
	c->size = n;
	c->packed = size;
	*p->last = c;
	p->last = &c->next;
	return true;
}

static void *
run(void *to)
{
	struct store_packing *p = to;
	unsigned char *buf = malloc(PACKING_PIECE);
	ssize_t n = 0;

	p->error = buf == NULL ? ENOMEM : 0;
	while (p->error == 0 && (n = take(p, buf, PACKING_PIECE)) > 0) {
		sha256_update(&p->hash, (size_t)n, buf);
		if (!pack(p, buf, (size_t)n))
			p->error = ENOMEM;
		else
			atomic_fetch_add(&p->done, (size_t)n);
	}
	if (n == -1)
		p->error = errno;
	print_hash(p->sha256, &p->hash);
	free(buf);
	return NULL;
}

static struct store_packing *
packing_new(const char *path, struct diag *d)
{
	struct store_packing *p = calloc(1, sizeof *p);

	if (p == NULL || (path != NULL && (p->path = strdup(path)) == NULL)) {
		free(p);
		diag_error(d, (struct pos){ .file = path }, NULL, "out of memory");
		return NULL;
	}
	p->fd = -1;
	p->last = &p->first;
	sha256_init(&p->hash);
	return p;
}

static bool
start(struct store_packing **out, struct store_packing *p)
{
	p->started = pthread_create(&p->thread, NULL, run, p) == 0;
	if (!p->started)
		run(p);
	*out = p;
	return true;
}

bool
store_packing_begin(struct store_packing **out, const char *path, struct diag *d)
{
	struct store_packing *p = packing_new(path, d);

	*out = NULL;
	if (p == NULL)
		return false;
	p->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (p->fd == -1) {
		diag_error(
		    d, (struct pos){ .file = path }, NULL, "cannot be opened: %s", strerror(errno));
		store_packing_end(p);
		return false;
	}
	return start(out, p);
}

bool
store_packing_memory(struct store_packing **out, const char *bytes, size_t n, struct diag *d)
{
	struct store_packing *p = packing_new(NULL, d);

	*out = NULL;
	if (p == NULL)
		return false;
	p->bytes = bytes;
	p->left = n;
	return start(out, p);
}

size_t
store_packing_done(const struct store_packing *p)
{
	return atomic_load(&p->done);
}

static void
join(struct store_packing *p)
{
	if (p->started && !p->joined)
		pthread_join(p->thread, NULL);
	p->joined = true;
}

bool
store_packing_wait(
    struct store_packing *p, size_t *size, char sha256[static STORE_HASH_SIZE], struct diag *d)
{
	join(p);
	*size = atomic_load(&p->done);
	memcpy(sha256, p->sha256, STORE_HASH_SIZE);
	return p->error == 0
	    || diag_error(
		d, (struct pos){ .file = p->path }, NULL, "cannot be read: %s", strerror(p->error));
}

const struct packing_chunk *
packing_chunks(const struct store_packing *p)
{
	return p->first;
}

void
store_packing_end(struct store_packing *p)
{
	if (p == NULL)
		return;
	join(p);
	if (p->fd != -1)
		close(p->fd);
	for (struct packing_chunk *c = p->first, *next; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	free(p->path);
	free(p);
}

bool
store_hash(const char *path, size_t *size, char sha256[static STORE_HASH_SIZE], struct diag *d)
{
	const struct pos at = { .file = path };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct store_packing p = { .path = (char[]){ "" }, .fd = fd };
	unsigned char *buf = malloc(PACKING_PIECE);
	ssize_t n = -1;

	*size = 0;
	sha256_init(&p.hash);
	while (fd != -1 && buf != NULL && (n = take(&p, buf, PACKING_PIECE)) > 0) {
		sha256_update(&p.hash, (size_t)n, buf);
		*size += (size_t)n;
	}
	int error = buf == NULL ? ENOMEM : errno;
	print_hash(sha256, &p.hash);
	free(buf);
	if (fd != -1)
		close(fd);
	return n == 0
	    || diag_error(d, at, NULL,
		fd == -1 ? N_("cannot be opened: %s") : N_("cannot be read: %s"), strerror(error));
}
