import { Select } from 'antd';
import type { Facts } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import type { Offered } from '../kit/offered';
import { useWords } from '../kit/words';

interface Props {
  readonly offered: Offered;
  readonly value: Facts;
  onSet(name: string, value: Facts[string] | undefined): void;
}

/** What the policy wants to know before a complaint is accepted: how serious it is, what it states, and whether it is signed. */
export const TakingFacts = ({ offered, value, onSet }: Props) => {
  const { t, language, label } = useWords();
  return (
    <>
      {offered.severities.length > 0 && (
        <>
          <label htmlFor="fact-severity">{t('fieldSeverity')}</label>
          <Select
            id="fact-severity"
            aria-label={t('fieldSeverity')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={typeof value['severity'] === 'string' ? value['severity'] : undefined}
            options={offered.severities.map(({ code, label: name }) => ({
              value: code,
              label: inLanguage(name, language),
            }))}
            onChange={(code?: string) => onSet('severity', code)}
          />
        </>
      )}
      {offered.elements.length > 0 && (
        <>
          <label htmlFor="fact-elements">{t('fieldElements')}</label>
          <Select
            id="fact-elements"
            aria-label={t('fieldElements')}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={Array.isArray(value['elements']) ? value['elements'] : []}
            options={offered.elements.map((code) => ({
              value: code,
              label: label('missing', code),
            }))}
            onChange={(codes: string[]) => onSet('elements', codes)}
          />
        </>
      )}
      {offered.signatures.length > 0 && (
        <>
          <label htmlFor="fact-signature">{t('fieldSignature')}</label>
          <Select
            id="fact-signature"
            aria-label={t('fieldSignature')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={typeof value['signature'] === 'string' ? value['signature'] : undefined}
            options={offered.signatures.map((code) => ({
              value: code,
              label: label('signature', code),
            }))}
            onChange={(code?: string) => onSet('signature', code)}
          />
        </>
      )}
    </>
  );
};
