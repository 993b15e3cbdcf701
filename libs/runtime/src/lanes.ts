/** Work that goes on beside other work, one at a time for each name, so that what is slow makes nothing else late. */
export class Lanes {
  private readonly busy = new Map<string, Promise<void>>();

  /** Starts the work of a lane, unless it is under way. The work deals with its own errors. */
  start(name: string, work: () => Promise<void>): void {
    if (this.busy.has(name)) return;
    this.busy.set(
      name,
      work().finally(() => this.busy.delete(name)),
    );
  }

  /** Ends when all work that was under way has ended. */
  async rest(): Promise<void> {
    await Promise.all(this.busy.values());
  }
}
