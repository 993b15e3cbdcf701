import type { CaseDetail, Issue } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import type { Offered } from '../kit/offered';
import type { Words } from '../kit/words';

type Entry = CaseDetail['timeline'][number];
type Field = 'words' | 'request' | 'reasons';

/** `2 · 收费 · 重复收费`: by its number and what it is about, by its number alone where nobody has sorted it yet. */
export const issueName = (
  { number, category, topics }: Pick<Issue, 'number' | 'category' | 'topics'>,
  { t, label, language }: Pick<Words, 't' | 'label' | 'language'>,
  { categories }: Pick<Offered, 'categories'>,
): string => {
  const found = categories.find(({ code }) => code === category);
  const named = found ? inLanguage(found.label, language) : category;
  const about = [named, ...topics.map((one) => label('topic', one))].filter(Boolean);
  return about.length === 0 ? t('issueNumber', { number }) : [number, ...about].join(' · ');
};

/** What was written about an issue, of each field the newest, as far as this reader sees it. */
export const wordsOfIssue = (
  { issueId }: Pick<Issue, 'issueId'>,
  timeline: readonly Entry[],
): {
  readonly said: Partial<Record<Field, string>>;
  readonly stated: string | undefined;
  readonly found: Readonly<Record<string, string>>;
} => {
  const own = timeline.filter(({ data }) => data.issueId === issueId);
  const of = (...names: readonly string[]): Entry[] =>
    own.filter(({ type }) => names.some((name) => type === `case.${name}.v1`));
  const said = of('issueAdded', 'issueChanged').reduce<Partial<Record<Field, string>>>(
    (all, { text }) => ({ ...all, ...text }),
    {},
  );
  return {
    said,
    stated: of('issueStated').at(-1)?.text.facts,
    found: of('issueFound').at(-1)?.text ?? {},
  };
};
