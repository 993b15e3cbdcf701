import type { CallBack } from '@tingsu/contracts';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { CallQuestions } from '../casepage/call-questions';
import { DraftLine, OtherDraft } from '../drafts/draft-line';
import { draftKeeper } from '../drafts/drafts.client';
import { useWords } from '../kit/words';
import { CALL_RESULTS, type CallResult, type TypedResult } from './call-groups';
import { useCallDraft } from './use-call-draft';

const TEXT = {
  satisfied: 'callFoundSatisfied',
  praise: 'callFoundPraise',
  dissatisfied: 'callFoundDissatisfied',
  not_improved: 'callFoundNotImproved',
  unreachable: 'callFoundUnreachable',
} as const satisfies Record<CallResult, string>;
const SCORES = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));

interface Props {
  readonly call: CallBack;
  /** Of the case, as its author sees it. */
  readonly caseVersion: number;
  readonly busy: boolean;
  onResult(typed: TypedResult): void;
}

/** What came of a call: the result first, then the words to the questions of the plan. */
export const ResultForm = ({ call, caseVersion, busy, onResult }: Props) => {
  const { t, options } = useWords();
  const { form, place, show, keep } = useCallDraft(call, caseVersion);
  const found = Form.useWatch('found', form);
  const reached = found !== undefined && found !== 'unreachable';
  const takenUp = reached && CALL_RESULTS[found].result === 'dissatisfied';
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={{ medium: 'phone' }}
      onFinish={onResult}
      onValuesChange={(_, typed: Partial<TypedResult>) => keep(typed)}
      onBlur={() => void draftKeeper.flush(place)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
      }}
    >
      <OtherDraft command="recordFollowUp" place={place} onTake={show} />
      <Form.Item
        name="found"
        label={t('fieldResult')}
        rules={[{ required: true, message: t('callFoundMissing') }]}
      >
        <Radio.Group
          aria-label={t('fieldResult')}
          className="call-results"
          options={(Object.keys(CALL_RESULTS) as CallResult[]).map((value) => ({
            value,
            label: t(TEXT[value]),
          }))}
        />
      </Form.Item>
      {takenUp && (
        <Alert type="warning" showIcon className="dialog-note" title={t('callTakenUp')} />
      )}
      {found === 'unreachable' && (
        <p className="soft">
          {t('callAttempt', { n: call.attempts.length + 1, of: call.attemptsNeeded })}
        </p>
      )}
      {reached && (
        <>
          <Form.Item
            name="score"
            label={t('callScore')}
            rules={[{ required: true, message: t('callScoreMissing') }]}
          >
            <Radio.Group aria-label={t('callScore')} options={SCORES} />
          </Form.Item>
          <CallQuestions call={call} />
        </>
      )}
      <Form.Item name="note" label={t('fieldNote')}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="medium" label={t('fieldMedium')}>
        <Select options={options('medium')} />
      </Form.Item>
      <DraftLine place={place} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('callSaveNext')}
      </Button>
    </Form>
  );
};
