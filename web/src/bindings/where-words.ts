import type { PolicyProblemView } from '@tingsu/contracts';
import { useMemo } from 'react';
import { choiceLabel } from '../i18n/administration';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { useBindable } from './use-bindings';

type Place = NonNullable<PolicyProblemView['place']>;

/** Names for what rows are made of. */
export const useWhereWords = () => {
  const { t, label, language } = useWords();
  const directory = useDirectory();
  const { data: versions } = useBindable();
  return useMemo(() => {
    const campus = (code: string | null) =>
      code === null ? t('whereEveryCampus') : directory.campus(code);
    const department = (code: string | null) =>
      code === null ? t('whereEveryDepartment') : directory.department(code);
    const channel = (code: string | null) =>
      code === null ? t('whereEveryChannel') : label('channel', code);
    const kind = (code: string) => choiceLabel(language, 'caseKind', code);
    const policy = (reference: string): string => {
      const [id = '', version] = reference.split('@');
      const found = versions?.find(({ policyId }) => policyId === id);
      const title = found ? inLanguage(found.title, language) : id;
      return version === undefined ? title : t('wherePolicyPinned', { title, version });
    };
    const place = (at: Omit<Place, 'from'>): string =>
      [
        campus(at.campus),
        ...(at.department === null ? [] : [department(at.department)]),
        kind(at.caseKind),
        ...(at.channel === null ? [] : [channel(at.channel)]),
      ].join(' · ');
    return { campus, department, channel, kind, policy, place, versions: versions ?? [] };
  }, [t, label, language, directory, versions]);
};
export type WhereWords = ReturnType<typeof useWhereWords>;
