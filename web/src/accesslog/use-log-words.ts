import { type AccessLogEntry, REVEAL_REASONS } from '@tingsu/contracts';
import { FIELD_NAMES } from '../contact/field-names';
import { REVEAL_REASON_TEXTS } from '../contact/reveal-reasons';
import { shown } from '../kit/plain-text';
import { useWords, type Words } from '../kit/words';
import '../i18n/accesslog';
import '../i18n/contact';

const ACTIONS = {
  'words.read': 'access_words_read',
  'attachments.read': 'access_attachments_read',
  'originals.read': 'access_originals_read',
  'copies.give': 'access_copies_give',
  'papers.read': 'access_papers_read',
  'papers.make': 'access_papers_make',
  'dossier.make': 'access_dossier_make',
  'refused.read': 'access_refused_read',
  'case.read': 'access_case_read',
  'accountability.read': 'access_accountability_read',
  find: 'access_find',
  found: 'access_found',
  revealed: 'access_revealed',
  corrected: 'access_corrected',
  'register.read': 'access_register_read',
  'register.export': 'access_register_export',
  'register.exported': 'access_register_exported',
  'orders.export': 'access_orders_export',
} as const;
const BARS = {
  complained_of: 'why_complained_of',
  works_in_confidential_unit: 'why_works_in_confidential_unit',
  excluded: 'why_excluded',
  out_of_reach: 'why_out_of_reach',
  not_allowed_by_role: 'why_not_allowed_by_role',
} as const;

const BY = {
  number: 'by_number',
  phone: 'by_phone',
  name: 'by_name',
  record: 'by_record',
  words: 'by_words',
  respondent: 'by_respondent',
  occurred: 'by_occurred',
} as const;

const isKey = <Table extends object>(table: Table, key: string): key is keyof Table & string =>
  key in table;

const fieldName = (field: string, t: Words['t']): string =>
  isKey(FIELD_NAMES, field) ? t(FIELD_NAMES[field]) : field;

/** What an entry says, in the words of a person. */
export const useLogWords = () => {
  const { t, label, list } = useWords();
  return {
    action: ({ action, fields }: AccessLogEntry): string => {
      const names = list((fields ?? []).map((field) => fieldName(field, t)));
      return isKey(ACTIONS, action)
        ? t(ACTIONS[action], { fields: names })
        : t('access_other', { name: label('command', action) });
    },
    reason: ({ action, reason }: AccessLogEntry): string => {
      if (reason === null) return '';
      if (action.startsWith('register.')) {
        const parts = reason.split(' ');
        if (parts.length === 1) return t('why_register_among', { period: reason });
        const period = parts.slice(0, -1).join(' ');
        return t('why_register', { period, count: Number(parts.at(-1)) });
      }
      const chosen = REVEAL_REASONS.find((one) => one === reason);
      if (chosen) return t(REVEAL_REASON_TEXTS[chosen]);
      if (action.startsWith('papers.')) {
        const [template = '', about = ''] = reason.split(' ');
        return [label('paper', template), about].filter(Boolean).join(' ');
      }
      if (isKey(BARS, reason)) return t(BARS[reason]);
      const by = (one: string): string => (isKey(BY, one) ? t(BY[one]) : one);
      return action === 'find' || action === 'found'
        ? t('why_by', { by: list(reason.split(',').filter(Boolean).map(by)) })
        : shown(reason);
    },
    outcome: ({ outcome }: AccessLogEntry): string =>
      t(outcome === 'refused' ? 'accessRefused' : 'accessAllowed'),
  };
};
