import { Select } from 'antd';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { Day, Field, Line } from './field';

interface Typed {
  readonly from: string;
  readonly to: string;
  /** Numbers with spaces between them. */
  readonly caseNos: string;
  readonly causes: readonly string[];
}
interface Props {
  readonly form: Typed;
  change(part: Partial<Typed>): void;
}

/** Numbers that a person wrote one after the other. */
export const namesIn = (typed: string): string[] =>
  typed.split(/[\s,，、;；]+/u).filter((one) => one !== '');

/** What an analysis meeting reviewed: its period, cases and causes. */
export const MinutesFields = ({ form, change }: Props) => {
  const { t } = useWords();
  const { offered, causeName } = usePolicies();
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('minutesReviewed')}</legend>
      <Day name={t('packFrom')} value={form.from} onChange={(from) => change({ from })} />
      <Day name={t('packTo')} value={form.to} onChange={(to) => change({ to })} />
      <Line
        name={t('minutesCases')}
        help={t('actionCasesHelp')}
        max={1_500}
        value={form.caseNos}
        onChange={(caseNos) => change({ caseNos })}
      />
      {offered.causes.length > 0 && (
        <Field name={t('actionCauses')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              className="box-choice"
              optionFilterProp="label"
              value={[...form.causes]}
              options={offered.causes.map(({ code }) => ({ value: code, label: causeName(code) }))}
              onChange={(causes: string[]) => change({ causes })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
};
