import { FORWARDED_CHANNELS, HAZARDS, MATTERS, STAFF_CHANNELS } from '@tingsu/contracts';
import { Input, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { isInUse } from './draft';
import { Field } from './field';
import type { PartProps } from './parts';

const MATTER = {
  complaint: 'regMatterComplaint',
  suggestion: 'regMatterSuggestion',
  praise: 'regMatterPraise',
  hazard: 'regMatterHazard',
} as const;
const HAZARD = {
  drug: 'regHazardDrug',
  device: 'regHazardDevice',
  water: 'regHazardWater',
  power: 'regHazardPower',
  gas: 'regHazardGas',
  fire: 'regHazardFire',
  other: 'regHazardOther',
} as const;

interface Props extends PartProps {
  /** Campuses for which the person may register. */
  readonly campuses: readonly string[];
  readonly today: string;
}

/** How it came in and where; then what only letters, boxes and other authorities bring with them. */
export const HeadPart = ({ draft, problems, change, campuses, today }: Props) => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const isForwarded = FORWARDED_CHANNELS.some((channel) => channel === draft.channel);
  const isWritten = isForwarded || ['letter', 'fax'].includes(draft.channel);
  return (
    <section className="card">
      <div className="reg-grid">
        <Field field="channel" label={t('regChannel')} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={draft.channel || undefined}
              showSearch={{ optionFilterProp: 'label' }}
              options={STAFF_CHANNELS.map((value) => ({ value, label: label('channel', value) }))}
              onChange={(channel) => change({ channel })}
            />
          )}
        </Field>
        <Field field="campus" label={t('regCampus')} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={draft.campus || undefined}
              options={campuses.map((value) => ({ value, label: directory.campus(value) }))}
              onChange={(campus) => change({ campus, units: [] })}
            />
          )}
        </Field>
      </div>
      <details open={isWritten || isInUse('head', draft, problems)}>
        <summary>{t('regReceived')}</summary>
        <div className="reg-grid">
          <Field field="matter" label={t('regMatter')} problems={problems}>
            {(control) => (
              <Select
                {...control}
                value={draft.matter}
                options={MATTERS.map((value) => ({ value, label: t(MATTER[value]) }))}
                onChange={(matter) => change({ matter, hazard: '' })}
              />
            )}
          </Field>
          {draft.matter === 'hazard' && (
            <Field field="hazard" label={t('regHazard')} problems={problems}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.hazard || undefined}
                  options={HAZARDS.map((value) => ({ value, label: t(HAZARD[value]) }))}
                  onChange={(hazard) => change({ hazard })}
                />
              )}
            </Field>
          )}
          <Field
            field="receivedDay"
            label={t('regReceivedDay')}
            hint={t('regReceivedDayHint')}
            problems={problems}
          >
            {(control) => (
              <Input
                {...control}
                type="date"
                max={today}
                value={draft.receivedDay}
                onChange={(event) => change({ receivedDay: event.target.value })}
              />
            )}
          </Field>
          <Field field="receivedTime" label={t('regReceivedTime')} problems={problems}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={draft.receivedTime}
                onChange={(event) => change({ receivedTime: event.target.value })}
              />
            )}
          </Field>
          <Field field="externalRef" label={t('regRef')} problems={problems}>
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                value={draft.externalRef}
                onChange={(event) => change({ externalRef: event.target.value })}
              />
            )}
          </Field>
          {isForwarded && (
            <>
              <Field field="dueDay" label={t('regDueDay')} problems={problems}>
                {(control) => (
                  <Input
                    {...control}
                    type="date"
                    value={draft.dueDay}
                    onChange={(event) => change({ dueDay: event.target.value })}
                  />
                )}
              </Field>
              <Field field="dueTime" label={t('regDueTime')} problems={problems}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    value={draft.dueTime}
                    onChange={(event) => change({ dueTime: event.target.value })}
                  />
                )}
              </Field>
            </>
          )}
          {isWritten && (
            <Field field="letterDate" label={t('regLetterDate')} problems={problems}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  max={today}
                  value={draft.letterDate}
                  onChange={(event) => change({ letterDate: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
      </details>
    </section>
  );
};
