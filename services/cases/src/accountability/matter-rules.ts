import type {
  AccountabilityLine,
  MatterAct,
  MatterEntryKind,
  MatterState,
} from '@tingsu/contracts';
import type { MatterEntity } from './matter.entity.js';

/** The decision that holds, as far as acts depend on it. */
interface StandingDecision {
  readonly concerned: readonly string[];
  readonly served: readonly { readonly personId: string; readonly appealUntil: Date | null }[];
}

/** Of a matter what its acts depend on. */
export type Standing = Pick<
  MatterEntity,
  'state' | 'department' | 'persons' | 'proposedBy' | 'decidedBy' | 'appealedBy'
> & {
  /** Who has appealed: each may once. */
  readonly appealed: readonly string[];
  /** Null before it, and where it was made before papers were kept. */
  readonly decision: StandingDecision | null;
};

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
const NO_STAY: Stay = { waits: false, groundless: false };

export type ActRefusal =
  | 'wrong_state'
  | 'not_yours'
  | 'concerned'
  | 'own_department'
  | 'own_proposal'
  | 'same_person'
  | 'appealed'
  | 'appeal_over'
  | 'appeal_late'
  | 'appeal_awaited'
  | 'not_served'
  | 'served'
  | 'reconsidered'
  | 'groundless';

/** Two people decide, neither of them concerned, nor of the department, nor who proposed it. */
const DECIDERS = 2;

/** Why somebody may not do this to the matter; null where he may. */
export function actRefusal(
  act: MatterAct,
  matter: Standing,
  who: Doer,
  at: Date,
  stay: Stay = NO_STAY,
): ActRefusal | null {
  const concerned = matter.persons.includes(who.personId);
  if (act === 'appeal') return appealRefusal(matter, who, at);
  if (act === 'receive') return serviceRefusal(matter, who.personId);
  if (!isFor(act, who)) return 'not_yours';
  if (concerned) return 'concerned';
  if (matter.state === 'appealed' && act === 'execute') return 'appealed';
  if (act === 'drop' && matter.state === 'decided' && stay.groundless) return null;
  if (matter.state !== NEEDED[act]) return 'wrong_state';
  return stayRefusal(act, stay) ?? ownRefusal(act, matter, who, at);
}

/** What of the case stands against it. */
function stayRefusal(act: MatterAct, { waits, groundless }: Stay): ActRefusal | null {
  if (!AGAINST_SOMEBODY.includes(act)) return null;
  if (waits) return 'reconsidered';
  return groundless && act !== 'decideAppeal' ? 'groundless' : null;
}

/** What of the matter itself stands against it. */
function ownRefusal(act: MatterAct, matter: Standing, who: Doer, at: Date): ActRefusal | null {
  switch (act) {
    case 'decide':
    case 'decideAppeal':
      return deciderRefusal(act, matter, who);
    case 'execute':
      return executionRefusal(matter, at);
    case 'serve':
      return toBeServed(matter).length === 0 ? 'served' : null;
    default:
      return null;
  }
}

/** Whom the decision that holds is about, and who has not got it yet. */
const toBeServed = ({ decision }: Pick<Standing, 'decision'>): readonly string[] =>
  decision === null
    ? []
    : decision.concerned.filter((id) => !decision.served.some(({ personId }) => personId === id));

/** Only somebody whom the decision is about is served, and once. */
export function serviceRefusal(matter: Standing, personId: string): ActRefusal | null {
  if (matter.decision?.concerned.includes(personId) !== true) return 'not_yours';
  if (!toBeServed(matter).includes(personId)) return 'served';
  return matter.state === 'decided' ? null : 'wrong_state';
}

/** Nothing is carried out before everybody has got the decision, and had his time to appeal. */
function executionRefusal(
  { decision, appealed, ...matter }: Standing,
  at: Date,
): ActRefusal | null {
  if (decision === null) return null;
  if (toBeServed({ ...matter, decision }).length > 0) return 'not_served';
  const waits = decision.served.some(
    ({ personId, appealUntil }) =>
      appealUntil !== null && at <= appealUntil && !appealed.includes(personId),
  );
  return waits ? 'appeal_awaited' : null;
}

const NEEDED: Readonly<Record<MatterAct, MatterState>> = {
  decide: 'proposed',
  serve: 'decided',
  receive: 'decided',
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
    case 'serve':
      return proposes || decides || personnel;
    default:
      return proposes || decides;
  }
}

/** Whoever is held responsible may appeal once, within the time of the policy. */
function appealRefusal(
  { state, persons, appealed, decision }: Standing,
  { personId }: Doer,
  at: Date,
): ActRefusal | null {
  if (!persons.includes(personId)) return 'not_yours';
  if (appealed.includes(personId)) return 'appeal_over';
  if (state !== 'decided') return 'wrong_state';
  const until = decision?.served.find((one) => one.personId === personId)?.appealUntil ?? null;
  return until !== null && at > until ? 'appeal_late' : null;
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
  acts: readonly MatterAct[],
  at: Date,
  stay: Stay,
): MatterAct[] => acts.filter((act) => actRefusal(act, matter, who, at, stay) === null);

/** What an act makes of a matter. Whoever changes a line decides anew: another has to agree to the change. */
export function afterAct(
  act: MatterAct,
  matter: Pick<Standing, 'decidedBy' | 'appealedBy'>,
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
    case 'serve':
    case 'receive':
      return { state: 'decided', decidedBy, appealedBy, kind: 'served' };
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
/** On whom else it was served is not for him either. */
const HIDDEN: readonly string[] = ['proposed', 'agreed', 'served', 'dropped'];
export const isShownToConcerned = (kind: string): boolean => !HIDDEN.includes(kind);
