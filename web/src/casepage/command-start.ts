import {
  adviceOf,
  isOpenIssue,
  isUntold,
  type CaseDetail,
  type CommandName,
} from '@tingsu/contracts';
import type { ApiProblem } from '../api/problem';
import { clocksFor, openMeetingsOf, openTasksOf, remediesFor } from './command-choices';
import { expertOpinionsFor } from '../experts/expert-choices';
import { mediationsFor } from '../mediation/mediation-choices';
import { holdsFor, reportsFor } from '../holds/hold-choices';
import { fieldsOf } from './command-fields';
import { followUpKey, partyKey } from './command-payload';
import { FIELD_OF_RULE } from './field-of-rule';
import { usualMedium } from './usual-medium';

/** What a form of a command holds, by the name of the field. */
export type Typed = Record<string, unknown>;

/** Commands that say by what the complainant is told. */
const TELLS: ReadonlySet<CommandName> = new Set<CommandName>([
  'acknowledge',
  'giveInterim',
  'giveFinal',
]);

/** What a command starts with: what the case knows already, and what there is only one of. */
export const startValues = (command: CommandName, detail: CaseDetail): Typed => {
  if (command === 'classify') return { facts: editableFacts(detail) };
  if (command === 'recordFollowUp') {
    const next = detail.followUps.find((item) => item.result === null);
    return next ? { item: followUpKey(next) } : {};
  }
  if (command === 'tellOtherwise') {
    const untold = (detail.notices ?? []).filter(isUntold);
    const first = untold.find(({ failed }) => failed !== null) ?? untold[0];
    return first ? { noticeKey: first.key } : {};
  }
  if (TELLS.has(command)) {
    const medium = usualMedium(detail);
    return medium === null ? {} : { medium };
  }
  if (fieldsOf(command).some(({ kind, optional }) => kind === 'issue' && !optional))
    return startIssue(command, detail);
  if (command === 'serveResult') return soleParty(detail);
  const only = onlyMeeting(command, detail) ?? onlyChoice(command, detail);
  if (only) return only;
  const advised = adviceOf(detail);
  if (command === 'decline' && advised.advice === 'decline') return { reasonCode: advised.code };
  if (command === 'requestSupplement' && advised.advice === 'supplement')
    return { missing: [advised.code] };
  return {};
};

/** The first issue that still needs a finding, or the only one. */
function startIssue(command: CommandName, { issues = [] }: CaseDetail): Typed {
  const open = issues.filter(isOpenIssue);
  const next = command === 'recordFinding' ? open.find(({ found }) => found === null) : undefined;
  const [only, ...more] = open;
  const one = next ?? (more.length === 0 ? only : undefined);
  return one ? { issueId: one.issueId } : {};
}

/** Who is still to be served, or the only one who is complained of. */
function soleParty({ resultsOwed = [], respondents: { units, persons } }: CaseDetail): Typed {
  const all = [...units.map((unit) => ({ unit })), ...persons.map((person) => ({ person }))];
  const [only, ...more] = resultsOwed.length > 0 ? resultsOwed : all;
  return only && more.length === 0 ? { on: partyKey(only) } : {};
}

/** The one clock, remedy or task that a command can be about; null for a command about none of them. */
function onlyChoice(command: CommandName, detail: CaseDetail): Typed | null {
  const field = fieldsOf(command).find(
    ({ kind }) => kind === 'clock' || kind === 'remedy' || kind === 'task',
  );
  if (field?.kind === 'task') {
    const [only, ...more] = openTasksOf(detail);
    return only && more.length === 0 ? { taskId: only.taskId } : {};
  }
  if (field?.kind === 'clock') {
    const [only, ...more] = clocksFor(field.of, detail);
    return only && more.length === 0 ? { clockId: only.clockId } : {};
  }
  const about = onlyPart(command, detail);
  if (about) return about;
  if (field?.kind !== 'remedy') return null;
  const [only, ...more] = remediesFor(field.of, detail);
  return only && more.length === 0 ? { remedyId: only.remedyId } : {};
}

/** The one meeting; one that is changed starts as it is: who changes the time alone does not name the people again. */
function onlyMeeting(command: CommandName, detail: CaseDetail): Typed | null {
  if (!fieldsOf(command).some(({ kind }) => kind === 'meeting')) return null;
  const [only, ...more] = openMeetingsOf(detail);
  if (!only || more.length > 0) return {};
  const { meetingId, at, place, persons, units, representatives } = only;
  if (command !== 'changeMeeting') return { meetingId };
  return {
    ...{ meetingId, at, persons, units },
    ...(place === null ? {} : { place }),
    ...(representatives === null ? {} : { representatives: String(representatives) }),
  };
}

/** The same for a part of the case that the command names by its kind; null where it names none. */
function onlyPart(command: CommandName, detail: CaseDetail): Typed | null {
  for (const field of fieldsOf(command)) {
    if (field.kind === 'expertOpinion')
      return soleOf('expertOpinionId', expertOpinionsFor(field.of, detail), 'expertOpinionId');
    if (field.kind === 'mediation')
      return soleOf('mediationId', mediationsFor(field.of, detail), 'mediationId');
    if (field.kind === 'hold') return soleOf('holdId', holdsFor(field.of, detail), 'holdId');
    if (field.kind === 'report') return soleOf('report', reportsFor(field.of, detail), 'number');
  }
  return null;
}

const soleOf = <Item extends object>(
  name: string,
  [only, ...more]: readonly Item[],
  key: keyof Item,
): Typed => (only && more.length === 0 ? { [name]: String(only[key]) } : {});

/** Category and topics are facts too, whether or not the server repeats them among the facts. */
const editableFacts = (detail: CaseDetail): Typed => ({
  ...detail.facts,
  ...(detail.category ? { category: detail.category } : {}),
  ...(detail.topics.length > 0 ? { topics: detail.topics } : {}),
});

/** What the server says about a field, for beside that field: `payload.reason` and `reason` are the same. */
export const fieldErrorsOf = (
  problem: ApiProblem,
  text: (code: string) => string | null,
): { name: string; errors: string[] }[] =>
  problem.errors
    .map((error) => ({
      name:
        error.path.replace(/^\/?payload[./]/, '').split(/[./]/)[0] ||
        (FIELD_OF_RULE[error.code] ?? ''),
      errors: [text(error.code) ?? error.message],
    }))
    .filter(({ name }) => name !== '');
