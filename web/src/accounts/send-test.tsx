import type { SentMedium } from '@tingsu/contracts';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { whyNot } from '../thread/why-not';
import { useTestMessage } from './use-media-accounts';

/** A test message to oneself, and what the provider said of it. */
export const SendTest = ({ medium }: { readonly medium: SentMedium }) => {
  const { t } = useWords();
  const [to, setTo] = useState('');
  const test = useTestMessage(medium);
  const id = `test-${medium}`;
  return (
    <form
      className="send-test"
      onSubmit={(event) => {
        event.preventDefault();
        if (to.trim() !== '') test.mutate(to);
      }}
    >
      <label htmlFor={id}>{t(`accountTestTo_${medium}`)}</label>
      <div className="row">
        <Input
          id={id}
          value={to}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setTo(target.value)}
        />
        <Button htmlType="submit" disabled={to.trim() === ''} loading={test.isPending}>
          {t('accountTest')}
        </Button>
      </div>
      {test.error && <ProblemView error={test.error} />}
      {test.data && (
        <Alert
          role="status"
          type={test.data.taken ? 'success' : 'error'}
          showIcon
          title={
            test.data.error === null
              ? t('accountTestTaken')
              : t('accountTestFailed', {
                  why: t(whyNot(test.data.error), { code: test.data.error }),
                  code: test.data.error,
                })
          }
        />
      )}
    </form>
  );
};
