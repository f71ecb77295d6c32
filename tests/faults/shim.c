/* Makes the nth call of one kind fail, for paths that matter: 0 write, 1 fsync, 2 rename, 3 read. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int armed_kind = -1, armed_nth, armed_errno, calls;

void shim_arm(int kind, int nth, int number) {
    armed_kind = kind, armed_nth = nth, armed_errno = number, calls = 0;
}

static int fails(int kind, const char *path) {
    const char *place = kind == 3 ? "/in/" : "/.staging/";
    if (kind != armed_kind || !strstr(path, place) || ++calls != armed_nth) return 0;
    if (!armed_errno) kill(getpid(), SIGKILL);
    errno = armed_errno;
    return 1;
}

static int fails_at(int kind, int fd) {
    char link[64], path[4096];
    if (kind != armed_kind) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(kind, path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
ssize_t write(int fd, const void *data, size_t size) { return fails_at(0, fd) ? -1 : NEXT(write)(fd, data, size); }
ssize_t pwrite64(int fd, const void *d, size_t n, off64_t at) { return fails_at(0, fd) ? -1 : NEXT(pwrite64)(fd, d, n, at); }
int fsync(int fd) { return fails_at(1, fd) ? -1 : NEXT(fsync)(fd); }
int rename(const char *from, const char *to) { return fails(2, from) ? -1 : NEXT(rename)(from, to); }
ssize_t read(int fd, void *data, size_t size) { return fails_at(3, fd) ? -1 : NEXT(read)(fd, data, size); }
