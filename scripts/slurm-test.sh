#!/bin/sh
# A sweep as docs/clusters.md runs it on a cluster, on a Slurm of its own on this machine: an array of eight tasks, of
# which one is requeued while it runs, and a merge that waits for them. The merged table, and that of GNU parallel,
# must be the bytes of one run. Takes some half a minute of two idle cores; needs root and Debian's slurmctld, slurmd,
# slurm-client and munge, and is skipped without.
set -eu
[ "$(id -u)" = 0 ] || { echo "not root: Slurm is not tested"; exit 0; }
for tool in slurmctld slurmd sbatch munged mungekey; do
	command -v "$tool" >/dev/null || { echo "$tool is not installed: Slurm is not tested"; exit 0; }
done

root=$(cd "$(dirname "$0")/.." && pwd)
dir=$(mktemp -d)
chmod 755 "$dir" # munge asks for it
stop() { # each daemon by its pid file
	for daemon in slurmd slurmctld munged; do
		[ -s "$dir/$daemon.pid" ] && kill "$(cat "$dir/$daemon.pid")" 2>/dev/null
	done
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -e "$dir/slurmd.pid" ] || [ -e "$dir/slurmctld.pid" ] || break
		sleep 0.3
	done
	rm -rf "$dir"
}
trap stop EXIT
trap 'exit 1' INT TERM

fail() {
	echo "$1"
	tail -n 20 "$dir"/slurmctld.log "$dir"/slurmd.log "$dir"/*.out 2>/dev/null || true
	exit 1
}
# until_done NAME COMMAND... waits until a command succeeds, at most 60 seconds.
until_done() {
	what=$1
	shift
	for _ in $(seq 300); do
		"$@" >/dev/null 2>&1 && return
		sleep 0.2
	done
	fail "waited 60 seconds for $what"
}

# A munge with a key of its own, and a Slurm of one node that says no more of itself than it needs.
mungekey --create --keyfile "$dir/munge.key"
munged --force --key-file "$dir/munge.key" --socket "$dir/munge.socket" --pid-file "$dir/munged.pid" \
	--log-file "$dir/munged.log" --seed-file "$dir/munged.seed"
host=$(hostname -s)
cores=$(nproc)
port=$((20000 + $$ % 20000))
cat >"$dir/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket,cred_expire=5
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
KillWait=1
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=5 State=UP
CONF
mkdir "$dir/state" "$dir/spool"
export SLURM_CONF="$dir/slurm.conf"
slurmctld
slurmd
until_done "the node to be idle" sh -c 'sinfo --noheader --format %T | grep -q "^idle"'

# The sweep: 160 orders, each a scenario of its own, so that a part is caught while it runs.
binary="$dir/airumbrella"
(cd "$root" && go build -o "$binary" .)
delays=$(seq -s, -f '%gs' 1 160)
cat >"$dir/sweep.sh" <<SWEEP
exec "$binary" sweep romania-only --threat ballistic --vary authorisation.delay=$delays "\$@"
SWEEP
cat >"$dir/task.sh" <<TASK
#!/bin/sh
# The third task stops in the middle of its part the first time, as on a node that hangs.
export GOMAXPROCS=1
out=part-\$SLURM_ARRAY_TASK_ID.ndjson
if [ "\$SLURM_ARRAY_TASK_ID" = 3 ] && [ "\${SLURM_RESTART_COUNT:-0}" = 0 ]; then
	until [ -s "\$out.part" ]; do
		rm -f "\$out"
		sh sweep.sh --shard auto --output "\$out" &
		pid=\$!
		while [ "\$(cat "\$out.part" 2>/dev/null | wc -l)" -lt 2 ] && [ ! -e "\$out" ]; do sleep 0.02; done
		kill -9 "\$pid" 2>/dev/null
		wait "\$pid" 2>/dev/null
	done
	wc -l <"\$out.part" >hangs
	exec sleep 600
fi
sh sweep.sh --shard auto --output "\$out"
TASK
cd "$dir"
sh sweep.sh --quiet --output one.ndjson

array=$(sbatch --parsable --array=1-8 --cpus-per-task=1 --requeue --open-mode=append --output=task-%a.out task.sh)
merge=$(sbatch --parsable --dependency=afterok:"$array" --output=merge.out \
	--wrap "$binary sweep merge part-*.ndjson --output all.ndjson")
until_done "the third task to hang" test -s hangs
[ ! -e part-3.ndjson ] || fail "the third part is there before its task was done"
scontrol requeue "${array}_3"
until_done "the merge of job $merge" sh -c 'test -e all.ndjson && ! squeue --noheader | grep -q .'
grep -q "going on after" task-3.out || fail "the requeued task did not go on"
cmp one.ndjson all.ndjson || fail "the array gives another table than one run"
echo "Slurm: an array of 8, the third task requeued after $(($(cat hangs) - 1)) of 20 rows, merged: $(sha256sum <all.ndjson)"

if command -v parallel >/dev/null; then
	mkdir parallel
	seq 8 | parallel --will-cite --retries 3 sh sweep.sh --shard {}/8 --quiet --output parallel/part-{}.ndjson
	"$binary" sweep merge parallel/part-*.ndjson --output parallel/all.ndjson --quiet
	cmp one.ndjson parallel/all.ndjson || fail "GNU parallel gives another table than one run"
	echo "GNU parallel: 8 parts merged to the same bytes"
else
	echo "GNU parallel is not installed: it is not tested"
fi
