import { STAFF_CHANNELS } from '@tingsu/contracts';
import { Input, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { BatchHead, BatchProblem } from './batch';
import { Field } from './field';

interface Props {
  readonly head: BatchHead;
  readonly problems: readonly BatchProblem[];
  readonly campuses: readonly string[];
  readonly today: string;
  change(part: Partial<BatchHead>): void;
}

const FIELD_OF = {
  regChannelMissing: 'channel',
  regCampusMissing: 'campus',
  regDayFuture: 'receivedDay',
} as const;

/** What all letters of the pile have in common. */
export const BatchHeadPart = ({ head, problems, campuses, today, change }: Props) => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const wrong = problems.map((text) => ({ field: FIELD_OF[text], text }));
  return (
    <section className="card reg-grid" aria-label={t('regBatchHead')}>
      <Field field="channel" label={t('regChannel')} problems={wrong}>
        {(control) => (
          <Select
            {...control}
            value={head.channel || undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={STAFF_CHANNELS.map((value) => ({ value, label: label('channel', value) }))}
            onChange={(channel) => change({ channel })}
          />
        )}
      </Field>
      <Field field="campus" label={t('regCampus')} problems={wrong}>
        {(control) => (
          <Select
            {...control}
            value={head.campus || undefined}
            options={campuses.map((value) => ({ value, label: directory.campus(value) }))}
            onChange={(campus) => change({ campus })}
          />
        )}
      </Field>
      <Field field="externalRef" label={t('regBatchRef')} problems={wrong}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={head.externalRef}
            onChange={(event) => change({ externalRef: event.target.value })}
          />
        )}
      </Field>
      <Field field="receivedDay" label={t('regReceivedDay')} problems={wrong}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max={today}
            value={head.receivedDay}
            onChange={(event) => change({ receivedDay: event.target.value })}
          />
        )}
      </Field>
      <Field field="firstResponder" label={t('regFirst')} problems={wrong}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={head.firstResponder || undefined}
            options={directory.staff.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(firstResponder: string) => change({ firstResponder })}
          />
        )}
      </Field>
    </section>
  );
};
