import type { CaseDetail } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import type { Speech } from './speech';

/** The words for what happened in a case, in the reader's language. */
export const useSpeech = (clocks: CaseDetail['clocks']): Speech => {
  const { label, language, long, list } = useWords();
  const { campus, department, person } = useDirectory();
  const { categoryName, causeName, dangerName, unitName } = usePolicies();
  const name: Speech['name'] = (text) => inLanguage(text, language);
  const clock = (clockId: string) => {
    const found = clocks.find((one) => one.clockId === clockId);
    return found ? name(found.label) : clockId;
  };
  return {
    label,
    name,
    instant: long,
    list,
    campus,
    department,
    unit: unitName,
    person,
    category: categoryName,
    danger: dangerName,
    cause: causeName,
    clock,
  };
};
