import { Button } from 'antd';
import '../i18n/papers';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { paperAddress } from './paper-address';
import { useOpenPaper } from './use-open-paper';

/** What is printed when a complaint has been registered: the form to sign, and what the complainant takes along. */
export const PaperLinks = ({ caseNo }: { readonly caseNo: string }) => {
  const { t, label, language } = useWords();
  const { open, problem, busy } = useOpenPaper();
  return (
    <>
      {(['register-form', 'acknowledgement'] as const).map((template) => (
        <Button
          key={template}
          loading={busy}
          onClick={() => void open(paperAddress(caseNo, template, { language }))}
        >
          {t('papersPdf', { title: label('paper', template) })}
        </Button>
      ))}
      {problem && <ProblemView error={problem} />}
    </>
  );
};
