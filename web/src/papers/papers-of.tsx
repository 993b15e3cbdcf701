import { type PaperTemplate } from '@tingsu/contracts';
import { Button } from 'antd';
import '../i18n/papers';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { paperAddress } from './paper-address';
import { useOpenPaper } from './use-open-paper';

interface Props {
  readonly caseNo: string;
  readonly templates: readonly PaperTemplate[];
  /** Which list or report; none for a paper of the case as a whole. */
  readonly about?: string;
}

/** Papers beside what they are about: each is opened and printed as it would be now. Made for good they are among the papers of the case. */
export const PapersOf = ({ caseNo, templates, about }: Props) => {
  const { t, label, language } = useWords();
  const { open, problem, busy } = useOpenPaper();
  if (templates.length === 0) return null;
  return (
    <>
      <div className="row">
        {templates.map((template) => (
          <Button
            key={template}
            size="small"
            data-print={template}
            disabled={busy}
            onClick={() =>
              void open(paperAddress(caseNo, template, { language, about: about ?? null }))
            }
          >
            {[t('papersPrint', { title: label('paper', template) }), about]
              .filter(Boolean)
              .join(' ')}
          </Button>
        ))}
      </div>
      {problem && <ProblemView error={problem} />}
    </>
  );
};
