import '../i18n/issues';
import type { CaseDetail } from '@tingsu/contracts';
import { Button, Form } from 'antd';
import { inLanguage } from '../i18n/language';
import { useWords } from '../kit/words';

/** The words of the house for an apology by the chosen medium, to be said or taken into the answer. */
export const ApologyWords = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, language } = useWords();
  const form = Form.useFormInstance();
  const medium = String(Form.useWatch('medium', form) ?? '');
  const { apologies = [] } = detail.telling ?? {};
  const found =
    apologies.find(({ media }) => media.includes(medium)) ??
    apologies.find(({ media }) => media.length === 0);
  if (!found) return null;
  const words = inLanguage(found.text, language);
  const take = (): void => {
    const before: unknown = form.getFieldValue('text');
    const answer = typeof before === 'string' ? before : '';
    if (!answer.includes(words))
      form.setFieldValue('text', [words, answer].filter(Boolean).join('\n'));
  };
  return (
    <blockquote data-testid="apology-words">
      <p className="said">{words}</p>
      <Button size="small" onClick={take}>
        {t('apologyTake')}
      </Button>
    </blockquote>
  );
};
