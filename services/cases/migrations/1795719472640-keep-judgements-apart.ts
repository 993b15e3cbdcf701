import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists know a nature that is a judgement about the complainant by a word of its own, which ends with `!`. */
export class KeepJudgementsApart1795719472640 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return exchange(runner, '', '!');
  }

  down(runner: QueryRunner): Promise<void> {
    return exchange(runner, '!', '');
  }
}

async function exchange(runner: QueryRunner, before: string, after: string): Promise<void> {
  const judged = `c.nature_rules && '{malicious,untrue}'`;
  await runner.query(`insert into cases.list_word (tenant_id, word)
    select distinct c.tenant_id, 'nature:' || c.nature || '${after}' from cases.complaint_case c where ${judged} on conflict do nothing`);
  await runner.query(`update cases.case_member m set nature = w.id
    from cases.complaint_case c
    join cases.list_word w on w.tenant_id = c.tenant_id and w.word = 'nature:' || c.nature || '${after}'
    join cases.list_word old on old.tenant_id = c.tenant_id and old.word = 'nature:' || c.nature || '${before}'
    where m.tenant_id = c.tenant_id and m.case_id = c.case_id and ${judged} and m.nature = old.id`);
}
