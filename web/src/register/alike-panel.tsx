import type { Alike } from '@tingsu/contracts';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AlikeFacts } from '../related/alike-facts';
import { KnownNote } from '../safety/known-note';
import { goTo } from './field';
import type { Draft } from './draft';
import { useAlike, useAddToCase } from './use-alike';

interface Props {
  readonly draft: Draft;
  /** Under which the form would be sent, so that adding twice adds once. */
  readonly formKey: string;
  /** What was typed stands in another case now. */
  onAdded(): void;
}

const Item = ({
  item,
  busy,
  onAdd,
}: {
  readonly item: Alike;
  readonly busy: boolean;
  onAdd(): void;
}) => {
  const { t } = useWords();
  return (
    <li data-alike={item.complaintNo}>
      <AlikeFacts
        item={item}
        number={
          // In a window of its own: the form is not left for a look.
          <a href={`/staff/cases/${item.caseNo}`} target="_blank" rel="noopener">
            {item.caseNo}
          </a>
        }
      />
      {item.open && (
        <Button size="small" loading={busy} onClick={onAdd}>
          {t('regAlikeAdd')}
        </Button>
      )}
    </li>
  );
};

/** Earlier complaints of the same person, and perhaps the same matter, while the form is typed. */
export const AlikePanel = ({ draft, formKey, onAdded }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const found = useAlike(draft);
  const adding = useAddToCase(draft, formKey);
  const add = (item: Alike): void => {
    if (draft.content.trim() === '') return goTo('content');
    adding.mutate(item.complaintNo, {
      onSuccess: ({ caseNo }) => {
        void message.success(t('regAdded', { no: caseNo }));
        onAdded();
        void navigate(`/cases/${caseNo}`);
      },
    });
  };
  const items = found.data?.items ?? [];
  return (
    <aside className="card reg-alike" aria-labelledby="reg-alike-title">
      <h2 id="reg-alike-title">{t('regAlike')}</h2>
      <KnownNote caseNos={found.data?.samePerson ?? []} />
      {!found.asked && <p className="soft">{t('regAlikeHint')}</p>}
      {found.error && <p className="soft">{t('regAlikeFailed')}</p>}
      <div role="status">
        {found.asked && found.data && items.length === 0 && (
          <p className="soft">{t('regAlikeNone')}</p>
        )}
        {items.length > 0 && (
          <p className="visually-hidden">{t('regAlikeCount', { count: items.length })}</p>
        )}
      </div>
      {adding.error && <ProblemView error={asProblem(adding.error)} />}
      {items.some(({ open }) => open) && draft.attachments.length > 0 && (
        <p className="soft">{t('regAlikeFiles')}</p>
      )}
      <ol className="plain-list">
        {items.map((item) => (
          <Item
            key={item.complaintNo}
            item={item}
            busy={adding.isPending && adding.variables === item.complaintNo}
            onAdd={() => add(item)}
          />
        ))}
      </ol>
    </aside>
  );
};
