import { describe, expect, it } from '@jest/globals';
import { safeError } from './safe-error.js';

describe('an error in the log', () => {
  it('shows where, and hides numbers and addresses', () => {
    const safe = safeError(
      new Error('mail to wang@example.org or +8613900001111 failed after 3 tries'),
    );
    expect(safe.message).toBe('mail to [address] or [number] failed after 3 tries');
    expect(safe.stack).toContain('safe-error.spec');
    expect(safe.stack).not.toContain('13900001111');
  });

  it('hides messages that quote what was read', () => {
    const parse = () => JSON.parse('张三的电话') as unknown;
    let caught: unknown;
    try {
      parse();
    } catch (error) {
      caught = error;
    }
    expect(safeError(caught).message).not.toContain('张三');
    const sql = Object.assign(new Error('invalid input syntax for type integer: "张三"'), {
      code: '22P02',
    });
    expect(safeError(sql)).toMatchObject({
      code: '22P02',
      message: '[hidden: SQLSTATE 22P02 quotes values]',
    });
  });

  it('keeps the message of an outage', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
      code: 'ECONNREFUSED',
    });
    expect(safeError(refused).message).toContain('127.0.0.1:5432');
  });
});
