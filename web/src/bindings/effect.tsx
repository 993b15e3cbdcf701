import type { BindingEffect, DraftDetail } from '@tingsu/contracts';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { Head } from '../kit/table-head';
import { useWords } from '../kit/words';
import { PolicyNames } from './rows-table';
import { useBindingEffect } from './use-bindings';
import { useWhereWords } from './where-words';

const Groups = ({ groups }: Pick<BindingEffect, 'groups'>) => {
  const { t } = useWords();
  const words = useWhereWords();
  const policies = (names: readonly string[] | null) =>
    names === null ? (
      <span className="late">{t('whereNoPolicy')}</span>
    ) : (
      <PolicyNames policies={names} words={words} />
    );
  return (
    <div
      className="table-frame rules-frame"
      role="region"
      aria-label={t('whereEffectTitle')}
      tabIndex={0}
    >
      <table className="rules">
        <Head
          columns={[
            'whereCampus',
            'whereDepartment',
            'whereKind',
            'whereChannel',
            'whereCount',
            'whereBefore',
            'whereAfter',
          ]}
        />
        <tbody>
          {groups
            .toSorted((one, other) => other.count - one.count)
            .map((group, index) => (
              <tr key={index} data-campus={group.campus} data-channel={group.channel}>
                <td data-label={t('whereCampus')}>{words.campus(group.campus)}</td>
                <td data-label={t('whereDepartment')}>{words.department(group.department)}</td>
                <td data-label={t('whereKind')}>{words.kind(group.caseKind)}</td>
                <td data-label={t('whereChannel')}>{words.channel(group.channel)}</td>
                <td data-label={t('whereCount')}>{group.count}</td>
                <td data-label={t('whereBefore')}>{policies(group.before)}</td>
                <td data-label={t('whereAfter')}>{policies(group.after)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
};

const Counted = ({ effect }: { readonly effect: BindingEffect }) => {
  const { t } = useWords();
  const { total, changed, uncovered, doubled, groups } = effect;
  return (
    <>
      <p data-testid="binding-effect" data-changed={changed} data-total={total}>
        <strong>
          {changed === 0
            ? t('whereEffectNone', { total })
            : t('whereEffectSome', { total, changed })}
        </strong>{' '}
        {uncovered + doubled === 0 && t('whereEffectAll')}
        {uncovered > 0 && <span className="late">{t('whereEffectGap', { uncovered })}</span>}
        {doubled > 0 && <span className="late"> {t('whereEffectTwice', { doubled })}</span>}
      </p>
      {groups.length > 0 && <Groups groups={groups} />}
    </>
  );
};

/** How many complaints of the last year would have fallen under other policies, and which. */
export const Effect = ({ draft }: { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  const isReadable = draft.problems.every(({ code }) => code !== 'binding.shape');
  const effect = useBindingEffect(draft, isReadable);
  return (
    <section className="card" aria-labelledby="title-effect">
      <h2 id="title-effect">{t('whereEffectTitle')}</h2>
      <p className="soft">{t('whereEffectHelp')}</p>
      {!isReadable && <p>{t('whereEffectLater')}</p>}
      {isReadable && effect.isPending && <Loading rows={2} />}
      {effect.error && <ProblemView error={effect.error} onRetry={() => void effect.refetch()} />}
      {isReadable && effect.data && <Counted effect={effect.data} />}
    </section>
  );
};
