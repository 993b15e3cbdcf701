import { busyProblem } from '@tingsu/contracts';

/** Commits a batch together. One result for each item, in order; a throw means that nothing of the batch was done. */
export type CommitBatch<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

export interface GroupCommitOptions {
  /** How long the first item waits for company, in milliseconds. */
  readonly lingerMs: number;
  readonly maxBatch: number;
  /** Most that wait for a batch; the next is refused at once with `service.busy`. */
  readonly maxWaiting: number;
  /** Whether one item alone might succeed where the batch failed. */
  readonly worthSplitting: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Turns concurrent submissions into few transactions. A disk flush costs the same for one row as for a hundred, so
 * what arrives while one batch is committed goes into the next. No one is answered before the commit.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly commit: CommitBatch<Item, Result>,
    private readonly options: GroupCommitOptions,
  ) {}

  submit(item: Item): Promise<Result> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(busyProblem());
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when everything submitted so far is settled. */
  async drain(): Promise<void> {
    while (this.running || this.waiting.length > 0) {
      this.flush();
      await this.running;
    }
  }

  private schedule(): void {
    if (this.running) return;
    if (this.waiting.length >= this.options.maxBatch) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), this.options.lingerMs);
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.running || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.options.maxBatch);
    this.running = this.settle(batch).finally(() => {
      this.running = null;
      this.flush();
    });
  }

  private async settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => resolve(results[i] as Result));
    } catch (error) {
      if (batch.length > 1 && this.options.worthSplitting(error)) {
        for (const one of batch) await this.settle([one]);
      } else batch.forEach(({ reject }) => reject(error));
    }
  }
}
