import { Alert, Button } from 'antd';
import { getAt, sameJson } from './json';
import type { Names } from './names';
import { placeOf, placeWords } from './places';
import { pointerOf, type Json } from './json';
import { treeWords } from './differences';
import type { Editing } from './use-draft';
import { valueWords } from './value-words';

/** Another person saved in between: what both changed, with the choice to take theirs. */
export const ConflictNote = ({
  editing,
  names,
}: {
  readonly editing: Editing;
  readonly names: Names;
}) => {
  const { conflict, content, change, settleConflict } = editing;
  if (!conflict) return null;
  const { t } = names;
  const said = (pointer: string, value: Json | undefined): string => {
    const { field } = placeOf(pointer);
    return (
      (field && value !== undefined && typeof value !== 'object'
        ? valueWords(field, value, names)
        : treeWords(value, names)) || t('whatIfNone')
    );
  };
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('conflictTitle')}
      data-testid="conflict"
      description={
        <>
          <p>{t(conflict.length > 0 ? 'conflictText' : 'conflictClean')}</p>
          <ul>
            {conflict.map((clash) => {
              const pointer = pointerOf(clash.path);
              const isTheirs = sameJson(getAt(content, clash.path), clash.theirs);
              return (
                <li key={pointer}>
                  {placeWords(placeOf(pointer), content, names)} — {t('conflictMine')}:{' '}
                  {said(pointer, clash.mine)} · {t('conflictTheirs')}: {said(pointer, clash.theirs)}{' '}
                  {!isTheirs && (
                    <Button size="small" onClick={() => change(clash.path, clash.theirs)}>
                      {t('takeTheirs')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      }
      action={
        <Button size="small" onClick={settleConflict}>
          {t('understood')}
        </Button>
      }
    />
  );
};
