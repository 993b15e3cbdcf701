import type { PoliciesView } from '@tingsu/contracts';
import { inLanguage, localized, type Language } from '../i18n/language';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const plansIn = ({ followUp }: PoliciesView['documents'][number]): readonly unknown[] =>
  isRecord(followUp) && Array.isArray(followUp['plans']) ? followUp['plans'] : [];

/** What the policies in force call a plan of call-backs; its code for one that is not in force any more. */
export const planName = (
  view: Pick<PoliciesView, 'documents'> | undefined,
  planId: string,
  language: Language,
): string => {
  const plan = view?.documents
    .flatMap(plansIn)
    .find((one) => isRecord(one) && one['id'] === planId);
  const named = localized(plan);
  return named ? inLanguage(named, language) : planId;
};
