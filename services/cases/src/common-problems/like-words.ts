import type { LikenessRules } from '@tingsu/policy';

/** A case with the marks of its words, and of who complained where that is known. */
export interface Worded {
  readonly caseId: string;
  readonly words: readonly number[];
  readonly person: number | null;
}

/** Cases that share words, and the words that they share. */
export interface AlikeGroup<One extends Worded> {
  readonly cases: readonly One[];
  readonly words: readonly number[];
}

type Rule = Pick<LikenessRules, 'atCount' | 'sharedWords'>;
/** A word that stands in more of them than this share tells nothing of a matter: it is the place, the season, the topic of all. */
const COMMON_SHARE = 0.01;
/** Of few cases any word stands in many. */
const COMMON_TIMES = 3;
/** Of so few cases nobody can say what chance gives. */
const SMALL = 20;
/** Of so many cases that share their words by chance, were words spread evenly, a group is none: it must be forty times what chance gives. */
const BEYOND_CHANCE = 40;

/**
 * Groups of cases of which each shares so many words with all others that it is likely the same problem, in whatever department and however
 * classified. Beginning with the rarest, each word that enough people used is joined by the words that most of its cases share, as long as
 * enough people are left. A case is in one group at most. With n cases of m words at most, this looks at n·m² marks at most.
 */
export function groupsAlike<One extends Worded>(
  cases: readonly One[],
  rule: Rule,
): readonly AlikeGroup<One>[] {
  const holders = holdersOf(cases, rule.atCount);
  const telling = new Map(cases.map((one) => [one, one.words.filter((word) => holders.has(word))]));
  const grouped = new Set<One>();
  const groups: AlikeGroup<One>[] = [];
  const rarestFirst = [...holders].sort(([, one], [, other]) => one.length - other.length);
  for (const [word, all] of rarestFirst) {
    const free = all.filter((one) => !grouped.has(one));
    const group = grown({ cases: free, words: [word] }, rule.atCount);
    if (!group || group.words.length < rule.sharedWords || byChance(group)) continue;
    group.cases.forEach((one) => grouped.add(one));
    groups.push(group);
  }
  return groups;

  /** Whether as many cases would be expected to share these words if each word stood in its cases by chance. */
  function byChance({ words }: AlikeGroup<One>): boolean {
    const share = (word: number): number => (holders.get(word)?.length ?? 0) / cases.length;
    const expected = words.reduce((left, word) => left * share(word), cases.length);
    return cases.length > SMALL && expected * BEYOND_CHANCE > rule.atCount;
  }

  function grown(seed: AlikeGroup<One>, atCount: number): AlikeGroup<One> | null {
    if (peopleOf(seed.cases) < atCount) return null;
    const times = new Map<number, number>();
    for (const one of seed.cases)
      for (const word of telling.get(one) ?? []) times.set(word, (times.get(word) ?? 0) + 1);
    times.delete(seed.words[0] ?? 0);
    const mostShared = [...times]
      .filter(([, count]) => count >= atCount)
      .sort(([, one], [, other]) => other - one);
    let group = seed;
    for (const [word] of mostShared) {
      const left = group.cases.filter(({ words }) => words.includes(word));
      if (peopleOf(left) >= atCount) group = { cases: left, words: [...group.words, word] };
    }
    return group;
  }
}

/** Whether a case joins a group that was found earlier. */
export const joins = (
  { words }: Pick<Worded, 'words'>,
  shared: readonly number[],
  { sharedWords }: Pick<Rule, 'sharedWords'>,
): boolean => shared.filter((word) => words.includes(word)).length >= sharedWords;

/** Somebody who complains often is counted once; who is not known, each time. */
const peopleOf = (cases: readonly Worded[]): number =>
  new Set(cases.map(({ person, caseId }) => person ?? caseId)).size;

/** The cases of each word that enough of them have and that is not common to too many. */
function holdersOf<One extends Worded>(
  cases: readonly One[],
  atCount: number,
): ReadonlyMap<number, readonly One[]> {
  const holders = new Map<number, One[]>();
  for (const one of cases)
    for (const word of new Set(one.words)) {
      const known = holders.get(word);
      if (known) known.push(one);
      else holders.set(word, [one]);
    }
  const most = Math.max(COMMON_TIMES * atCount, Math.ceil(cases.length * COMMON_SHARE));
  return new Map([...holders].filter(([, { length }]) => length >= atCount && length <= most));
}
