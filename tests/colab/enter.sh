#!/usr/bin/env -S unshare --mount --pid --fork --kill-child sh
# enter.sh TWIN COMMAND…: runs a command in a fresh copy of the twin, as Colab gives a fresh machine.
#
# What the command writes lies in memory, over the twin. That layer, all mounts and all processes
# are in namespaces of their own: they vanish with the command, and the twin never changes.
set -eu
twin=$1 here=$(dirname "$0") fresh=$1/mnt/root
certificates=/etc/ssl/certs/ca-certificates.crt
shift

mount -t tmpfs tmpfs "$twin/mnt"
mkdir "$fresh" "$twin/mnt/written" "$twin/mnt/work"
layers=lowerdir=$twin,upperdir=$twin/mnt/written,workdir=$twin/mnt/work
mount -t overlay overlay -o "$layers" "$fresh" || {
  echo "Nothing can be laid over $twin: the kernel has no overlayfs for it. Try another TWIN=…" >&2
  exit 2
}
mount -t proc proc "$fresh/proc"
mount --rbind /dev "$fresh/dev"
cp -L /etc/resolv.conf "$fresh/etc/"
[ ! -e $certificates ] || cp -L $certificates "$fresh$certificates"  # a proxy may have its own

mkdir -p "$fresh/content/sample_data"
cp "$here/inside/front_end.py" "$fresh/opt/"
cp -r "$here/inside/google" "$fresh/usr/local/colab/lib/python3.13/site-packages/"
exec chroot "$fresh" env -i HOME=/root PATH=/usr/local/colab/bin:/usr/local/bin:/usr/bin:/bin \
    LANG=C.UTF-8 SHELL=/bin/bash PIP_CERT=$certificates "$@"
