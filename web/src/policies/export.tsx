import { Button } from 'antd';
import { useWords } from '../kit/words';
import type { JsonObject } from './json';

/** The document as a file, which another group can begin a policy with. */
export const Export = ({
  name,
  document,
}: {
  readonly name: string;
  readonly document: JsonObject;
}) => {
  const { t } = useWords();
  const save = (): void => {
    const file = new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' });
    const link = window.document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${name}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return <Button onClick={save}>{t('policyExport')}</Button>;
};
