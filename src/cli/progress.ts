import { Presets, SingleBar } from 'cli-progress';
import type { Translator } from '../i18n/translator';
import { Failure } from './failure';

export interface Progress {
  /** Shows how far a phase is, lets signals in, and throws Failure where the person has stopped the run. */
  readonly step: (phase: 'read' | 'judge', done: number, total: number) => Promise<void>;
  readonly end: () => void;
}

/** A bar on stderr where stderr is a terminal and the person has not asked for quiet; nothing in a pipe. Ctrl-C stops between two steps. */
export function startProgress(say: Translator, quiet: boolean): Progress {
  const bar =
    process.stderr.isTTY && !quiet
      ? new SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: '{phase} {bar} {percentage}%' }, Presets.shades_classic)
      : null;
  let phase: 'read' | 'judge' | null = null;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.on('SIGINT', stop);
  return {
    async step(next, done, total) {
      if (bar) {
        if (phase !== next) bar.start(total, 0, { phase: say(`cli.phase-${next}`) });
        bar.update(done);
      }
      phase = next;
      await new Promise((resume) => {
        setImmediate(resume);
      });
      if (stopped) throw new Failure('cli.stopped');
    },
    end() {
      bar?.stop();
      process.off('SIGINT', stop);
    },
  };
}
