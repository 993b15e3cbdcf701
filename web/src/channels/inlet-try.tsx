import type { Inlet } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { testStands } from './inlet-test';
import { useTestInlet } from './use-inlets';

interface Props {
  readonly inlet: Inlet;
  readonly name: string;
}

const TEST_HINTS = {
  form: 'inletTestHint_form',
  wechat: 'inletTestHint_wechat',
  mailbox: 'inletTestHint_mailbox',
  queue: 'inletTestHint_queue',
} as const;
const TESTS = {
  came: 'inletTestCame',
  under_way: 'inletTestUnderWay',
  lost: 'inletTestLost',
} as const;

/** A message through the real inlet, and whether it came. */
export const InletTry = ({ inlet, name }: Props) => {
  const { t, short } = useWords();
  const testing = useTestInlet(inlet);
  const { kind, test, mayTest } = inlet;
  const stands = testStands(test, serverNow());
  const hint = kind in TEST_HINTS ? TEST_HINTS[kind as keyof typeof TEST_HINTS] : null;
  const fault = testing.data?.fault ?? null;
  if (!mayTest && !stands) return null;
  return (
    <div className="inlet-test">
      {stands && (
        <p role="status" className={stands === 'lost' ? 'late' : undefined}>
          {t(TESTS[stands], { at: short(test?.at ?? '') })}
        </p>
      )}
      {mayTest && (
        <>
          <Button
            size="small"
            aria-label={t('inletTestNamed', { name })}
            loading={testing.isPending || stands === 'under_way'}
            onClick={() => testing.mutate()}
          >
            {t('inletTest')}
          </Button>
          {hint && <p className="soft">{t(hint)}</p>}
        </>
      )}
      {testing.error && <ProblemView error={testing.error} />}
      {fault && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={t(`inletFault_${fault}`, { detail: testing.data?.detail ?? '' })}
        />
      )}
    </div>
  );
};
