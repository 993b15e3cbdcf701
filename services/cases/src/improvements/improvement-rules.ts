import { mayInHouse, ProblemError, type Identity, type ImprovementState } from '@tingsu/contracts';

interface Place {
  readonly campus: string;
  readonly department: string;
}
interface Owned extends Place {
  readonly owner: string | null;
  readonly state: ImprovementState;
  readonly doneBy: string | null;
}

const isOwner = (who: Identity, { owner }: Owned): boolean =>
  owner !== null && who.personId === owner;

export const seesImprovement = (who: Identity, action: Owned): boolean =>
  isOwner(who, action) || mayInHouse(who, 'improvement.read', action);
export const mayDo = (who: Identity, action: Owned): boolean =>
  action.state === 'open' && (isOwner(who, action) || mayInHouse(who, 'improvement.do', action));
export const mayMove = (who: Identity, action: Owned): boolean =>
  action.state === 'open' && mayInHouse(who, 'improvement.check', action);
export const mayCheck = (who: Identity, action: Owned): boolean =>
  action.state === 'done' && !didIt(who, action) && mayInHouse(who, 'improvement.check', action);

/** Nobody says of his own work that it helped. */
const didIt = (who: Identity, action: Owned): boolean =>
  isOwner(who, action) || who.personId === action.doneBy;

/** The person, when he may do this now. Throws otherwise, and says what stands in the way. */
export function allowed(who: Identity, action: Owned, step: 'do' | 'move' | 'check'): string {
  const state = step === 'check' ? 'done' : 'open';
  const may = { do: mayDo, move: mayMove, check: mayCheck }[step];
  if (action.state !== state)
    throw new ProblemError(
      'improvement.at_another_step',
      'A colleague was faster: the action is at another step. Reload it.',
    );
  if (who.personId !== null && may(who, action)) return who.personId;
  if (step === 'check' && mayInHouse(who, 'improvement.check', action))
    throw new ProblemError(
      'improvement.own_check',
      'Whoever did it cannot say whether it helped. Ask a colleague.',
    );
  throw new ProblemError(
    'access.denied',
    'The owner closes an action, its department or the head of the centre; the complaint centre and leaders move and check it.',
  );
}
