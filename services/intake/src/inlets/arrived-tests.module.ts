import { Module } from '@nestjs/common';
import { ArrivedTests } from './arrived-tests.repository.js';

/** By what each inlet says that a test came. */
@Module({ providers: [ArrivedTests], exports: [ArrivedTests] })
export class ArrivedTestsModule {}
