import { UserError } from '../local/say.mjs';
import { calendarsBeside, policiesBeside } from './files.mjs';

/**
 * Prints what is wrong with a policy document or a calendar, or a list of them, and gives the exit code. What the file builds on is taken
 * from beside this program, unless the file brings it.
 */
export function checkFile(rules, content, print) {
  const drafts = Array.isArray(content) ? content : [content];
  if (drafts.length === 0)
    throw new UserError('The file holds an empty list: there is nothing to check.');
  const areCalendars = drafts.every(isCalendar);
  const problems = areCalendars ? calendarProblems(rules, drafts) : policyProblems(rules, drafts);
  const advice = areCalendars ? [] : rules.advisePolicy(drafts);
  for (const { policy, path, code, message, messageZh } of [...problems, ...advice])
    print(`${policy}${path || '/'}: ${code}\n  ${message}\n  ${messageZh}`);
  print(
    problems.length === 0
      ? 'No errors. 没有错误。'
      : `${problems.length} errors. ${problems.length} 个错误。`,
  );
  return problems.length === 0 ? 0 : 1;
}

const isCalendar = (draft) => Array.isArray(draft?.days) && Array.isArray(draft?.years);
const known = (beside, drafts, same) =>
  beside.filter((one) => !drafts.some((draft) => same(draft, one)));
const ofDrafts = (problems, drafts) =>
  problems.filter((problem) => problem.document < drafts.length);

function policyProblems(rules, drafts) {
  const others = known(
    policiesBeside(),
    drafts,
    (draft, one) => draft?.id === one.id && draft?.version === one.version,
  );
  return ofDrafts(rules.checkPolicy([...drafts, ...others]), drafts);
}

function calendarProblems(rules, drafts) {
  const others = known(calendarsBeside(), drafts, (draft, one) => draft.id === one.id);
  return ofDrafts(rules.checkCalendars([...drafts, ...others]), drafts);
}
