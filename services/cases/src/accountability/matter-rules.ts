import type {
  AccountabilityLine,
  MatterAct,
  MatterEntryKind,
  MatterState,
} from '@tingsu/contracts';
import type { MatterEntity } from './matter.entity.js';

/** Of a matter what its acts depend on. */
export type Standing = Pick<
  MatterEntity,
  'state' | 'department' | 'persons' | 'proposedBy' | 'decidedBy' | 'appealedBy'
>;

/** Who asks, and what of the house that person is for this matter. */
export interface Doer {
  readonly personId: string;
  /** Departments where he has a role or works. */
  readonly workplaces: readonly string[];
  readonly proposes: boolean;
  readonly decides: boolean;
  /** Holds the highest role: to him one appeals. */
  readonly leads: boolean;
  readonly personnel: boolean;
}

/** Of the case what stands against acting on a matter of it now. */
export interface Stay {
  /** Reconsideration of its result is asked for, or still may be, and nothing is done against anybody. */
  readonly waits: boolean;
  /** The result was taken back since, and the matter has lines that need one that stands. */
  readonly groundless: boolean;
}
export const NO_STAY: Stay = { waits: false, groundless: false };

export type ActRefusal =
  | 'wrong_state'
  | 'not_yours'
  | 'concerned'
  | 'own_department'
  | 'own_proposal'
  | 'same_person'
  | 'appealed'
  | 'appeal_over'
  | 'reconsidered'
  | 'groundless';

/** Two people decide, neither of them concerned, nor of the department, nor who proposed it. */
const DECIDERS = 2;

/** Why somebody may not do this to the matter; null where he may. */
export function actRefusal(
  act: MatterAct,
  matter: Standing,
  who: Doer,
  stay: Stay = NO_STAY,
): ActRefusal | null {
  const concerned = matter.persons.includes(who.personId);
  if (act === 'appeal') return appealRefusal(matter, concerned);
  if (!isFor(act, who)) return 'not_yours';
  if (concerned) return 'concerned';
  if (matter.state === 'appealed' && act === 'execute') return 'appealed';
  if (act === 'drop' && matter.state === 'decided' && stay.groundless) return null;
  if (matter.state !== NEEDED[act]) return 'wrong_state';
  if (AGAINST_SOMEBODY.includes(act)) {
    if (stay.waits) return 'reconsidered';
    if (stay.groundless && act !== 'decideAppeal') return 'groundless';
  }
  return act === 'decide' || act === 'decideAppeal' ? deciderRefusal(act, matter, who) : null;
}

const NEEDED: Readonly<Record<MatterAct, MatterState>> = {
  decide: 'proposed',
  appeal: 'decided',
  decideAppeal: 'appealed',
  execute: 'decided',
  close: 'executed',
  drop: 'proposed',
};

/** What has to wait: a decision about somebody, and carrying it out. */
const AGAINST_SOMEBODY: readonly MatterAct[] = ['decide', 'decideAppeal', 'execute'];

function isFor(act: MatterAct, { proposes, decides, leads, personnel }: Doer): boolean {
  switch (act) {
    case 'decide':
      return decides;
    case 'decideAppeal':
      return leads;
    case 'execute':
    case 'close':
      return personnel;
    default:
      return proposes || decides;
  }
}

/** Whoever is held responsible may appeal once. */
function appealRefusal({ state, appealedBy }: Standing, concerned: boolean): ActRefusal | null {
  if (!concerned) return 'not_yours';
  if (appealedBy !== null) return 'appeal_over';
  return state === 'decided' ? null : 'wrong_state';
}

function deciderRefusal(
  act: 'decide' | 'decideAppeal',
  { department, proposedBy, decidedBy }: Standing,
  { personId, workplaces }: Doer,
): ActRefusal | null {
  if (workplaces.includes(department)) return 'own_department';
  if (personId === proposedBy) return 'own_proposal';
  return act === 'decide' && decidedBy.includes(personId) ? 'same_person' : null;
}

export const actsFor = (
  matter: Standing,
  who: Doer,
  stay: Stay,
  acts: readonly MatterAct[],
): MatterAct[] => acts.filter((act) => actRefusal(act, matter, who, stay) === null);

/** What an act makes of a matter. Whoever changes a line decides anew: another has to agree to the change. */
export function afterAct(
  act: MatterAct,
  matter: Standing,
  { personId }: Pick<Doer, 'personId'>,
  changed: boolean,
): Pick<Standing, 'state' | 'decidedBy' | 'appealedBy'> & { readonly kind: MatterEntryKind } {
  const { decidedBy, appealedBy } = matter;
  switch (act) {
    case 'decide': {
      const agreed = changed ? [personId] : [...decidedBy, personId];
      const decided = agreed.length >= DECIDERS;
      return {
        ...{ state: decided ? 'decided' : 'proposed', decidedBy: agreed, appealedBy },
        kind: decided ? 'decided' : 'agreed',
      };
    }
    case 'appeal':
      return { state: 'appealed', decidedBy, appealedBy: personId, kind: 'appealed' };
    case 'decideAppeal':
      return { state: 'decided', decidedBy, appealedBy, kind: changed ? 'decided' : 'upheld' };
    case 'execute':
      return { state: 'executed', decidedBy, appealedBy, kind: 'executed' };
    case 'close':
      return { state: 'closed', decidedBy, appealedBy, kind: 'closed' };
    case 'drop':
      return { state: 'closed', decidedBy, appealedBy, kind: 'dropped' };
  }
}

/** Who answers for a line, each once. */
export const personsIn = (lines: readonly AccountabilityLine[]): string[] => [
  ...new Set(lines.flatMap(({ personId }) => (personId === null ? [] : [personId]))),
];

/** From the decision on whoever is concerned sees his own lines, and why; before it, nothing. */
export const isOpenToConcerned = ({
  state,
  decidedBy,
}: Pick<Standing, 'state' | 'decidedBy'>): boolean =>
  state !== 'proposed' && decidedBy.length >= DECIDERS;
const HIDDEN: readonly MatterEntryKind[] = ['proposed', 'agreed', 'dropped'];
export const isShownToConcerned = (kind: MatterEntryKind): boolean => !HIDDEN.includes(kind);
