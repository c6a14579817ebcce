"""A folder passed through FUSE that answers as a network drive in trouble does.

    network-folder.py FOLDER MOUNTPOINT FAULTS

FAULTS is a file of rules, one a line, read again whenever it changes: an operation or `*`, a regular expression for the
path, and either the name of an error (`ESTALE`) or a number of seconds to wait first (`5`).
"""

import errno
import os
import re
import sys
import time

from fusepy import FUSE, FuseOSError, Operations

folder, mountpoint, faults = sys.argv[1:4]


class Rules:
    def __init__(self):
        self.seen = None
        self.rules = []

    def now(self):
        seen = os.stat(faults).st_mtime_ns
        if seen != self.seen:
            with open(faults, encoding="utf8") as file:
                self.rules = [line.split() for line in file if line.strip()]
            self.seen = seen
        return self.rules

    def apply(self, operation, path):
        for name, pattern, what in self.now():
            if name not in ("*", operation) or not re.search(pattern, path):
                continue
            if re.fullmatch(r"[0-9.]+", what):
                time.sleep(float(what))
            else:
                raise FuseOSError(getattr(errno, what))


rules = Rules()


class Through(Operations):
    def __call__(self, operation, path, *args):
        rules.apply(operation, path)
        try:
            return getattr(self, operation)(folder + path, *args)
        except OSError as error:
            raise FuseOSError(error.errno)

    def getattr(self, path, handle=None):
        found = os.lstat(path)
        names = ("mode", "ino", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime", "blocks")
        return {f"st_{name}": getattr(found, f"st_{name}") for name in names}

    def readdir(self, path, handle):
        return [".", "..", *os.listdir(path)]

    def statfs(self, path):
        found = os.statvfs(path)
        names = ("bavail", "bfree", "blocks", "bsize", "favail", "ffree", "files", "flag", "frsize", "namemax")
        return {f"f_{name}": getattr(found, f"f_{name}") for name in names}

    def open(self, path, flags):
        return os.open(path, flags)

    def create(self, path, mode, info=None):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def read(self, path, size, offset, handle):
        return os.pread(handle, size, offset)

    def write(self, path, data, offset, handle):
        return os.pwrite(handle, data, offset)

    def truncate(self, path, length, handle=None):
        os.truncate(path, length)

    def flush(self, path, handle):
        return 0

    def fsync(self, path, data_only, handle):
        (os.fdatasync if data_only else os.fsync)(handle)

    def fsyncdir(self, path, data_only, handle):
        return 0

    def release(self, path, handle):
        os.close(handle)

    def rename(self, old, new):
        rules.apply("rename", new)
        os.rename(old, folder + new)

    def link(self, target, source):
        os.link(folder + source, target)

    def access(self, path, mode):
        if not os.access(path, mode):
            raise FuseOSError(errno.EACCES)

    def mkdir(self, path, mode):
        os.mkdir(path, mode)

    def rmdir(self, path):
        os.rmdir(path)

    def unlink(self, path):
        os.unlink(path)

    def utimens(self, path, times=None):
        os.utime(path, times)

    def chmod(self, path, mode):
        os.chmod(path, mode)


FUSE(Through(), mountpoint, foreground=True, direct_io=True, attr_timeout=0, entry_timeout=0, negative_timeout=0, use_ino=True)
