import { describe, expect, it } from '@jest/globals';
import type { CaseStanding } from '@tingsu/contracts';
import { acknowledging, assigning, merging, plannedFor, reminding, urging } from './plan';

const standing = (caseNo: string, more: object = {}) =>
  ({ caseNo, version: 7, owner: null, asked: [], commands: [], ...more }) as CaseStanding;

describe('commands for many cases', () => {
  it('acknowledge every step that waits for the reader, and nothing else', () => {
    const asked = [{ clockId: 'first24', stepId: 'warn' }];
    expect(acknowledging(standing('C-1', { asked })).steps).toEqual([
      {
        caseNo: 'C-1',
        command: 'acknowledgeClock',
        payload: { clockId: 'first24', stepId: 'warn' },
      },
    ]);
    expect(acknowledging(standing('C-2'))).toMatchObject({
      steps: [],
      refusal: 'bulk.nothing_asked',
    });
  });

  it('merge all but the target into it, each with the version that was seen', () => {
    const answers = { target: 'C-1', same: true };
    const may = { commands: [{ command: 'merge', allowed: true, reasonCode: null }] };
    expect(merging(standing('C-1', may), answers)).toEqual({
      caseNo: 'C-1',
      steps: [],
      refusal: null,
    });
    expect(merging(standing('C-2', may), answers).steps).toEqual([
      {
        ...{ caseNo: 'C-2', command: 'merge', expectedVersion: 7 },
        payload: { targetCaseNo: 'C-1', samePerson: true, sameMatter: true },
      },
    ]);
  });

  it('say of each case why nothing happens to it', () => {
    const answers = { target: 'C-1', same: true };
    const mayNot = {
      commands: [{ command: 'merge', allowed: false, reasonCode: 'access.denied' }],
    };
    expect(merging(standing('C-2', mayNot), answers).refusal).toBe('access.denied');
    expect(merging(standing('C-3'), answers).refusal).toBe('case.state_refused');
  });

  it('say of a case that the reader does not see that it is not there', () => {
    const seen = [standing('C-1', { asked: [{ clockId: 'first24', stepId: 'warn' }] })];
    expect(plannedFor('C-1', seen, acknowledging).steps).toHaveLength(1);
    expect(plannedFor('C-2', seen, acknowledging)).toEqual({
      ...{ caseNo: 'C-2', steps: [], refusal: 'case.not_found' },
    });
  });

  it('give each case to a person, but not one that is his already or that may not be given', () => {
    const may = { owner: null, commands: [{ command: 'assign', allowed: true, reasonCode: null }] };
    expect(assigning(standing('C-1', may), 'person')).toEqual({
      caseNo: 'C-1',
      steps: [
        { caseNo: 'C-1', command: 'assign', payload: { person: 'person' }, expectedVersion: 7 },
      ],
      refusal: null,
    });
    expect(assigning(standing('C-1', may), null)).toMatchObject({ steps: [], refusal: null });
    expect(assigning(standing('C-2', { ...may, owner: 'person' }), 'person').refusal).toBe(
      'owner.same',
    );
    expect(assigning(standing('C-3', { owner: null }), 'person').refusal).toBe(
      'case.state_refused',
    );
  });

  it('urge the department of each case that has one to urge', () => {
    const may = { commands: [{ command: 'urge', allowed: true, reasonCode: null }] };
    expect(urging(standing('C-1', may), '请今天答复').steps).toMatchObject([
      { command: 'urge', payload: { demand: '请今天答复' }, expectedVersion: 7 },
    ]);
    expect(urging(standing('C-1', may), '')).toMatchObject({ steps: [], refusal: null });
    expect(urging(standing('C-2'), '请今天答复').refusal).toBe('case.state_refused');
  });

  it('remind the owner of each case, where there is one', () => {
    const may = { owner: 'one', commands: [{ command: 'note', allowed: true, reasonCode: null }] };
    expect(reminding(standing('C-1', may), '请尽快').steps).toMatchObject([
      { command: 'note', payload: { text: '请尽快', mentions: ['one'] } },
    ]);
    expect(reminding(standing('C-1', may), '')).toMatchObject({ steps: [], refusal: null });
    expect(reminding(standing('C-2', { ...may, owner: null }), '请尽快').refusal).toBe(
      'bulk.no_owner',
    );
  });
});
