import { tenantOf, type Transaction } from '@tingsu/database';
import { ListWordTable } from './case.entity.js';

const Word = ListWordTable.pick('id', 'word');
const ADD = `insert into list_word (tenant_id, word) select $1::uuid, word from unnest($2::text[]) as word order by word
  on conflict (tenant_id, word) do nothing`;

/**
 * Words of lists by the number that stands for them in the rows of members: an index of numbers is smaller than one of words, and several
 * times faster to compare. A word keeps its number for ever, so numbers are remembered once they are committed.
 */
export class ListWords {
  private readonly known = new Map<string, Map<string, number>>();

  /** Numbers by word. A word that no case has is left out. */
  async find(tx: Transaction, words: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const known = this.knownOf(tenantOf(tx));
    const missing = [...new Set(words)].filter((word) => !known.has(word));
    if (missing.length === 0) return known;
    const found = await Word.select(tx, 'where word = any($1::text[])', [missing]);
    tx.afterCommit(() => found.forEach(({ id, word }) => known.set(word, id)));
    return new Map([...known, ...found.map(({ id, word }) => [word, id] as const)]);
  }

  /** Numbers by word; a new word is given one. */
  async ensure(tx: Transaction, words: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const wanted = [...new Set(words)];
    const found = await this.find(tx, wanted);
    const missing = wanted.filter((word) => !found.has(word));
    if (missing.length === 0) return found;
    await tx.query(ADD, [tenantOf(tx), missing]);
    return this.find(tx, wanted);
  }

  private knownOf(tenantId: string): Map<string, number> {
    const known = this.known.get(tenantId) ?? new Map<string, number>();
    this.known.set(tenantId, known);
    return known;
  }
}
