import type { LocalizedText, PoliciesView } from '@tingsu/contracts';
import { policiesAt, type Place } from './asked';

/** On every sheet, under names of its own. */
const ON_SHEET = [
  ...['receivedAt', 'name', 'contact', 'identity', 'complainantBasics', 'respondent', 'persons'],
  ...['time', 'place', 'facts', 'reasons', 'demand', 'restated', 'evidence', 'signature'],
  ...['handlingOpinion', 'leaderReview'],
];

/** The form on which the policy of a place wants complaints recorded. */
export interface RegisterForm {
  /** What the policy calls it; null for the name of the product. */
  readonly title: LocalizedText | null;
  /** What it asks for besides what is on every sheet, by code: written by hand. */
  readonly columns: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The title is that of the first policy that has such a form; columns are those of all. */
export const registerFormAt = (view: PoliciesView | undefined, place: Place): RegisterForm => {
  const forms = policiesAt(view, place).flatMap(({ register }) =>
    typeof register === 'object' && register !== null
      ? [register as Readonly<Record<string, unknown>>]
      : [],
  );
  const title = { zh: text(forms[0]?.['zh']), en: text(forms[0]?.['en']) };
  const named = forms.flatMap(({ columns }) => (Array.isArray(columns) ? columns : []));
  return {
    title: title.zh === '' && title.en === '' ? null : title,
    columns: [...new Set(named)].filter(
      (code): code is string => typeof code === 'string' && !ON_SHEET.includes(code),
    ),
  };
};
