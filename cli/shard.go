package cli

import (
	"errors"
	"fmt"
	"os"
	"strconv"

	"airumbrella/coverage/sweep"
)

// shardFlag is a part of a sweep.
type shardFlag struct{ sweep.Shard }

func (f *shardFlag) Type() string { return "PART/COUNT|auto" }

// Set reads 2/8, or asks the scheduler for auto.
func (f *shardFlag) Set(text string) (err error) {
	if text == "auto" {
		f.Shard, err = scheduled(os.Getenv)
	} else {
		f.Shard, err = sweep.ParseShard(text)
	}
	return err
}

// scheduled returns the part that a scheduler gave to this task: of a Slurm array by its
// number, count, least number and step, of an indexed Kubernetes Job by index and count.
func scheduled(env func(string) string) (sweep.Shard, error) {
	number := func(name string, missing int) (int, error) {
		text := env(name)
		if text == "" && missing >= 0 {
			return missing, nil
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return 0, fmt.Errorf("%s is %q: it must be a number", name, text)
		}
		return n, nil
	}
	switch {
	case env("SLURM_ARRAY_TASK_ID") != "":
		id, wrong := number("SLURM_ARRAY_TASK_ID", -1)
		count, wrongCount := number("SLURM_ARRAY_TASK_COUNT", -1)
		least, wrongLeast := number("SLURM_ARRAY_TASK_MIN", 0)
		step, wrongStep := number("SLURM_ARRAY_TASK_STEP", 1)
		if err := errors.Join(wrong, wrongCount, wrongLeast, wrongStep); err != nil {
			return sweep.Shard{}, err
		}
		return sweep.NewShard((id-least)/max(1, step)+1, count)
	case env("JOB_COMPLETION_INDEX") != "":
		index, wrong := number("JOB_COMPLETION_INDEX", -1)
		count, wrongCount := number("JOB_COMPLETIONS", -1)
		if err := errors.Join(wrong, wrongCount); err != nil {
			return sweep.Shard{}, err
		}
		return sweep.NewShard(index+1, count)
	}
	return sweep.Shard{}, errors.New("there is neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX; " +
		"outside a Slurm array or an indexed Job name the part, such as 2/8")
}
