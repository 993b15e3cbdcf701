import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { registerHealth } from '@tingsu/runtime';
import { ReferenceConsumer } from './reference.consumer.js';
import { ReferenceRepository } from './reference.repository.js';

/** The copies of directory and policies. Without them intake runs, and answers 503 to submissions. */
@Module({
  controllers: [ReferenceConsumer],
  providers: [ReferenceRepository],
  exports: [ReferenceRepository],
})
export class ReferenceModule implements OnApplicationBootstrap {
  constructor(private readonly references: ReferenceRepository) {}

  onApplicationBootstrap(): void {
    registerHealth('policies', () => this.requirePolicies(), { critical: false });
  }

  private async requirePolicies(): Promise<void> {
    if (!(await this.references.anyReady()))
      throw new Error('Directory or policies have not arrived');
  }
}
