import type { LocalizedText, StaffDirectory } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { useWords } from './words';

/** Names of campuses, departments and colleagues. A name that is not known yet shows its code. */
export const useDirectory = () => {
  const { language, t } = useWords();
  const { data } = useQuery({
    queryKey: ['directory'],
    queryFn: () => get<StaffDirectory>('/directory'),
    staleTime: 10 * 60_000,
  });
  return useMemo(() => {
    const name = (found: { readonly name: LocalizedText } | undefined, code: string): string =>
      found ? inLanguage(found.name, language) : code;
    return {
      campuses: data?.campuses ?? [],
      departments: data?.departments.filter((one) => one.closed !== true) ?? [],
      staff: data?.staff.filter((one) => one.active) ?? [],
      campus: (code: string) =>
        name(
          data?.campuses.find((one) => one.code === code),
          code,
        ),
      department: (code: string) =>
        name(
          data?.departments.find((one) => one.code === code),
          code,
        ),
      person: (id: string) => data?.staff.find((one) => one.id === id)?.name ?? t('unknownPerson'),
    };
  }, [data, language, t]);
};
