import '../i18n/after';
import type { AddressedResult } from '@tingsu/contracts';
import { Button, Empty, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { FormDraftNotes } from '../drafts/form-draft-notes';
import { useFormDraft } from '../drafts/use-form-draft';
import { useSearchParams } from 'react-router';
import { scopeFrom } from '../improvements/loop-scope';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { partyName } from './parties';
import { useAnsweringResult, useResults } from './use-results';

interface Asked {
  readonly grounds: string;
  readonly evidence: string;
}

const AskForm = ({ itemId, onDone }: { readonly itemId: string; readonly onDone: () => void }) => {
  const { t } = useWords();
  const [form] = Form.useForm<Asked>();
  const draft = useFormDraft<Asked>('reconsideration', itemId, () => ({
    grounds: '',
    evidence: '',
  }));
  const asking = useAnsweringResult(itemId, 'reconsideration', () => {
    draft.sent();
    onDone();
  });
  useEffect(() => form.setFieldsValue(draft.typed), [form, draft.typed]);
  return (
    <Form<Asked>
      form={form}
      layout="vertical"
      onValuesChange={(part: Partial<Asked>) => draft.change(part)}
      onFinish={(asked) => asking.mutate(asked)}
    >
      <FormDraftNotes
        draft={draft}
        names={{ grounds: t('fieldAskGrounds'), evidence: t('fieldAskEvidence') }}
      />
      {(['grounds', 'evidence'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(name === 'grounds' ? 'fieldAskGrounds' : 'fieldAskEvidence')}
          rules={[{ required: true, whitespace: true, message: t('fieldRequired') }]}
        >
          <Input.TextArea
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={name === 'grounds' ? 10_000 : 5_000}
          />
        </Form.Item>
      ))}
      {asking.error && <ProblemView error={asking.error} />}
      <Button type="primary" htmlType="submit" loading={asking.isPending}>
        {t('askReconsideration')}
      </Button>{' '}
      <Button onClick={onDone}>{t('cancel')}</Button>
    </Form>
  );
};

const Standing = ({ item }: { readonly item: AddressedResult }) => {
  const { t, label, long } = useWords();
  const withdrawing = useAnsweringResult(item.itemId, 'withdrawal', () => undefined);
  const reading = useAnsweringResult(item.itemId, 'reading', () => undefined);
  const asked = item.reconsideration;
  if (!asked) return null;
  if (asked.withdrawnAt)
    return <p>{t('reconsiderationWithdrawn', { at: long(asked.withdrawnAt) })}</p>;
  if (asked.decidedAt)
    return (
      <>
        <p>
          {t('reconsiderationDecided', {
            result: label('reconsidered', asked.result),
            at: long(asked.decidedAt),
          })}
        </p>
        <blockquote>
          <p className="said" dir="auto">
            {shown(asked.reasons)}
          </p>
        </blockquote>
        {asked.readAt ? (
          <p className="soft">{t('conclusionReadOn', { at: long(asked.readAt) })}</p>
        ) : (
          <>
            {reading.error && <ProblemView error={reading.error} />}
            <Button type="primary" loading={reading.isPending} onClick={() => reading.mutate({})}>
              {t('conclusionConfirm')}
            </Button>
          </>
        )}
      </>
    );
  return (
    <>
      <p>{t('reconsiderationOpen', { at: long(asked.askedAt) })}</p>
      {withdrawing.error && <ProblemView error={withdrawing.error} />}
      <Button loading={withdrawing.isPending} onClick={() => withdrawing.mutate({})}>
        {t('withdrawReconsideration')}
      </Button>
    </>
  );
};

const Item = ({ item }: { readonly item: AddressedResult }) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  const [asks, setAsks] = useState(false);
  const who = item.on ? partyName(item.on, directory) : t('circularWhole');
  return (
    <li className="card" data-testid="addressed-result">
      <h2>{t(item.kind === 'result' ? 'resultOf' : 'circularOf', { caseNo: item.caseNo })}</h2>
      <p className="soft">
        {[
          who,
          long(item.at),
          item.kind === 'result' &&
            (item.askUntil ? t('askUntil', { at: long(item.askUntil) }) : t('noReconsideration')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="said" dir="auto">
        {shown(item.text)}
      </p>
      <Standing item={item} />
      {item.mayAsk && !asks && (
        <Button type="primary" onClick={() => setAsks(true)}>
          {t('askReconsideration')}
        </Button>
      )}
      {asks && <AskForm itemId={item.itemId} onDone={() => setAsks(false)} />}
    </li>
  );
};

/** What the reader, or the department that he heads, was served because of a complaint, and circulars. */
export const ResultsPage = () => {
  const { t } = useWords();
  usePageTitle(t('myResultsTitle'));
  const [search] = useSearchParams();
  const issued = search.get('issued') === 'circulars' ? scopeFrom(search) : null;
  const query = useResults(issued);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <h1>{t('myResultsTitle')}</h1>
      <p className="soft">{t(issued ? 'circularsIssued' : 'myResultsIntro')}</p>
      {query.isPending && <Loading rows={4} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty description={t(issued ? 'circularsNone' : 'myResultsNone')} />
      )}
      <ul className="plain-list">
        {items.map((item) => (
          <Item key={`${item.itemId}|${item.on ? partyKeyOf(item.on) : ''}`} item={item} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
    </div>
  );
};

const partyKeyOf = (on: NonNullable<AddressedResult['on']>): string =>
  'unit' in on ? on.unit : on.person;
