import { Worker } from 'node:worker_threads';
import {
  type AnswerOf,
  type InputOf,
  type Outcome,
  outcomeOf,
  ThreadsClosed,
  WorkFailed,
  type Works,
} from './thread-work.js';

export interface ThreadPoolOptions<W extends Works> {
  /** The file of a thread, which calls `serveWork`. */
  readonly file: URL;
  /** As many threads at most; with none, the work is done here. */
  readonly threads: number;
  /** What the threads do, for a pool without any. */
  readonly works: () => Promise<W>;
  /** A thread that takes longer over one piece of work is ended. */
  readonly longestMs: number;
  /** A thread without work ends after so long, and gives its memory back. */
  readonly idleMs: number;
}

interface Waiting {
  readonly name: string;
  readonly input: unknown;
  readonly settle: (outcome: Outcome) => void;
}

interface Thread {
  readonly worker: Worker;
  current: Waiting | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Work that would hold up everybody else of this process: done in threads, one piece at a time in each, in the order in which it came.
 * Threads start with the first work. What goes wrong in one fails only its own piece of work; the next gets a new thread.
 */
export class ThreadPool<W extends Works> {
  private readonly threads = new Set<Thread>();
  private readonly queue: Waiting[] = [];
  private closed = false;

  constructor(private readonly options: ThreadPoolOptions<W>) {}

  /** Throws `WorkFailed` with the message of what went wrong, and `ThreadsClosed` when the process ends. */
  async run<Name extends keyof W & string>(
    name: Name,
    input: InputOf<W, Name>,
  ): Promise<AnswerOf<W, Name>> {
    const outcome =
      this.options.threads === 0
        ? await outcomeOf(await this.options.works(), { name, input })
        : await new Promise<Outcome>((settle) => {
            this.queue.push({ name, input, settle });
            this.next();
          });
    if ('ending' in outcome) throw new ThreadsClosed('The process is ending');
    if ('failed' in outcome) throw new WorkFailed(outcome.failed);
    return outcome.answer as AnswerOf<W, Name>;
  }

  /** Ends all threads; work that is not done fails. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { settle } of this.queue.splice(0)) settle(ENDING);
    await Promise.all([...this.threads].map((thread) => this.end(thread, ENDING)));
  }

  private next(): void {
    const [waiting] = this.queue;
    if (!waiting) return;
    if (this.closed) return void this.queue.shift()?.settle(ENDING);
    const thread = [...this.threads].find(({ current }) => current === null) ?? this.start();
    if (!thread) return;
    this.queue.shift();
    this.give(thread, waiting);
  }

  private start(): Thread | null {
    if (this.threads.size >= this.options.threads) return null;
    const worker = new Worker(this.options.file);
    const thread: Thread = { worker, current: null, timer: null };
    this.threads.add(thread);
    worker.on('message', (outcome: Outcome) => this.done(thread, outcome));
    worker.on('error', (error: Error) => void this.end(thread, { failed: error.message }));
    worker.on('messageerror', (error) => void this.end(thread, { failed: error.message }));
    worker.on('exit', () => void this.end(thread, { failed: 'The thread ended' }));
    return thread;
  }

  private give(thread: Thread, waiting: Waiting): void {
    const { longestMs } = this.options;
    thread.current = waiting;
    this.wait(thread, longestMs, `The work took longer than ${longestMs} ms`);
    thread.worker.ref();
    thread.worker.postMessage({ name: waiting.name, input: waiting.input });
  }

  private done(thread: Thread, outcome: Outcome): void {
    thread.current?.settle(outcome);
    thread.current = null;
    // A thread without work does not keep the process alive.
    thread.worker.unref();
    this.wait(thread, this.options.idleMs, 'The thread had no work');
    this.next();
  }

  private wait(thread: Thread, ms: number, why: string): void {
    if (thread.timer) clearTimeout(thread.timer);
    thread.timer = setTimeout(() => void this.end(thread, { failed: why }), ms);
    thread.timer.unref();
  }

  private async end(thread: Thread, outcome: Outcome): Promise<void> {
    if (!this.threads.delete(thread)) return;
    if (thread.timer) clearTimeout(thread.timer);
    thread.current?.settle(outcome);
    thread.current = null;
    await thread.worker.terminate();
    this.next();
  }
}

const ENDING: Outcome = { ending: true };
