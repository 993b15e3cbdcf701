import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { csvOf } from './csv';
import { queryOf, type LogFilters } from './log-filters';
import { readAll } from './use-access-log';
import { useLogWords } from './use-log-words';

const save = (text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'access-log.csv';
  link.click();
  URL.revokeObjectURL(address);
};

/** What the filters leave, as a file for a spreadsheet. */
export const ExportButton = ({ filters }: { readonly filters: LogFilters }) => {
  const { t, timeZone } = useWords();
  const { message, modal } = App.useApp();
  const directory = useDirectory();
  const words = useLogWords();
  const [count, setCount] = useState(0);
  const exporting = useMutation({
    mutationFn: async () => {
      setCount(0);
      const { items, more } = await readAll(queryOf(filters, timeZone), setCount);
      const head = [
        ...[t('accessWhen'), t('accessWho'), t('accessWhat'), t('accessWhich')],
        ...[t('accessOutcome'), t('accessWhy')],
      ];
      const rows = items.map((one) => [
        ...[one.at, directory.person(one.personId), words.action(one), one.complaintNo ?? ''],
        ...[words.outcome(one), words.reason(one)],
      ]);
      save(csvOf([head, ...rows]));
      if (more) modal.warning({ title: t('accessExportedPart', { count: items.length }) });
      else void message.success(t('accessExported', { count: items.length }));
    },
  });
  return (
    <>
      <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
        {exporting.isPending ? t('accessExporting', { count }) : t('accessExport')}
      </Button>
      {exporting.error && <ProblemView error={exporting.error} />}
    </>
  );
};
