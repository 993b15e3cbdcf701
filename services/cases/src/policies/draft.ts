import {
  CalendarYearSchema,
  type CalendarYear,
  type Draft,
  type LocalizedText,
  type PolicyProblemView,
} from '@tingsu/contracts';

export type Content = Record<string, unknown>;

/** A draft as it is kept. */
export interface DraftState extends Omit<Draft, 'updatedAt' | 'problemCount'> {
  readonly content: Content;
  readonly problems: readonly PolicyProblemView[];
}

/** What the content says about itself, as far as it can be understood; the rest stays as it was. */
export function headOf(
  kind: Draft['kind'],
  content: Content,
  before: Pick<Draft, 'title' | 'version' | 'effectiveFrom'>,
): Pick<Draft, 'title' | 'version' | 'effectiveFrom'> {
  if (kind !== 'policy') return before;
  const { version, effectiveFrom } = content;
  return {
    title: titleOf(content, before.title),
    version:
      typeof version === 'string' && version.length > 0 && version.length <= 40
        ? version
        : before.version,
    effectiveFrom:
      typeof effectiveFrom === 'string' && isDate(effectiveFrom)
        ? effectiveFrom
        : before.effectiveFrom,
  };
}

export function titleOf({ title }: Content, otherwise: LocalizedText): LocalizedText {
  if (typeof title !== 'object' || title === null) return otherwise;
  const { zh, en } = title as { zh?: unknown; en?: unknown };
  const first = [zh, en].find((text): text is string => typeof text === 'string' && text !== '');
  return { zh: textOr(zh, first ?? otherwise.zh), en: textOr(en, first ?? otherwise.en) };
}

const textOr = (text: unknown, otherwise: string): string =>
  typeof text === 'string' && text !== '' ? text : otherwise;

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    new Date(`${text}T00:00:00Z`).toISOString?.().startsWith(text) === true
  );
}

/** The next minor version that is still free: 1.0 → 1.1, 2026.1 → 2026.2, 2009-309 → 2009-309.1. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const [, head, minor] = /^(.*\.)(\d+)$/.exec(version) ?? [undefined, `${version}.`, '0'];
  for (let next = Number(minor) + 1; ; next++)
    if (!taken.includes(`${head}${next}`)) return `${head}${next}`;
}

export const calendarTitle = (calendarId: string, year: number): LocalizedText => ({
  zh: `${calendarId} ${year} 年工作日历`,
  en: `Working days of ${year}, ${calendarId}`,
});

/** The year that a draft is of; null while its shape is wrong. */
export function calendarYearIn(content: Content): CalendarYear | null {
  const parsed = CalendarYearSchema.safeParse(content);
  return parsed.success ? parsed.data : null;
}
