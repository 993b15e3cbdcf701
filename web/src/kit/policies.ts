import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { catalogueOf, emptyCatalogue } from './policy-catalogue';
import { useWords } from './words';

/** Taxonomy, topics, facts and reasons of the policies in force. */
export const usePolicies = () => {
  const { language } = useWords();
  const { data, error } = useQuery({
    queryKey: ['policies'],
    queryFn: () => get<unknown>('/policies').then(catalogueOf),
    staleTime: 10 * 60_000,
  });
  return useMemo(() => {
    const catalogue = data ?? emptyCatalogue;
    const category = (code: string): string => {
      const found = catalogue.categories.find((one) => one.code === code);
      return found ? inLanguage(found.name, language) : code;
    };
    return { catalogue, error, categoryName: category };
  }, [data, error, language]);
};
