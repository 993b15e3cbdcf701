import { Input } from 'antd';
import { useWords } from '../kit/words';
import { Field } from './field';
import type { PartProps } from './parts';

/** What the person says, big: everything else can wait while somebody speaks. */
export const WordsPart = ({ draft, asked, problems, change }: PartProps) => {
  const { t } = useWords();
  return (
    <section className="card">
      <Field
        field="content"
        label={t('regContent')}
        hint={t('regContentHint')}
        problems={problems}
        wide
      >
        {(control) => (
          <Input.TextArea
            {...control}
            className="reg-content"
            dir="auto"
            autoSize={{ minRows: 7, maxRows: 20 }}
            value={draft.content}
            onChange={(event) => change({ content: event.target.value })}
          />
        )}
      </Field>
      <Field
        field="reasons"
        label={t('regReasons')}
        mark={t('regOptional')}
        problems={problems}
        wide
      >
        {(control) => (
          <Input.TextArea
            {...control}
            dir="auto"
            maxLength={2_000}
            autoSize={{ minRows: 1, maxRows: 8 }}
            value={draft.reasons}
            onChange={(event) => change({ reasons: event.target.value })}
          />
        )}
      </Field>
      <Field
        field="demand"
        label={t('regDemand')}
        mark={t(asked.wanted.includes('demand') ? 'regWanted' : 'regOptional')}
        problems={problems}
        wide
      >
        {(control) => (
          <Input.TextArea
            {...control}
            dir="auto"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={draft.demand}
            onChange={(event) => change({ demand: event.target.value })}
          />
        )}
      </Field>
    </section>
  );
};
