export interface Bound {
  readonly name: string;
  /** Most places that the name may hold at once. */
  readonly most: number;
}

/** Places that are held while something slow goes on: so many for each of the names that it is done under. */
export class Places {
  private readonly held = new Map<string, number>();

  /** Holds a place under each of the names, or none of them. */
  take(bounds: readonly Bound[]): boolean {
    if (bounds.some(({ name, most }) => (this.held.get(name) ?? 0) >= most)) return false;
    for (const { name } of bounds) this.held.set(name, (this.held.get(name) ?? 0) + 1);
    return true;
  }

  giveBack(bounds: readonly Bound[]): void {
    for (const { name } of bounds) {
      const left = (this.held.get(name) ?? 0) - 1;
      if (left > 0) this.held.set(name, left);
      else this.held.delete(name);
    }
  }
}
