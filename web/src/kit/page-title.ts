import { useEffect } from 'react';
import { useWords } from './words';

export const usePageTitle = (title: string): void => {
  const { t } = useWords();
  const full = `${title} · ${t('productStaff')}`;
  useEffect(() => {
    document.title = full;
  }, [full]);
};
