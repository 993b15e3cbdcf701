import { busyProblem } from '@tingsu/contracts';

export interface AdmissionLimits {
  /** Most that are worked on at once. */
  readonly atOnce: number;
  /** Most that wait; the next one is refused, or takes the place of the newest in the longest queue. */
  readonly waiting: number;
  /** Who waited longer is refused: he has the answer before his own patience ends. */
  readonly patienceMs: number;
}

interface Waiter {
  readonly since: number;
  admit(): void;
  refuse(): void;
}

/**
 * Lets in as much as can be worked on, and refuses the rest at once instead of letting everything become slow. Each key (a hospital
 * group, and within it the public form or the adapters) has a queue of its own, and the queues take turns: one that floods waits behind
 * itself only.
 */
export class Admission {
  private inside = 0;
  private waiting = 0;
  /** In the order of their turns; none is empty. */
  private readonly queues = new Map<string, Waiter[]>();

  constructor(
    private readonly limits: AdmissionLimits,
    /** Milliseconds of a clock that does not jump. */
    private readonly now: () => number,
  ) {}

  /** Throws `service.busy` when there is no room, or the wait was too long. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    await this.enter(key);
    try {
      return await work();
    } finally {
      this.inside--;
      this.admitNext();
    }
  }

  private enter(key: string): Promise<void> {
    if (this.inside < this.limits.atOnce && this.waiting === 0) {
      this.inside++;
      return Promise.resolve();
    }
    if (this.waiting >= this.limits.waiting && !this.makeRoomFor(key))
      return Promise.reject(busyProblem());
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(key) ?? [];
      queue.push({ since: this.now(), admit: resolve, refuse: () => reject(busyProblem()) });
      this.queues.set(key, queue);
      this.waiting++;
    });
  }

  private admitNext(): void {
    while (this.inside < this.limits.atOnce) {
      const waiter = this.takeTurn();
      if (!waiter) return;
      if (this.now() - waiter.since > this.limits.patienceMs) waiter.refuse();
      else {
        this.inside++;
        waiter.admit();
      }
    }
  }

  /** The first of the queue whose turn it is; that queue is last then. */
  private takeTurn(): Waiter | undefined {
    const [next] = this.queues;
    if (!next) return undefined;
    const [key, queue] = next;
    const waiter = queue.shift();
    this.waiting--;
    this.queues.delete(key);
    if (queue.length > 0) this.queues.set(key, queue);
    return waiter;
  }

  /** Sends away the newest of the longest queue, unless that is the queue of this key. */
  private makeRoomFor(key: string): boolean {
    const own = this.queues.get(key)?.length ?? 0;
    const longest = [...this.queues.values()].reduce(
      (one, other) => (other.length > one.length ? other : one),
      [] as Waiter[],
    );
    if (longest.length <= own + 1) return false;
    longest.pop()?.refuse();
    this.waiting--;
    return true;
  }
}
