import type {
  AccountabilityLine,
  Degree,
  DecisionContent,
  DecisionPaper,
  LocalizedText,
} from '@tingsu/contracts';
import { FACTS, labelsOf, type Policy } from '@tingsu/policy';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Directory } from '../lifecycle/units.js';
import { isShownToConcerned } from './matter-rules.js';
import type { MatterEntryEntity } from './matter.entity.js';

/** An entry of the history with its words opened. */
interface SaidEntry extends Pick<MatterEntryEntity, 'kind' | 'at' | 'by'> {
  readonly text: string;
}

export interface Deciding {
  readonly number: string | null;
  /** The number of the decision before an appeal; null where this is the first. */
  readonly replaces: string | null;
  readonly state: CaseState;
  readonly department: string;
  readonly degree: Degree | null;
  readonly lines: readonly AccountabilityLine[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly entries: readonly SaidEntry[];
  readonly policy: Policy;
  readonly directory: Directory;
}

/** What stands on the paper of a decision; the last of the entries decided it. */
export function decisionContent(deciding: Deciding): DecisionContent {
  const { number, replaces, state, department, degree, lines, entries, policy } = deciding;
  const { directory } = deciding;
  const last = entries.at(-1);
  const proposed = entries.find(({ kind }) => kind === 'proposed');
  if (!last || !proposed) throw new Error('a decision has a history');
  const afterAppeal = entries.some(({ kind }) => kind === 'appealed');
  const agreed = entries.findLast(({ kind }) => kind === 'agreed');
  const decided = afterAppeal ? [last] : [...(agreed ? [agreed] : []), last];
  const done = ({ by, at }: SaidEntry) => ({ by, at: at.toISOString() });
  const named = [
    ...lines.flatMap(({ personId }) => personId ?? []),
    ...entries.map(({ by }) => by),
  ];
  const { category = null } = state.classification ?? {};
  const { appealTo, appealWithin } = policy.accountability;
  const labels = labelsOf(policy);
  return {
    ...{ number, replaces, afterAppeal, decidedAt: last.at.toISOString() },
    ...{ caseNo: state.caseNo, receivedAt: new Date(state.receivedAt).toISOString() },
    campus: { code: state.campus, name: nameIn(directory.campuses, state.campus) },
    department: { code: department, name: nameIn(directory.departments, department) },
    category: category === null ? null : (labels.categories[category] ?? plain(category)),
    ...{ outcome: state.outcome, degree, facts: factsOf(deciding), lines: [...lines] },
    people: Object.fromEntries(named.map((id) => [id, personIn(directory, id)])),
    proposed: done(proposed),
    decided: decided.map(done),
    words: entries.map(({ kind, by, text }) => ({ kind, by, text })),
    appeal: {
      to: appealTo === null ? null : (labels.units[appealTo] ?? plain(appealTo)),
      within: appealWithin,
    },
  };
}

/** What of it is about one person: his lines, and the words that are for him. Who decided and who proposed stays. */
function copyFor(content: DecisionContent, personId: string): DecisionContent {
  const lines = content.lines.filter((line) => line.personId === personId);
  const words = content.words.filter(({ kind }) => isShownToConcerned(kind));
  const named = [personId, content.proposed.by, ...content.decided.map(({ by }) => by)];
  const people = Object.fromEntries(
    Object.entries(content.people).filter(([id]) => named.includes(id)),
  );
  return { ...content, lines, words, people };
}

export const paperFor = (
  content: DecisionContent,
  sha256: Buffer,
  forPerson: string | null,
  served: { readonly servedAt: Date; readonly appealUntil: Date | null } | undefined,
): DecisionPaper => ({
  content: forPerson === null ? content : copyFor(content, forPerson),
  ...{ sha256: sha256.toString('hex'), forPerson },
  servedAt: served?.servedAt.toISOString() ?? null,
  appealUntil: served?.appealUntil?.toISOString() ?? null,
});

/** What of the established a degree and its lines follow from, as people say it. */
const FACTS_SHOWN = [
  ...['lossAmount', 'customerLost', 'concealment', 'bottomLineBreach', 'abusiveAttitude'],
  ...['workDelayDays', 'repeatCount'],
];

function factsOf({ facts }: Pick<Deciding, 'facts'>): DecisionContent['facts'] {
  return FACTS_SHOWN.flatMap((fact) => {
    const value = facts[fact];
    const definition = FACTS[fact];
    if (value === undefined || value === false || value === null || !definition) return [];
    const { zh, en } = definition;
    return [{ name: { zh, en }, value: typeof value === 'number' ? String(value) : null }];
  });
}

const plain = (code: string): LocalizedText => ({ zh: code, en: code });
const nameIn = (
  places: readonly { readonly code: string; readonly name: LocalizedText }[],
  code: string,
): LocalizedText => places.find((one) => one.code === code)?.name ?? plain(code);
const personIn = ({ staff }: Directory, id: string): string =>
  staff.find((one) => one.id === id)?.name ?? id;
