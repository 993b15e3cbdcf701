import { CalendarYearSchema, type CalendarYear, type PolicyProblemView } from '@tingsu/contracts';
import {
  advisePolicy,
  checkByExample,
  checkCalendars,
  checkPolicy,
  PolicyError,
  type PolicyProblem,
} from '@tingsu/policy';
import { withYear } from '../calendars/calendar-year.js';
import type { Content } from './draft.js';
import { PolicyBook } from './policy-book.js';
import { SAMPLES } from './samples.js';
import type { StoredCalendar } from '../calendars/calendar-year.js';

/** What a draft of a policy is checked against. */
export interface Shelf {
  /** The documents in force, and those that the draft names with a version. */
  readonly documents: readonly Content[];
  readonly calendars: readonly StoredCalendar[];
  /** `YYYY-MM-DD` where the hospital is. */
  readonly today: string;
  /** Versions of the same policy that are published. */
  readonly published: readonly string[];
  /** First day of the version that is in force. */
  readonly inForceFrom: string | null;
}

/** Everything that stands against publishing the draft, with its place in the document; empty = fit. */
export function policyProblems(
  subject: string,
  content: Content,
  shelf: Shelf,
): PolicyProblemView[] {
  const others = shelf.documents.filter(
    (one) => !(one['id'] === content['id'] && one['version'] === content['version']),
  );
  const found = checkPolicy([content, ...others]).filter(({ document }) => document === 0);
  const problems = [
    ...found.map(viewOf),
    ...headProblems(subject, content, shelf),
    ...calendarProblem(content, shelf),
  ];
  return found.length === 0 && problems.every(({ code }) => code !== 'calendar.unknown')
    ? [...problems, ...exampleProblems(content, shelf)]
    : problems;
}

/** What is probably not meant in a draft of a policy: a name that says another time limit, a key that nothing reads. */
export const policyAdvice = (content: Content): PolicyProblemView[] =>
  advisePolicy([content]).map(viewOf);

/** The policy as it would bind, tried on today, on the ends of years and on every sample (S-04). */
function exampleProblems(content: Content, shelf: Shelf): PolicyProblemView[] {
  const reference = { id: String(content['id']), version: String(content['version']) };
  const book = new PolicyBook({
    documents: [...shelf.documents, content],
    bindings: [],
    calendars: [...shelf.calendars],
  });
  try {
    const policy = book.policyOf([reference]);
    const examples = { today: shelf.today, samples: SAMPLES };
    return checkByExample(policy, book.calendarFor(policy), examples).map(viewOf);
  } catch (error) {
    if (!(error instanceof PolicyError || error instanceof RangeError)) throw error;
    return [problem('', 'policy.uncomposable', `制度无法生效：${error.message}`, error.message)];
  }
}

function headProblems(
  subject: string,
  { id, version, effectiveFrom }: Content,
  shelf: Shelf,
): PolicyProblemView[] {
  const problems: PolicyProblemView[] = [];
  if (id !== subject)
    problems.push(
      problem(
        '/id',
        'policy.id.changed',
        `制度编号不能更改，应为 ${subject}。`,
        `The id of a policy stays. Write ${subject}.`,
      ),
    );
  if (typeof version === 'string' && shelf.published.includes(version))
    problems.push(
      problem(
        '/version',
        'policy.version.published',
        `版本 ${version} 已发布，不可更改，请提升版本号。`,
        `Version ${version} is published and never changes. Raise the version.`,
      ),
    );
  if (
    typeof effectiveFrom === 'string' &&
    shelf.inForceFrom !== null &&
    effectiveFrom < shelf.inForceFrom
  )
    problems.push(
      problem(
        '/effectiveFrom',
        'policy.effective.early',
        `现行版本自 ${shelf.inForceFrom} 起生效，新版本不能更早。`,
        `The version in force began on ${shelf.inForceFrom}. A new one cannot begin earlier.`,
      ),
    );
  return problems;
}

function calendarProblem({ calendar }: Content, { calendars }: Shelf): PolicyProblemView[] {
  const calendarIds = calendars.map(({ id }) => id);
  const base =
    typeof calendar === 'object' && calendar !== null ? (calendar as Content)['base'] : undefined;
  if (typeof base !== 'string' || calendarIds.includes(base)) return [];
  const list = calendarIds.join(', ');
  return [
    problem(
      '/calendar/base',
      'calendar.unknown',
      `没有日历 ${base}。可用：${list}。`,
      `There is no calendar ${base}. Use one of: ${list}.`,
    ),
  ];
}

/** The same for a year of a calendar, which is checked together with all layers as they would stand. */
export function calendarProblems(
  { subject, year }: { readonly subject: string; readonly year: number },
  content: Content,
  calendars: readonly StoredCalendar[],
): PolicyProblemView[] {
  const parsed = CalendarYearSchema.safeParse(content);
  if (!parsed.success)
    return parsed.error.issues.map((issue) =>
      problem(
        `/${issue.path.map(String).join('/')}`,
        `calendar.${issue.code}`,
        '此处填写有误，请检查。',
        issue.message,
      ),
    );
  const own = yearProblems({ subject, year }, parsed.data);
  if (own.length > 0) return own;
  const after = withYear(calendars, parsed.data);
  const index = after.findIndex(({ id }) => id === subject);
  return checkCalendars(after)
    .filter(({ document }) => document === index)
    .map((one) => placed(one, parsed.data));
}

function yearProblems(
  { subject, year }: { subject: string; year: number },
  content: CalendarYear,
): PolicyProblemView[] {
  const problems: PolicyProblemView[] = [];
  if (content.calendarId !== subject)
    problems.push(
      problem(
        '/calendarId',
        'calendar.id.changed',
        `日历编号不能更改，应为 ${subject}。`,
        `The id of a calendar stays. Write ${subject}.`,
      ),
    );
  if (content.year !== year)
    problems.push(
      problem(
        '/year',
        'calendar.year.changed',
        `年份不能更改，应为 ${year}。`,
        `The year of the draft stays. Write ${year}.`,
      ),
    );
  const seen = new Set<string>();
  content.days.forEach(({ date }, index) => {
    if (!date.startsWith(`${content.year}-`))
      problems.push(
        problem(
          `/days/${index}/date`,
          'calendar.day.year',
          `${date} 不在 ${content.year} 年，请移到该年的草稿。`,
          `${date} is not in ${content.year}. Move it to the draft of its year.`,
        ),
      );
    if (seen.has(date))
      problems.push(
        problem(
          `/days/${index}/date`,
          'calendar.day.repeated',
          `${date} 重复。请删除其一。`,
          `${date} is there twice. Remove one.`,
        ),
      );
    seen.add(date);
  });
  return problems;
}

/** Days of the draft come first in the checked calendar, so their places are the same in both. */
function placed(found: PolicyProblem, { days }: CalendarYear): PolicyProblemView {
  const view = viewOf(found);
  const [, section, index] = view.path.split('/');
  if (section === 'years') return { ...view, path: '/year' };
  return section === 'days' && Number(index) >= days.length ? { ...view, path: '' } : view;
}

const viewOf = ({ path, code, message, messageZh }: PolicyProblem): PolicyProblemView =>
  problem(path, code, messageZh, message);
const problem = (path: string, code: string, zh: string, en: string): PolicyProblemView => ({
  path,
  code,
  message: { zh, en },
});
