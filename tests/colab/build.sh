#!/usr/bin/env -S unshare --mount bash
# build.sh FOLDER: makes FOLDER a twin of Colab's runtime, unless it is one of this very recipe.
#
# Debian trixie has Colab's Python, 3.13. Its virtual environment holds packages of Colab's own
# list at the versions of that list (`pip freeze`, published in github.com/googlecolab/backend-info)
# and none besides. Mounts of a build are in a namespace of its own, so they end with it.
set -euo pipefail
cd "$(dirname "$0")"
twin=$1 new=$1.building log=$1.log freeze=$(ls freeze-*.txt | tail -n 1)
certificates=/etc/ssl/certs/ca-certificates.crt

# What the labs import, and what Colab's kernel runs on. pip brings what these need.
packages="tensorflow keras jax matplotlib scikit-learn ipykernel ipython ipywidgets setuptools wheel"

fail() { echo "$1" >&2; exit 2; }

inside() {
  chroot "$new" env -i HOME=/root PATH=/usr/local/colab/bin:/usr/bin:/bin PIP_CERT=$certificates \
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_PROGRESS_BAR=off "$@" >>"$log" 2>&1
}

mkdir -p "$(dirname "$twin")"
exec 9>"$twin.lock"; flock 9  # one build at a time
stamp=$(cat build.sh "$freeze" | sha256sum)
[ "$(cat "$twin/twin.stamp" 2>/dev/null)" != "$stamp" ] || exit 0
[ ! -e "$twin" ] || [ -e "$twin/twin.stamp" ] ||
  fail "$twin is no twin of Colab. Remove it, or name another folder: make colab TWIN=…"
command -v debootstrap >/dev/null ||
  fail "There is no debootstrap to build $twin with. Install it: apt-get install debootstrap"

echo "Building a twin of Colab's runtime in $twin: some minutes, 3 GB …"
trap 'fail "Building the twin stopped, see $log: $(grep . "$log" | tail -n 1)"' ERR
rm -rf --one-file-system "$new"
debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates \
  trixie "$new" >"$log" 2>&1
mount -t proc proc "$new/proc"
mount --rbind /dev "$new/dev"
cp -L /etc/resolv.conf "$new/etc/"
[ ! -e $certificates ] || cp -L $certificates "$new$certificates"  # a proxy may have its own

grep -E '^[A-Za-z0-9._-]+==' $freeze >"$new/constraints.txt"  # others have an address
inside python3.13 -m venv /usr/local/colab
inside pip install -c constraints.txt $packages
inside pip install pip==24.1.2  # Colab's; pip does not list itself

# Colab has taken some packages out, such as jedi. Names differ in case and dashes only.
plain() { sed -E 's/[ =].*//; s/[_.]/-/g' "$1" | tr A-Z a-z | sort; }
inside sh -c 'pip freeze >/installed.txt'
others=$(comm -23 <(plain "$new/installed.txt") <(plain $freeze))
[ -z "$others" ] || inside pip uninstall --yes $others

umount -R "$new/dev" "$new/proc"
echo "$stamp" >"$new/twin.stamp"
rm -rf --one-file-system "$twin"
mv "$new" "$twin"
